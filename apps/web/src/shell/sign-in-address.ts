const page = '/sign-in'
const parameter = 'to'

/** 登录地址 Where one signs in, to come back to this address afterwards. */
export function signInAddress(path: string, search: string): string {
  const here = search === '' ? path : `${path}?${search}`
  if (here === '/' || path === page) return page
  return `${page}?${new URLSearchParams({ [parameter]: here })}`
}

/** 登录后去哪里 The address to go back to after signing in: one of ours, whatever stands in the link; else the first page. */
export function addressAfter(search: string): string {
  const to = new URLSearchParams(search).get(parameter) ?? '/'
  const { origin, pathname, search: asked } = new URL(to, 'http://ours.invalid')
  return origin === 'http://ours.invalid' && to.startsWith('/') ? pathname + asked : '/'
}

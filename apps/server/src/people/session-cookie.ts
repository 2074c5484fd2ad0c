/** 登录 cookie Its name; a browser that came over https keeps it for https alone. */
const plainName = 'mingzhang-session'
const secureName = '__Host-mingzhang-session'

const nameOf = (https: boolean): string => (https ? secureName : plainName)

/** 取令牌 The session token that a request carries, or null. */
export function tokenOf(cookies: string | undefined, https: boolean): string | null {
  for (const pair of (cookies ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === nameOf(https) && value && /^[\w-]{43}$/u.test(value)) return value
  }
  return null
}

/** 带登录否 Does the request carry a session's cookie, of whichever name? */
export const carriesSession = (cookies: string | undefined): boolean =>
  tokenOf(cookies, true) !== null || tokenOf(cookies, false) !== null

/** Out of the reach of scripts, and never sent by a page of another site. It ends with the session's absolute end. */
export const cookieWith = (token: string, seconds: number, https: boolean): string =>
  `${nameOf(https)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${https ? '; Secure' : ''}`

export const noCookie = (https: boolean): string => cookieWith('', 0, https)

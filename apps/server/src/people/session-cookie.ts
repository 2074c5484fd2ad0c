/** 登录 cookie Its name; a browser that came over https keeps it for https alone. */
const plainName = 'mingzhang-session'
const secureName = '__Host-mingzhang-session'

const nameOf = (https: boolean): string => (https ? secureName : plainName)

/** 取令牌 The session token that a request carries, or null. */
export const tokenOf = (cookies: string | undefined, https: boolean): string | null =>
  tokenNamed(cookies, nameOf(https))

function tokenNamed(cookies: string | undefined, wanted: string): string | null {
  for (const pair of (cookies ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === wanted && value && /^[\w-]{43}$/u.test(value)) return value
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

/** 浏览器 cookie By which a browser is known from which an account has signed in before. It opens nothing. */
const browserName = (https: boolean): string => (https ? '__Host-mingzhang-browser' : 'mingzhang-browser')

/** So long a browser that is not used stays known. */
export const browserDays = 180

/** 取浏览器 The token of the browser that a request comes from, or null. */
export const browserOf = (cookies: string | undefined, https: boolean): string | null =>
  tokenNamed(cookies, browserName(https))

export const browserCookie = (token: string, https: boolean): string =>
  `${browserName(https)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${browserDays * 86_400}${https ? '; Secure' : ''}`

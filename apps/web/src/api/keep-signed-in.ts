/** 重新登录 Asks the person to sign in again; answers whether that happened. */
export type AskAgain = () => Promise<boolean>

let askAgain: AskAgain | null = null
let asking: Promise<boolean> | null = null

/** 登记 Who asks, while somebody is signed in; null while nobody is. */
export function whenSignedOut(ask: AskAgain | null): void {
  askAgain = ask
}

/**
 * 保持登录 From now on a request that the server refuses because the session has ended waits until the person has signed
 * in again, and is then sent once more. So no room has to know about sessions, and what was typed is neither lost nor
 * left unsaved. Several such requests wait for one sign-in.
 */
export function keepSignedIn(): void {
  const plain = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const response = await plain(input, init)
    if (response.status !== 401 || !askAgain || !isRepeatable(input, init)) return response
    asking ??= askAgain().finally(() => {
      asking = null
    })
    return (await asking) ? plain(input, init) : response
  }
}

/** Signing in itself is not repeated, nor what can be sent only once. */
const isRepeatable = (input: RequestInfo | URL, init: RequestInit | undefined): boolean =>
  !(input instanceof Request) &&
  !(init?.body instanceof ReadableStream) &&
  !/^\/api\/session(?:$|\/)/u.test(new URL(input, location.href).pathname)

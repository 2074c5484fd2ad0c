import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { carriesSession } from './people/session-cookie.ts'
import { badRequest, foreignHost, foreignOrigin, HttpProblem } from './problem.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * 同源检查 Lets through only requests of our own page, or of no page at all.
 *
 * Any website open in the same browser could otherwise change data with the session's cookie (a form posted across
 * sites) or read it (its own domain name pointed at this machine). Browsers always send Origin or Sec-Fetch-Site with a
 * changing request, and neither can be forged by a page: so a changing request with a session's cookie must carry one
 * that names us. The cookie is SameSite=Strict besides. Programs that send neither and have no session are let through
 * to where the rights are asked.
 *
 * @throws HttpProblem 403; 400 for an address with a character that nothing here is called by
 */
export function assertAllowed(request: FastifyRequest, hostNames: readonly string[]): void {
  const { host, origin, cookie } = request.headers
  if (!isAllowedHost(host, hostNames)) throw new HttpProblem(403, foreignHost())
  if (request.url.includes('%00')) throw new HttpProblem(400, badRequest('地址里有不能用的字符。'))
  if (reading.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (origin === undefined && site === undefined && carriesSession(cookie))
    throw new HttpProblem(403, foreignOrigin())
  if (site !== undefined && site !== 'same-origin') throw new HttpProblem(403, foreignOrigin())
  if (origin !== undefined && hostOf(origin) !== host?.toLowerCase())
    throw new HttpProblem(403, foreignOrigin())
}

/** localhost, a plain IP address (a name pointed elsewhere is never one), or a name the operator gave. */
function isAllowedHost(host: string | undefined, hostNames: readonly string[]): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false
  const name = new URL(`http://${host}`).hostname.toLowerCase()
  const address = name.replace(/^\[|\]$/gu, '')
  return (
    name === 'localhost' || isIP(address) !== 0 || hostNames.some((known) => known.toLowerCase() === name)
  )
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

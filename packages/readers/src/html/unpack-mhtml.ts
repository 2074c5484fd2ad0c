import { asciiStart } from './decode-page.ts'

type Part = { readonly type: string; readonly encoding: string; readonly body: string }

/** 是否网页档案 Do these bytes begin as a page that a browser saved as a single file (MHTML)? */
export const isMhtml = (bytes: Uint8Array): boolean => {
  const start = asciiStart(bytes, 2048)
  return /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+/u.test(start) && /^MIME-Version:/imu.test(start)
}

/** 拆网页档案 The bytes of the page inside a single-file page; null when there is none. */
export function unpackMhtml(bytes: Uint8Array): Uint8Array | null {
  const text = new TextDecoder('latin1').decode(bytes)
  const whole = partOf(text)
  const boundary = /boundary="?([^"\s;]+)"?/iu.exec(whole.type)?.[1]
  const parts = boundary ? whole.body.split(`--${boundary}`).slice(1).map(partOf) : [whole]
  const page = parts.find((part) => /^text\/html/iu.test(part.type))
  return page ? decoded(page) : null
}

function partOf(text: string): Part {
  const start = text.replace(/^\r?\n/u, '')
  const gap = /\r?\n\r?\n/u.exec(start)
  const head = start.slice(0, gap?.index ?? 0).replace(/\r?\n[ \t]+/gu, ' ')
  const field = (name: string): string =>
    new RegExp(`^${name}:\\s*(.*)$`, 'imu').exec(head)?.[1]?.trim() ?? ''
  const body = gap ? start.slice(gap.index + gap[0].length) : ''
  return { type: field('Content-Type'), encoding: field('Content-Transfer-Encoding').toLowerCase(), body }
}

function decoded({ encoding, body }: Part): Uint8Array | null {
  if (encoding === 'quoted-printable') return fromLatin(unquoted(body))
  if (encoding !== 'base64') return fromLatin(body)
  try {
    return fromLatin(atob(body.replace(/[^A-Za-z0-9+/]/gu, '')))
  } catch {
    return null
  }
}

const unquoted = (text: string): string =>
  text
    .replace(/=\r?\n/gu, '')
    .replace(/=([0-9A-Fa-f]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const fromLatin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

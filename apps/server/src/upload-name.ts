const longest = 200
const unnamed = '未命名文件'

/**
 * 上传文件名 The name of an uploaded file as it is kept and shown: its last part only, without control characters and
 * without signs that turn the direction of writing (which can disguise an ending). Nothing on disk is named after it.
 *
 * @returns at most 200 characters, the ending kept; never empty
 */
export function uploadName(given: string | undefined): string {
  const last = (given ?? '').toWellFormed().split(/[\\/]/u).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (clean === '' || /^\.+$/u.test(clean)) return unnamed
  return shorten(clean)
}

function shorten(name: string): string {
  const characters = [...name]
  if (characters.length <= longest) return name
  const ending = /\.[A-Za-z0-9]{1,8}$/u.exec(name)?.[0] ?? ''
  return `${characters.slice(0, longest - ending.length - 1).join('')}…${ending}`
}

import { piecesOf } from './break-lines.ts'
import { emsOf } from './text-width.ts'

/** Words that a line of a title may begin with: what they stand before makes sense of its own. */
const beginnings =
  /\d{4}年|（|一般公共预算|政府性基金|国有资本|财政拨款|“三公”|基本支出|项目支出|部门预算|支出预算|收入预算|绩效|公开情况|情况说明|预算/gu

/**
 * 题名分行 How wide the lines of a title are that does not fit on one, so that it breaks between words and the upper line
 * is the longer one (GB/T 9704, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜).
 *
 * @param ems width of the line that is there, in widths of a character of the title
 * @returns null where the title fits on one line
 */
export function titleWidth(title: string, ems: number): number | null {
  const whole = emsOf(title)
  if (whole <= ems) return null
  const lines = Math.ceil(whole / ems)
  const even = whole / lines
  if (lines > 2) return Math.min(ems, even + 1)
  const at = breakIn(title, ems)
  const first = at === null ? Math.ceil(even) : emsOf(title.slice(0, at))
  // Digits differ in width from font to font: most of a character to spare where the next one must not go up.
  return Math.min(ems, Math.max(first, whole - first) + (first * 2 >= whole ? 0.75 : 0.4))
}

/** Where the second of two lines begins, so that they are as even as words let them; null where no words do. */
function breakIn(title: string, ems: number): number | null {
  const whole = emsOf(title)
  const longer = (first: number): number => Math.max(first, whole - first)
  const best = (places: readonly number[]): number | null =>
    places
      .map((index) => ({ index, first: emsOf(title.slice(0, index)), room: roomBefore(title.slice(index)) }))
      .filter(({ first, room }) => first <= ems && whole - first <= first + room)
      .toSorted((one, other) => longer(one.first) - longer(other.first))[0]?.index ?? null
  return best([...title.matchAll(beginnings)].map(({ index }) => index)) ?? best(betweenWords(title))
}

/** Every place between two words; a year stays with its number. */
function betweenWords(title: string): number[] {
  let at = 0
  return piecesOf(title).flatMap((piece) => {
    const place = at
    at += piece.length
    return place === 0 || piece.startsWith('年') ? [] : [place]
  })
}

/** How much longer the lower line may be: what begins it must not fit on the upper one, and a year is never torn. */
const roomBefore = (rest: string): number => (/^\d{4}/u.test(rest) ? 1.2 : 0)

import { widthOfText } from '../document/printed-table.ts'
import type { PageBox } from './page-boxes.ts'

/** 字段 A run of text as the file prints it: points from the top left of the page, `y` its baseline. */
export type PrintedRun = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Size of the type. */
  readonly size: number
  /** Quarter turns by which it runs against the page as seen: 1 upwards, 2 upside down, 3 downwards; by default none. */
  readonly turn?: 0 | 1 | 2 | 3
}

type Character = { readonly text: string; readonly x0: number; readonly x1: number }

/**
 * 对准 Moves the box of a few words inside a line to where the file prints them.
 *
 * @param runs the text of the page
 * @param box where the words are thought to be: right in height, about right in width
 * @param words what stands there
 * @returns the box, moved when the words are found near it
 */
export function fitWords(runs: readonly PrintedRun[], box: PageBox['box'], words: string): PageBox['box'] {
  const [x0, y0, x1, y1] = box
  const wanted = [...words.replace(/\s/gu, '')]
  const line = runs
    .filter(({ y, turn = 0 }) => turn === 0 && y > y0 && y <= y1 + 1)
    .flatMap(charactersOf)
    .sort((a, b) => a.x0 - b.x0)
  let best: PageBox['box'] = box
  // Farther away than twice its own width it is another one.
  let nearest = 2 * (x1 - x0) + 20
  for (let at = 0; at + wanted.length <= line.length; at += 1) {
    if (!wanted.every((text, step) => line[at + step]?.text === text)) continue
    const [from, to] = [line[at]?.x0 ?? x0, line[at + wanted.length - 1]?.x1 ?? x1]
    const away = Math.abs(from + to - x0 - x1) / 2
    if (away >= nearest) continue
    nearest = away
    best = [from, y0, to, y1]
  }
  return best
}

/** The characters of a run; inside it they share its width as their faces do. */
function charactersOf({ text, x, width }: PrintedRun): readonly Character[] {
  const whole = widthOfText(text)
  let at = x
  return [...text].flatMap((char) => {
    const x0 = at
    at += whole === 0 ? 0 : (widthOfText(char) / whole) * width
    return char.trim() === '' ? [] : [{ text: char, x0, x1: at }]
  })
}

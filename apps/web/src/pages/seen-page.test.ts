import { type Page, viewBox } from '@mingzhang/readers/ofd'
import { describe, expect, test } from 'vitest'
import { runsOf } from './ofd-file.ts'
import { seenMatrix, seenPoint, seenSize } from './seen-page.ts'

const glyph = (text: string, x0: number) => ({ text, x0, x1: x0 + 10, y0: 91, y1: 101, base: 100, size: 10 })

/** A page 600 × 400 as it is read, with 合计 at (50, 100). */
const page = (turn: Page['turn']): Page => ({
  ...{ number: 1, width: 600, height: 400, turn, strays: [], rules: [], pictures: 0 },
  glyphs: [glyph('合', 50), glyph('计', 60)],
})

describe.each([0, 1, 2, 3] as const)('a page turned by %i quarters', (turn) => {
  test('is drawn where its places say that things are', () => {
    const [x0, y0, x1, y1] = viewBox(page(turn), [50, 91, 70, 101])
    const corners = [seenPoint(page(turn), 50, 91), seenPoint(page(turn), 70, 101)]
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
    expect([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]).toEqual([x0, y0, x1, y1])
  })

  test('fills the paper as it was printed', () => {
    const { width, height } = seenSize(page(turn))
    expect([width, height]).toEqual(turn % 2 === 0 ? [600, 400] : [400, 600])
    for (const corner of [seenPoint(page(turn), 0, 0), seenPoint(page(turn), 600, 400)]) {
      expect([0, width]).toContain(Math.round(corner[0]))
      expect([0, height]).toContain(Math.round(corner[1]))
    }
    const [a, b, c, d] = seenMatrix(page(turn))
    expect(a * d - b * c).toBe(1)
  })

  test('has its words one behind the other, the way they run', () => {
    const [run] = runsOf(page(turn))
    const [x, y] = seenPoint(page(turn), 50, 100)
    expect(run).toMatchObject({ text: '合计', x, y, width: 20, turn })
  })
})

import { expect, test } from 'vitest'
import { inSight } from './in-sight.ts'
import type { RawGlyph } from './read-glyphs.ts'

const page = [0, 0, 600, 800] as const

/** Characters of 10 points, one behind the other, from x on. */
const print = (x: number, y: number, text: string): RawGlyph[] =>
  [...text].map((char, index) => ({
    text: char,
    box: [x + index * 10, y + 8, x + index * 10 + 10, y - 2],
    origin: [x + index * 10, y],
    size: 10,
    turn: 0,
  }))

const seen = (...glyphs: RawGlyph[][]): string =>
  inSight(glyphs.flat(), page)
    .map(({ text }) => text)
    .join('')

test('a figure that the edge of the page cuts is seen whole', () => {
  expect(seen(print(100, 400, '合计'), print(585, 400, '1212.23'))).toBe('合计1212.23')
  expect(seen(print(-25, 400, '3,000.50'))).toBe('3,000.50')
})

test('what stands wholly beyond the edge is not', () => {
  expect(seen(print(100, 400, '合计'), print(640, 400, '隐去'), print(100, 900, '页外'))).toBe('合计')
})

test('a word on the page takes no other word along', () => {
  expect(seen(print(560, 400, '合计'), print(605, 400, '隐去'), print(605, 380, '隐'))).toBe('合计')
})

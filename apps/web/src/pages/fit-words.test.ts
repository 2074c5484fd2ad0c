import { expect, it } from 'vitest'
import { fitWords } from './fit-words.ts'

const line = [
  { text: '支出预算', x: 80, y: 100, width: 64, size: 16 },
  { text: '8900.03', x: 160, y: 100, width: 56, size: 16 },
  { text: '万元，其中 8900.03', x: 220, y: 100.4, width: 140, size: 16 },
  { text: '8900.03', x: 160, y: 130, width: 56, size: 16 },
]

it('words are found in the line where they are thought to be', () => {
  expect(fitWords(line, [150, 88, 206, 104], '8900.03')).toEqual([160, 88, 216, 104])
})

it('of two the nearer is taken; words may run over several pieces', () => {
  const [x0, , x1] = fitWords(line, [290, 88, 350, 104], '8900.03')
  expect(x0).toBeGreaterThan(290)
  expect(x1).toBeCloseTo(360)
  expect(fitWords(line, [155, 88, 250, 104], '8900.03 万元')[0]).toBe(160)
})

it('words that are not there leave the box as it was', () => {
  expect(fitWords(line, [150, 88, 206, 104], '8320.77')).toEqual([150, 88, 206, 104])
  expect(fitWords([], [150, 88, 206, 104], '8900.03')).toEqual([150, 88, 206, 104])
})

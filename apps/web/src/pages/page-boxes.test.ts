import type { Block, Place } from '@mingzhang/model'
import { expect, it } from 'vitest'
import { boxesOf } from './page-boxes.ts'
import { pageItems } from './page-items.ts'

type Box = readonly [number, number, number, number]
const on = (page: number, box: Box, text: string): Place => ({ kind: 'pdf', page, box, text })
const spot = { row: null, cell: null, from: null, to: null }

const sentence = '支出预算8900.03万元，其中基本支出3611.85万元'
const blocks: readonly Block[] = [
  {
    kind: 'paragraph',
    text: sentence,
    place: on(1, [80, 760, 500, 800], sentence),
    lines: [
      { start: 0, place: on(1, [100, 780, 300, 800], sentence.slice(0, 14)) },
      { start: 14, place: on(2, [80, 60, 300, 80], sentence.slice(14)) },
    ],
  },
  {
    kind: 'grid',
    place: on(2, [80, 100, 500, 300], ''),
    rows: [
      {
        place: on(2, [80, 100, 500, 120], ''),
        cells: [
          { text: '合计', place: on(2, [80, 100, 300, 120], '合计') },
          { text: '8900.03', place: on(2, [300, 100, 500, 120], '8900.03') },
        ],
      },
    ],
  },
  { kind: 'paragraph', text: '横排的字很多', place: on(3, [80, 100, 92, 700], '横排的字很多') },
  { kind: 'paragraph', text: '单位：万元', place: { kind: 'text', line: 4, text: '单位：万元' } },
]

it('a cell has its box, a row the box of the row', () => {
  expect(boxesOf(blocks, { ...spot, block: 1, row: 0, cell: 1 })).toEqual([
    { page: 2, box: [300, 100, 500, 120] },
  ])
  expect(boxesOf(blocks, { ...spot, block: 1, row: 0 })).toEqual([{ page: 2, box: [80, 100, 500, 120] }])
})

it('a paragraph over two pages has a box for every line', () => {
  expect(boxesOf(blocks, { ...spot, block: 0 }).map(({ page }) => page)).toEqual([1, 2])
})

it('words inside a line have a part of its box and say what they are', () => {
  const [box, ...more] = boxesOf(blocks, { ...spot, block: 0, from: 4, to: 11 })
  expect(more).toEqual([])
  expect(box).toMatchObject({ page: 1, words: '8900.03' })
  const [x0, , x1] = box?.box ?? []
  expect(x0).toBeGreaterThan(140)
  expect(x1).toBeLessThan(270)
})

it('words in a line printed sideways light the line', () => {
  expect(boxesOf(blocks, { ...spot, block: 2, from: 1, to: 3 })).toEqual([
    { page: 3, box: [80, 100, 92, 700] },
  ])
})

it('a format without pages has no boxes', () => {
  expect(boxesOf(blocks, { ...spot, block: 3 })).toEqual([])
})

it('unrelated pages fold into strips; with nothing to keep all are shown', () => {
  expect(pageItems(6, new Set([3, 4]))).toEqual([
    { kind: 'fold', from: 1, to: 2 },
    { kind: 'page', page: 3 },
    { kind: 'page', page: 4 },
    { kind: 'fold', from: 5, to: 6 },
  ])
  expect(pageItems(2, null)).toHaveLength(2)
  expect(pageItems(2, new Set([9]))).toHaveLength(2)
})

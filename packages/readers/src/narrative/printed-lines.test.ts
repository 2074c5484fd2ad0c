import type { Block, Place } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { readTables } from '../recognise/read-tables.ts'
import { passageOf } from './passage.ts'
import { readUnplaced } from './unplaced.ts'

const line = (page: number, y: number, text: string): Place => ({
  kind: 'pdf',
  page,
  box: [72, y, 520, y + 12],
  text,
})

const paragraph = {
  kind: 'paragraph' as const,
  text: '支出预算500万元，比上年减少20万元',
  place: { ...line(6, 100, '支出预算500万元，比上年减少20万元'), box: [72, 100, 520, 127] as const },
  lines: [
    { start: 0, place: line(6, 100, '支出预算500万元，比上') },
    { start: 12, place: line(6, 115, '年减少20万元') },
  ],
}

const nothing = {
  programs: [],
  claims: [],
  departmentTargets: { name: null, budget: null, goal: null, indicators: [], place: null },
}

describe('a paragraph printed in several lines', () => {
  const passage = passageOf([paragraph])

  test('a number stands in its line', () => {
    expect(passage.place(4, 9)).toEqual({ ...line(6, 100, ''), text: '500万元' })
    expect(passage.place(15, 19)).toEqual({ ...line(6, 115, ''), text: '20万元' })
  })

  test('words that run over two lines stand in both', () => {
    expect(passage.place(10, 19)).toEqual({
      kind: 'pdf',
      page: 6,
      box: [72, 100, 520, 127],
      text: '比上年减少20万元',
    })
  })
})

test('a code in several cells is placed when it was read as one', () => {
  const row = (texts: string) => ({
    cells: texts.split('|').map((text, index) => ({ text, place: line(9, index, text) })),
    place: line(9, 0, ''),
  })
  const rows = [row('类|款|项|科目名称|合计'), row('201|03|01|行政运行|12.00'), row('|||合计|12.00')]
  const title: Block = { kind: 'paragraph', text: '一般公共预算支出表', place: line(9, 0, '') }
  const blocks: Block[] = [title, { kind: 'grid', rows, place: line(9, 0, '') }]
  const { tables } = readTables(blocks, new Set())
  expect(tables[0]?.rows[0]?.code).toBe('2010301')
  expect(readUnplaced(blocks, { ...nothing, tables })).toEqual([])
})

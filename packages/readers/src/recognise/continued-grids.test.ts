import type { Block, Grid } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { readTables } from './read-tables.ts'

const at = (page: number) => ({ kind: 'pdf' as const, page, box: [0, 0, 1, 1] as const, text: '' })

const line = (text: string): Block => ({ kind: 'paragraph', text, place: at(1) })

/** Rows as texts; a text with {n} stands over n columns. */
const grid = (page: number, rows: readonly string[]): Grid => ({
  kind: 'grid',
  place: at(page),
  rows: rows.map((row) => ({
    place: at(page),
    cells: row.split('|').map((cell) => {
      const span = /\{(\d+)\}$/u.exec(cell)?.[1]
      const text = cell.replace(/\{\d+\}$/u, '').trim()
      return { text, place: { ...at(page), text }, ...(span && { columnSpan: Number(span) }) }
    }),
  })),
})

const figures = (blocks: readonly Block[]) =>
  readTables(blocks, new Set()).tables.map((table) =>
    table.cells
      .filter((cell) => cell.amount !== null)
      .map((cell) => `${cell.row.name} ${cell.column.at(-1)} ${cell.text}`),
  )

const first = grid(1, ['收入||支出|', '项目|预算数|项目|预算数', '一、财政拨款|30.00|一、教育支出|30.00'])
const last = grid(2, ['二、其他收入||二、结余分配|', '收入总计|30.00|支出总计|30.00'])
const whole = [
  '一、财政拨款 预算数 30.00',
  '一、教育支出 预算数 30.00',
  '收入总计 预算数 30.00',
  '支出总计 预算数 30.00',
]

describe('a table over two pages', () => {
  const above = [line('部门收支总表'), line('单位：万元')]

  test('goes on without a header when the reader of pages saw its columns go on', () => {
    expect(figures([...above, first, { ...last, continues: true }])).toEqual([whole])
  })

  test('repeats its header, which is no data', () => {
    const repeated: Grid = { ...last, rows: [...first.rows.slice(0, 2), ...last.rows], continues: true }
    expect(figures([...above, first, repeated])).toEqual([whole])
  })

  test('ends where a title stands before the next grid', () => {
    const blocks = [...above, first, line('部门支出总表'), { ...first, continues: true as const }]
    expect(readTables(blocks, new Set()).tables).toHaveLength(2)
  })
})

test('a header merged over all columns, and a row without words inside the header', () => {
  const rows = [
    '“三公”经费{4}|||',
    '合计{2}||公务接待费{2}|',
    '|||',
    '预算数|决算数|预算数|决算数',
    '0.95|0.20|0.95|0.20',
  ]
  expect(figures([line('“三公”经费支出决算表'), line('单位：万元'), grid(1, rows)])).toEqual([
    [
      expect.stringMatching(/预算数 0.95$/u),
      expect.anything(),
      expect.anything(),
      expect.stringMatching(/决算数 0.20$/u),
    ],
  ])
})

describe('a line that only says that the table goes on', () => {
  const above = [line('部门支出总表'), line('单位：万元')]
  const head = '科目编码|科目名称|合计|基本支出|项目支出'
  const opening = grid(1, [head, '201|一般公共服务支出|30.00|20.00|10.00'])
  const rest = '208|社会保障和就业支出|5.00|5.00|'

  test.each(['续前表', '接上表', '（续表）', '续表二', '续上表：'])(
    '%s: rows under the same header join the table',
    (said) => {
      for (const rows of [[head, rest], [rest]]) {
        const { tables } = readTables([...above, opening, line(said), grid(2, rows)], new Set())
        expect(tables.map(({ title, rows: all }) => [title, all.length])).toEqual([['部门支出总表', 2]])
      }
    },
  )

  test('under other columns they stand alone, under the name of the table', () => {
    const other = grid(2, ['科目编码|科目名称|上年结转|本年收入', '208|社会保障和就业支出|5.00|5.00'])
    const { tables } = readTables([...above, opening, line('续前表'), other], new Set())
    expect(tables.map(({ title }) => title)).toEqual(['部门支出总表', '部门支出总表（续）'])
  })
})

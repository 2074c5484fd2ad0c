import type { PublicationPart } from '@mingzhang/model'
import { describe, expect, it } from 'vitest'
import { arrangePages } from './arrange-pages.ts'
import { columnShares } from './column-shares.ts'
import { layOutTable } from './lay-out-table.ts'
import {
  emptyTable,
  head,
  money,
  printedTable,
  publicationOf,
  wideRevenue,
  words,
} from './tests/sample-publications.ts'

const columns = (shares: readonly number[]) =>
  shares.map((widthShare) => ({ align: 'right' as const, widthShare }))

describe('排格', () => {
  it('跨行跨列的格让后面的格往右', () => {
    const { head: rows } = layOutTable(
      printedTable({
        columns: columns([1, 1, 1, 1]),
        header: [
          [head('甲', 1, 2), head('乙', 2), head('丙', 1, 2)],
          [head('丁'), head('戊')],
        ],
      }),
    )
    expect(rows.flat().map(({ cell, row, column }) => [cell.text, row, column])).toEqual([
      ['甲', 0, 0],
      ['乙', 0, 1],
      ['丙', 0, 3],
      ['丁', 1, 1],
      ['戊', 1, 2],
    ])
  })

  it('伸出表外的跨度在表边截住，多出的格去掉', () => {
    const { body } = layOutTable(
      printedTable({
        columns: columns([1, 1]),
        rows: [{ strong: false, cells: [words('甲', { columns: 9, rows: 9 }), words('乙')] }],
      }),
    )
    expect(body.flat()).toHaveLength(1)
    expect(body.flat()[0]?.cell).toMatchObject({ columns: 2, rows: 1 })
  })
})

describe('列宽', () => {
  it('按版式的份额，加起来一千', () => {
    const shares = columnShares(printedTable({ columns: columns([1, 1, 1]) }), 80)
    expect(shares).toEqual([334, 333, 333])
  })

  it('放不下最长的数的列，由宽的列让出', () => {
    const table = printedTable({
      columns: columns([1, 20]),
      rows: [{ strong: false, cells: [money('123,456,789.00'), words('')] }],
    })
    const [narrow = 0, wide = 0] = columnShares(table, 40)
    expect(narrow).toBeGreaterThan(180)
    expect(narrow + wide).toBe(1000)
  })
})

describe('列宽：词和数', () => {
  const names = [
    '国有资本经营预算拨款收入',
    '财政专户管理资金收入',
    '附属单位上缴收入',
    '用事业基金弥补收支差额',
  ]
  const wide = printedTable({
    columns: columns([1, 1, 1, 1, 1]),
    header: [[head('科目名称'), ...names.map((name) => head(name))]],
    rows: [
      {
        strong: false,
        cells: [words('机关事业单位基本养老保险缴费支出', { indent: 2 }), ...names.map(() => money('0.50'))],
      },
    ],
  })
  const emsOfShares = (ems: number) => columnShares(wide, ems).map((share) => (share * ems) / 1000)

  it('有余地的，表头至多三行，名称至多两行', () => {
    const [name = 0, ...figures] = emsOfShares(40)
    expect(name).toBeGreaterThan(18 / 2 + 2)
    for (const figure of figures) expect(figure).toBeGreaterThan(4.2)
  })

  it('没有余地的，先让表头窄', () => {
    const [name = 0, ...figures] = emsOfShares(28)
    expect(name).toBeGreaterThan(18 / 2 + 2)
    for (const figure of figures) expect(figure).toBeGreaterThan(3)
  })
})

describe('分页', () => {
  const heading: PublicationPart = { kind: 'heading', level: 1, text: '二、部门预算公开表' }
  const wide: PublicationPart = { kind: 'table', table: wideRevenue }
  const upright: PublicationPart = { kind: 'table', table: emptyTable }
  const pageBreak: PublicationPart = { kind: 'page-break' }
  const runs = (parts: readonly PublicationPart[]) =>
    arrangePages(publicationOf(parts)).map((run) => [
      run.landscape,
      run.parts.map(({ kind }) => kind).join(' '),
    ])

  it('标题跟着宽表横过来，换向处不留空页', () => {
    expect(runs([pageBreak, upright, pageBreak, heading, wide, pageBreak, upright, pageBreak])).toEqual([
      [false, 'table'],
      [true, 'heading table'],
      [false, 'table'],
    ])
  })

  it('表后的章：短表后接着写，有号的、长的表后另页；题目总是另页', () => {
    const short: PublicationPart = { kind: 'table', table: { ...emptyTable, no: null } }
    const text: PublicationPart = {
      kind: 'paragraph',
      runs: [{ kind: 'words', text: '见下表。'.repeat(10) }],
    }
    const title: PublicationPart = { kind: 'heading', level: 1, text: '部门预算情况说明' }
    expect(runs([heading, text, short, heading, text])).toEqual([
      [false, 'heading paragraph table heading paragraph'],
    ])
    expect(runs([heading, text, upright, heading, text])).toEqual([
      [false, 'heading paragraph page-break table page-break heading paragraph'],
    ])
    expect(runs([heading, text, short, title, text])).toEqual([
      [false, 'heading paragraph table page-break heading paragraph'],
    ])
  })

  it('目录自成一页', () => {
    expect(runs([heading, { kind: 'contents', title: '目录' }, pageBreak, upright])).toEqual([
      [false, 'heading page-break contents page-break table'],
    ])
  })
})

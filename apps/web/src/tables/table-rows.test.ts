import { describe, expect, it } from 'vitest'
import { fixtureDisclosure } from '../../tests/fixture.ts'
import { headRows } from './head-rows.ts'
import { shownAt, tableRows, textOf, tsvRows, widestOf } from './table-rows.ts'

const [overview, expenditure, three] = fixtureDisclosure.tables

describe('tables as read', () => {
  it('the header paths make a tree', () => {
    const rows = headRows([
      ['收入', '项目'],
      ['收入', '预算数'],
      ['支出', '项目'],
      ['支出', '预算数'],
      ['备注'],
    ])
    expect(
      rows.map((row) => row.map(({ text, columnSpan, rowSpan }) => `${text} ${columnSpan}×${rowSpan}`)),
    ).toEqual([
      ['收入 2×1', '支出 2×1', '备注 1×2'],
      ['项目 1×1', '预算数 1×1', '项目 1×1', '预算数 1×1'],
    ])
  })

  it('columns with one and the same path stay apart', () => {
    expect(headRows([['金额'], ['金额']])[0]?.length).toBe(2)
  })

  it('both sides of a printed row are one row', () => {
    if (!overview) throw new Error('no overview')
    const rows = tableRows(overview)
    expect(rows.length).toBe(17)
    const [head, first] = tsvRows(overview, rows)
    expect(head).toEqual(['序号', '收入 / 项目', '收入 / 预算数', '支出 / 项目', '支出 / 预算数'])
    expect(first).toEqual(['', '一、一般公共预算拨款收入', '8900.03', '一、一般公共服务支出', '8309.97'])
  })

  it('blank, 0.00, — and unread are four things', () => {
    if (!three || !expenditure) throw new Error('no table')
    const rows = tableRows(three)
    const kinds = [1, 2].map((c) => rows.map((row) => shownAt(three, row, c).kind))
    expect(kinds[0]).toEqual(['figure', 'figure', 'figure', 'blank', 'figure', 'figure'])
    expect(kinds[1]).toEqual(['figure', 'dash', 'figure', 'unread', 'figure', 'figure'])
  })

  it('the widest cell of a column is told by its characters and its depth', () => {
    if (!expenditure) throw new Error('no table')
    const rows = tableRows(expenditure)
    const columns = expenditure.columns.map((_, c) => c)
    const widest = widestOf(expenditure, rows, columns).map(textOf)
    const all = tsvRows(expenditure, rows).slice(1)
    widest.forEach((text, c) => {
      expect(text.length).toBe(Math.max(...all.map((row) => row[c]?.length ?? 0)))
    })
  })
})

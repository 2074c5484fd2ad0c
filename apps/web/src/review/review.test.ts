import type { BoardRow, RowNotice } from '@mingzhang/cycle'
import { describe, expect, it } from 'vitest'
import { beside, documentAddress } from './addresses.ts'
import { inWan } from './money.ts'
import { daysLate, isDue, markOf, stateOf } from './row-state.ts'
import { shortNames } from './short-names.ts'
import { sortAfter, sortRows } from './sort-rows.ts'
import { oddYear, usualYear } from './usual-year.ts'

const plain = {
  ...{ id: 'd1', unitKey: 'u', unitName: '教育局', unitCode: '101', year: 2026, kind: null, title: null },
  ...{ tables: 9, programs: 2 },
}
const row = (over: Partial<BoardRow> = {}, code: string | null = '101', id = 'd1'): BoardRow => ({
  ...{ ordinal: 0, file: '甲.txt', state: 'done', refusal: null, money: 0, decided: 0, accepted: 0, open: 0 },
  ...{
    known: null,
    silenced: 0,
    comments: 0,
    leads: { error: null, warning: null, money: null, missing: null },
  },
  document: { ...plain, id, unitCode: code },
  count: { error: 0, warning: 0, note: 0 },
  errors: { certain: 0, likely: 0, possible: 0 },
  ...{ missing: { tables: 0, programs: 0 }, notice: null },
  ...over,
})
const notice = (over: Partial<RowNotice> = {}): RowNotice => ({
  ...{ id: 'n', documentId: 'd1', state: 'open', remaining: null, dueOn: null, closedAt: null },
  ...{ closedByDocument: null, findings: 2 },
  ...over,
})

describe('看板的一行', () => {
  it('goes from to review to passed, and by a notice to returned and mended', () => {
    expect(stateOf(row({ open: 3 }))).toBe('todo')
    expect(stateOf(row({ open: 2, decided: 1 }))).toBe('doing')
    expect(stateOf(row({ decided: 3, accepted: 2 }))).toBe('ready')
    expect(stateOf(row({ decided: 3, accepted: 2, notice: notice() }))).toBe('returned')
    expect(stateOf(row({ notice: notice({ state: 'closed' }) }))).toBe('mended')
    expect(stateOf(row({ notice: notice({ state: 'closed', documentId: 'd0' }) }))).toBe('passed')
    expect(stateOf(row())).toBe('passed')
    expect(stateOf(row({ state: 'refused' }))).toBe('refused')
    expect(stateOf(row({ state: 'gone', document: null }))).toBe('gone')
  })
  it('of another year than most of its batch says so', () => {
    const of = (year: number | null) => row({ document: { ...plain, year } })
    const rows = [of(2026), of(2026), of(2024), of(null)]
    const usual = usualYear(rows)
    expect(rows.map((one) => oddYear(one, usual))).toEqual([null, null, 2024, null])
    expect(usualYear([of(2026), of(2024)])).toBeNull()
  })
  it('is overdue from the day after its notice was due', () => {
    const due = row({ notice: notice({ dueOn: '2026-03-10' }) })
    expect(stateOf(due, '2026-03-10')).toBe('returned')
    expect(stateOf(due, '2026-03-11')).toBe('late')
    expect(daysLate(notice({ dueOn: '2026-03-10' }), '2026-03-13')).toBe(3)
    expect(daysLate(notice({ dueOn: '2026-03-10', state: 'closed' }), '2026-03-13')).toBe(0)
  })
  it('leads to its finding, and from there to the next of the same error', () => {
    const from = { batch: 'b', cluster: 'any/level|error|#' }
    expect(documentAddress('d1', 'f/1', from)).toBe(
      '/documents/d1?finding=f%2F1&batch=b&cluster=any%2Flevel%7Cerror%7C%23',
    )
    const items = ['a', 'b', 'c'].map((documentId) => ({ documentId, findingId: 'f' }))
    const at = { documentId: 'b', findingId: 'f' }
    expect([beside(items, at, 1)?.documentId, beside(items, at, -1)?.documentId]).toEqual(['c', 'a'])
    expect(beside(items, { documentId: 'c', findingId: 'f' }, 1)).toBeNull()
    expect(beside(items, { documentId: 'x', findingId: 'f' }, 1)).toBeNull()
  })
  it('wants a notice while accepted findings stand in none', () => {
    expect(isDue(row({ accepted: 2 }))).toBe(true)
    expect(isDue(row({ accepted: 2, notice: notice() }))).toBe(false)
    expect(isDue(row({ accepted: 3, notice: notice() }))).toBe(true)
    expect(isDue(row())).toBe(false)
  })
  it('is marked by the gravest of what was found', () => {
    expect(markOf(row({ count: { error: 1, warning: 2, note: 0 } }))).toBe('error')
    expect(markOf(row({ count: { error: 0, warning: 2, note: 0 } }))).toBe('warning')
    expect(markOf(row({ count: { error: 0, warning: 0, note: 5 } }))).toBe('none')
  })
})

it('rows stand by money, equal ones by code; codes are numbers; a second press turns the order', () => {
  const rows = [row({ money: 5 }, '1010'), row({ money: 5 }, '234'), row({ money: 9 }, '300'), row({}, null)]
  const codes = (sort: string) => sortRows(rows, sort).map(({ document }) => document?.unitCode)
  expect(codes('-money')).toEqual(['300', '234', '1010', null])
  expect(codes('code')).toEqual(['234', '300', '1010', null])
  expect(sortAfter('-money', 'errors')).toBe('-errors')
  expect(sortAfter('-errors', 'errors')).toBe('errors')
})

it('names lose the place that several share, and nothing else', () => {
  const short = shortNames([
    '某市某区教育局',
    '某市某区档案馆',
    '某市某区民政局',
    '城市管理局',
    '市场监督管理局',
  ])
  expect(short('某市某区教育局')).toBe('教育局')
  expect(short('城市管理局')).toBe('城市管理局')
  expect(shortNames(['某市某区教育局'])('某市某区教育局')).toBe('某市某区教育局')
})

it('money stands in 万元, and nothing stands for nothing', () => {
  expect(inWan(0)).toBe('')
  expect(inWan(579_260_000)).toBe('579.26')
  expect(inWan(96_795_760_000)).toBe('96,795.76')
})

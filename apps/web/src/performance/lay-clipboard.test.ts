import { describe, expect, it } from 'vitest'
import {
  layClipboard,
  type PasteForm,
  plainFigure,
  readChoice,
  readDay,
  readPoints,
} from './lay-clipboard.ts'

type Field = 'actual' | 'on' | 'class'
const form: PasteForm<Field> = {
  columns: [
    { field: 'actual', heads: ['完成情况', '实际完成值'] },
    { field: 'on', heads: ['结果日期'] },
    { field: 'class', heads: ['偏差类别'] },
  ],
  rows: ['维修面积', '按时完工率', '返修率', '群众满意度'],
  read: (field, text, row) =>
    row === 2
      ? { why: { kind: 'withdrawn' } }
      : field === 'actual'
        ? { value: plainFigure(text) }
        : field === 'on'
          ? readDay(text)
          : readChoice(text, ['经费', '制度']),
}
const lay = (text: string, row = 0, field: Field = 'actual') => layClipboard(text, { row, field }, form)

describe('a table of Excel over a form of results', () => {
  it('a column: figures with units and full-width digits, a gap stays a gap, blank is no 0', () => {
    expect(lay('１５，８００平方米\n\n\n0%\n').cells).toEqual([
      { row: 0, field: 'actual', value: '15800平方米' },
      { row: 1, field: 'actual', value: null },
      { row: 3, field: 'actual', value: '0%' },
    ])
  })

  it('a block from a cell on: what cannot stand there is named with its row, column and why', () => {
    const { cells, refused } = lay('96%\t2024/7/31\t天气\n#DIV/0!\t7月底\t经费\t多', 0)
    expect(cells).toEqual([
      { row: 0, field: 'actual', value: '96%' },
      { row: 0, field: 'on', value: '2024-07-31' },
      { row: 1, field: 'class', value: '经费' },
    ])
    expect(refused.map(({ row, column, text, why }) => [row, column, text, why.kind])).toEqual([
      ['维修面积', '偏差类别', '天气', 'choice'],
      ['按时完工率', '完成情况', '#DIV/0!', 'error'],
      ['按时完工率', '结果日期', '7月底', 'date'],
      ['按时完工率', '', '多', 'noColumn'],
    ])
  })

  it('rows beyond the table and withdrawn ones are refused, not lost', () => {
    const { cells, refused } = lay('1\n2\n3\n4', 1)
    expect(cells.map(({ row }) => row)).toEqual([1, 3])
    expect(refused.map(({ row, text, why }) => [row, text, why.kind])).toEqual([
      ['返修率', '2', 'withdrawn'],
      [4, '4', 'noRow'],
    ])
  })

  it('headings say which column is which, names which row, in any order', () => {
    const { cells, refused } = lay(
      '三级指标\t偏差类别\t实际完成值\n群众满意度\t\t98%\n维修 面积\t制度\t100\n外墙\t\t5',
      2,
    )
    expect(cells).toEqual([
      { row: 3, field: 'class', value: null },
      { row: 3, field: 'actual', value: '98%' },
      { row: 0, field: 'class', value: '制度' },
      { row: 0, field: 'actual', value: '100' },
    ])
    expect(refused.map(({ text, why }) => [text, why.kind])).toEqual([['5', 'noName']])
  })

  it('points are numbers between 0 and the weight', () => {
    expect(['12', '２０分', '', '-1', '31', '好'].map((text) => readPoints(text, '30'))).toEqual([
      { value: '12' },
      { value: '20' },
      { value: null },
      { why: { kind: 'below' } },
      { why: { kind: 'above', with: '30' } },
      { why: { kind: 'number' } },
    ])
  })

  it('words stay as they are written; a day is a day of the calendar', () => {
    expect(plainFigure('基本达成，有一定效果')).toBe('基本达成，有一定效果')
    expect(plainFigure('９５．５％')).toBe('95.5%')
    expect(readDay('2024-02-30')).toEqual({ why: { kind: 'date' } })
    expect(readDay('2024年6月3日')).toEqual({ value: '2024-06-03' })
  })
})

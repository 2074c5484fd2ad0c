import type { WorkingBook, WorkingRow } from '@mingzhang/forms'
import { describe, expect, test } from 'vitest'
import { baselineOf, bookReducer, firstState } from './book-state.ts'
import { copiedText, moneyText } from './cell-words.ts'
import { gridColumns } from './columns.ts'
import { foundCells, replacedCells } from './find-cells.ts'
import { gridLines } from './grid-lines.ts'
import { rangeOf, stepped } from './grid-range.ts'
import { inOrder, isShown, turnedSort, wholeView } from './grid-view.ts'

const row = (id: string, econ: string, general: string, more: WorkingRow['at'] = {}): WorkingRow => ({
  id,
  ledger: 'entries',
  at: { use: 'running', func: '2010303', econ, ...more },
  money: general === '' ? {} : { general },
})
const rows = [
  row('a', '30201', '2.52'),
  row('b', '30207', '1.40'),
  row('c', '30211', ''),
  row('d', '30239', '１３.44'),
]
const book: WorkingBook = {
  amountUnit: '万元',
  ledgers: [{ id: 'entries', scope: {} }],
  rows,
  fields: { names: {} },
}
const columns = gridColumns(book, new Set())
const ids = rows.map(({ id }) => id)

describe('选区', () => {
  test('is the rectangle between where it began and the cursor', () => {
    const range = rangeOf(ids, columns, { row: 'c', column: 'econ' }, { row: 'a', column: 'fund:general' })
    expect([...range.rows]).toEqual(['a', 'b', 'c'])
    expect([...range.columns]).toEqual(['econ', 'gov', 'fund:general'])
  })
  test('Tab beyond the last cell leads out of the table: the keyboard is not caught in it', () => {
    const last = columns.findLast(({ kind }) => kind !== 'computed')?.id ?? ''
    expect(stepped({ row: 'd', column: last }, 'next', ids, columns)).toBeNull()
    expect(stepped({ row: 'a', column: 'project' }, 'before', ids, columns)).toBeNull()
    expect(stepped({ row: 'a', column: last }, 'next', ids, columns)).toEqual({ row: 'b', column: 'project' })
    expect(stepped({ row: 'b', column: 'econ' }, 'end', ids, columns)).toEqual({ row: 'd', column: last })
  })
})

describe('复制到 Excel', () => {
  test('accounts by code and name, amounts as plain numbers, what cannot be read as typed', () => {
    const wrong = row('e', '30299', '1O.2')
    const big = row('f', '30299', '123456.7')
    const text = copiedText(book, [rows[0] ?? wrong, wrong, big], ['econ', 'fund:general', 'total'], null)
    expect(text.split('\n')).toEqual([
      '30201 办公费\t2.52\t2.52',
      '30299 其他商品和服务支出\t1O.2\t0.00',
      '30299 其他商品和服务支出\t123456.70\t123456.70',
    ])
    expect(copiedText(book, rows.slice(0, 1), ['econ'], null)).toBe('30201')
  })
  test('a column of money is wide enough for its longest amount and its sum', () => {
    const wide = { ...book, rows: [row('a', '30201', '98765432.123456')] }
    const width = (of: WorkingBook) =>
      gridColumns(of, new Set()).find(({ id }) => id === 'fund:general')?.width
    expect(width(wide)).toBeGreaterThan((width(book) ?? 0) + 30)
    expect(moneyText('１３.44', '万元')).toBe('13.44')
  })
})

describe('查找、替换', () => {
  test('in codes, names and amounts; full-width digits and separators make no difference', () => {
    const found = (sought: string) => foundCells(book, rows, ['func', 'econ', 'fund:general'], sought)
    expect(found('邮电')).toEqual([{ row: 'b', column: 'econ' }])
    expect(found('13.4')).toEqual([{ row: 'd', column: 'fund:general' }])
    expect(found('２０１０３０３')).toHaveLength(4)
    expect(found(' ')).toEqual([])
  })
  test('replaces codes and amounts; a name by the account that is called so, else the cell is left and counted', () => {
    const cells = foundCells(book, rows, ['econ'], '302')
    expect(replacedCells(book, cells.slice(0, 1), '30201', '30202').changes).toEqual([
      { row: 'a', field: 'econ', text: '30202' },
    ])
    const post = foundCells(book, rows, ['econ'], '邮电费')
    expect(replacedCells(book, post, '邮电费', '差旅费').changes).toMatchObject([{ text: '30211' }])
    expect(replacedCells(book, post, '邮电费', '没有的费')).toEqual({ changes: [], left: 1 })
  })
})

describe('排着看、筛选', () => {
  test('changes nothing in the book: numbers stay those of its order', () => {
    const sorted = inOrder(
      book,
      rows.map((one) => ({ row: one })),
      { column: 'fund:general', down: true },
    )
    const order = sorted.map(({ row: one }) => one.id)
    expect(order).toEqual(['d', 'a', 'b', 'c'])
    const lines = gridLines(book, 'entries', new Set(), order)
    expect(lines.flatMap((line) => (line.kind === 'row' ? [line.number] : []))).toEqual([4, 1, 2, 3])
    const few = gridLines(book, 'entries', new Set(), ['b'])
    expect(few[0]).toMatchObject({ kind: 'group', shown: 1, rows: ids, sums: { total: 17_360_000 } })
  })
  test('a press on a head: rising, falling, as in the book', () => {
    const up = turnedSort(null, 'econ')
    expect([up, turnedSort(up, 'econ'), turnedSort(turnedSort(up, 'econ'), 'econ')]).toEqual([
      { column: 'econ', down: false },
      { column: 'econ', down: true },
      null,
    ])
  })
  test('lines that hold a text, lines without an amount', () => {
    const shown = (view: object) =>
      rows
        .filter((one) => isShown(book, one, { ...wholeView, ...view }, ['econ'], undefined))
        .map(({ id }) => id)
    expect(shown({ holding: '差旅' })).toEqual(['c'])
    expect(shown({ only: 'open' })).toEqual([])
  })
})

describe('合并对方的改动', () => {
  const cell = { row: 'a', column: 'fund:general' }
  const withNote = (of: WorkingBook, id: string): WorkingBook => ({
    ...of,
    rows: of.rows.map((one) => (one.id === id ? { ...one, note: '对方写的' } : one)),
  })
  test('what is being typed goes on being typed, and a step back keeps what the other did', () => {
    let state = bookReducer(firstState(book), {
      do: 'cells',
      changes: [{ ...cell, field: cell.column, text: '3' }],
    })
    state = bookReducer(state, { do: 'move', to: { row: 'b', column: 'fund:general' } })
    state = bookReducer(state, { do: 'type', text: '9.' })
    const working = withNote(state.working, 'c')
    state = bookReducer(state, { do: 'merge', working, rebase: (step) => withNote(step, 'c') })
    expect(state.typed).toBe('9.')
    expect(baselineOf(state)?.rows[2]?.note).toBe('对方写的')
    state = bookReducer(bookReducer(state, { do: 'drop' }), { do: 'undo' })
    expect(state.working.rows.map(({ money, note }) => [money['general'], note])).toEqual([
      ['2.52', undefined],
      ['1.40', undefined],
      [undefined, '对方写的'],
      ['１３.44', undefined],
    ])
  })
  test('a cursor whose line is gone stands in the line that took its place', () => {
    let state = bookReducer(firstState(book), {
      do: 'put',
      working: { ...book, rows: [...rows, row('e', '30213', '1')] },
    })
    state = bookReducer(state, { do: 'move', to: { row: 'e', column: 'econ' } })
    expect(bookReducer(state, { do: 'undo' }).cursor).toEqual({ row: 'd', column: 'econ' })
  })
})

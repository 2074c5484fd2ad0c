import { type Grid, parseAmount } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { readBook } from './book/read-book.ts'
import { sheetOfCells, sheetsOfSource } from './entry-sheet/entry-sheet.ts'
import { proposeMapping } from './entry-sheet/propose-mapping.ts'
import { readEntrySheet } from './entry-sheet/read-entry-sheet.ts'
import { decodeMapping, readMapping } from './entry-sheet/sheet-mapping.ts'
import { readWorking } from './working/read-working.ts'

/*
 * 存心的账本 Texts made to exhaust whoever reads them. What took time that grows with the square of the text did not come
 * to an end within a test; sizes are chosen so.
 */
const head = 'unit: {name: 某局}\nyear: 2024\n'
const whyOf = (text: string) => readBook(text).problems.map(({ id, where, why }) => [id, where, why])

describe('a book made to exhaust its reader', () => {
  test('aliases of aliases, of themselves and of nothing are no book', () => {
    const bomb = Array.from({ length: 9 }, (_, at) =>
      at === 0
        ? 'a0: &a0 [x, x, x]'
        : `a${at}: &a${at} [${Array(9)
            .fill(`*a${at - 1}`)
            .join(', ')}]`,
    ).join('\n')
    const refused = [['book/not-a-book', '', expect.stringContaining('引用没有出处、太多，或者层次太深')]]
    expect(whyOf(bomb)).toEqual(refused)
    expect(whyOf('unit: *nobody')).toEqual(refused)
    expect(readMapping(bomb)).toBeNull()
    expect(readBook(`${head}programmes: &a [*a]\n`).problems).not.toEqual([])
  })

  test('lists in lists in lists', () => {
    for (const depth of [2_000, 20_000]) {
      expect(readBook('['.repeat(depth)).book).toBeNull()
      expect(readBook(`${'['.repeat(depth)}1${']'.repeat(depth)}`).book).toBeNull()
      expect(readBook(`${'- '.repeat(depth)}1`).book).toBeNull()
    }
  })

  test('thirty thousand names, the last of them twice', () => {
    const names = Array.from({ length: 30_000 }, (_, at) => `  k${at}: v`).join('\n')
    const { book } = readBook(`${head}names:\n${names}`)
    expect(Object.keys(book?.names ?? {})).toHaveLength(30_000)
    expect(whyOf(`${head}names:\n${names}\n  k7: w`)).toEqual([
      ['book/not-a-book', '第 30004 行', expect.stringContaining('“k7”写了两次')],
    ])
  })

  test('names of the machinery are names like others', () => {
    const text = `${head}__proto__: {edition: x}\nnames: {__proto__: 甲, constructor: 乙, "2010101": 丙}`
    const { book } = readBook(text)
    expect([book?.edition, Object.entries(book?.names ?? {}).length]).toEqual([null, 3])
    expect(Object.getPrototypeOf(book?.names)).toBe(Object.prototype)
    const mapping = decodeMapping(JSON.parse('{"columns":{"__proto__":"amount"}}'))
    expect(Object.keys(mapping?.columns ?? {})).toEqual(['__proto__'])
    expect(Reflect.get({}, 'edition')).toBeUndefined()
  })
})

describe('an amount made to exhaust its reader', () => {
  test.each(['9'.repeat(1_000_000), `1.${'0'.repeat(1_000_000)}1`, '1e400', 'Infinity', 'NaN', '0x10', '٣'])(
    '%.12s… is none',
    (text) => {
      expect(parseAmount(text, '元')).toBeNull()
      expect(readBook(`${head}entries: [{func: "2010301", amount: "${text}"}]`).problems).toMatchObject([
        { id: 'book/amount-unreadable' },
      ])
    },
  )

  test('zeros in front and behind are no reason to refuse one', () => {
    expect(parseAmount(`000000${'0'.repeat(20)}12.50${'0'.repeat(30)}`, '元')?.value).toBe(1_250)
  })
})

describe('a sheet made to exhaust its reader', () => {
  test('fifty thousand lines that are all wrong', () => {
    const rows = Array.from({ length: 50_000 }, (_, at) => ({
      ...{ id: `r${at}`, ledger: 'entries', at: { func: '2010101' }, money: { general: '无' } },
    }))
    const fields = { unit: { name: '某局' }, year: '2024' }
    const ledgers = [{ id: 'entries', scope: {} }]
    const { problems } = readWorking({ amountUnit: '元', ledgers, rows, fields })
    expect(problems).toHaveLength(50_000)
    expect(problems.at(-1)).toMatchObject({ where: '第 50000 条的金额', cell: { row: 'r49999' } })
  })

  test('five thousand columns, and a hundred and fifty thousand lines', () => {
    const wide = sheetOfCells([Array(5_000).fill('金额'), Array(5_000).fill('1')])
    expect(proposeMapping(wide).columns).toHaveLength(5_000)
    const long = sheetOfCells([['功能科目', '金额'], ...Array(150_000).fill(['2010301', '1.00'])])
    expect(readEntrySheet(long, proposeMapping(long), 2024).entries).toHaveLength(150_000)
  })

  test('a sheet of many pieces is one table', () => {
    const place = { kind: 'xlsx', sheet: '一', cell: 'A1', text: '1' } as const
    const row = { cells: [{ text: '1', place }], place }
    const grid: Grid = { kind: 'grid', rows: Array(150_000).fill(row), place }
    const [sheet] = sheetsOfSource({ format: 'xlsx', blocks: [grid, grid] })
    expect(sheet?.rows).toHaveLength(300_000)
  })
})

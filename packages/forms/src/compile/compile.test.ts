import { check } from '@mingzhang/audit'
import { editionIds, editionOf } from '@mingzhang/law'
import { type Key, keyText, type PrintedTable, type Publication, statementsOf } from '@mingzhang/model'
import { readDisclosure, readText } from '@mingzhang/readers'
import { writeText } from '@mingzhang/writers/text'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookOfEntries, randomBook } from '../testing/random-book.ts'
import { type Compiled, compile } from './compile.ts'

const issuedOn = '2024-02-20'
const edition = (id: string) => {
  const found = editionOf(id)
  if (!found) throw new Error(id)
  return found
}

const tablesOf = ({ parts }: Publication): PrintedTable[] =>
  parts.flatMap((part) => (part.kind === 'table' ? [part.table] : []))

const amounts = (tables: readonly PrintedTable[]) =>
  tables.flatMap((table) =>
    table.rows.flatMap(({ cells }) =>
      cells.flatMap(({ amount, key }) => (amount && key ? [{ table: table.id, key, amount }] : [])),
    ),
  )

/** What is printed is read back as the very money it was printed for. */
function readsBack({ publication }: Compiled): void {
  // Lines of a register are named by the reader in its own way; their totals are compared.
  const isLine = (key: Key): boolean => key.entry !== undefined || key.project !== undefined
  const printed = amounts(tablesOf(publication))
    .filter(({ key }) => !isLine(key))
    .map(({ key, amount }) => `${keyText(key)} ${amount.value}`)
  const again = readDisclosure(readText(writeText(publication)), '公开稿')
  const read = statementsOf(again)
    .filter(({ from, key }) => from.kind === 'cell' && !isLine(key) && key.measure === 'money')
    .map(({ key, amount }) => `${keyText(key)} ${amount.value}`)
  expect(read.toSorted()).toEqual(printed.toSorted())
}

const budgets = editionIds.filter((id) => id !== 'wansheng-key-programmes')

describe.each(budgets)('%s', (id) => {
  test('the tables of any book add up, say one figure for one key, and read back as what they say', () => {
    fc.assert(
      fc.property(randomBook, (book) => {
        const compiled = compile(book, edition(id), { issuedOn })
        expect(compiled.problems.filter((one) => one.id === 'book/ledgers-differ')).toEqual([])
        const shown = new Map<string, number>()
        for (const { key, amount } of amounts(tablesOf(compiled.publication))) {
          const slot = `${amount.step} ${keyText(key)}`
          expect(shown.get(slot) ?? amount.value).toBe(amount.value)
          shown.set(slot, amount.value)
        }
        for (const { nearest, shown: printed } of compiled.movements) {
          expect(Math.abs(nearest - printed)).toBeLessThanOrEqual(10_000)
        }
        readsBack(compiled)
      }),
      { numRuns: 25 },
    )
  })

  test('the law of the cube finds nothing to say, not even a rounding', () => {
    fc.assert(
      fc.property(randomBook, (book) => {
        const { publication } = compile(book, edition(id), { issuedOn })
        const { findings, relations } = check(readDisclosure(readText(writeText(publication)), '公开稿'))
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(relations.filter(({ verdict }) => verdict === 'fails')).toEqual([])
      }),
      { numRuns: 10 },
    )
  })

  test('compiled twice, it is the same text', () => {
    fc.assert(
      fc.property(randomBook, (book) => {
        const text = () => writeText(compile(book, edition(id), { issuedOn }).publication)
        expect(text()).toBe(text())
      }),
      { numRuns: 3 },
    )
  })
})

describe('what nobody knows', () => {
  const book = bookOfEntries([
    { at: { func: '2010301', fund: 'general', origin: 'thisYear', use: 'basic' }, amount: 123_456_00 },
  ])

  test('a form by account cannot tell where the account is not known, and does not guess', () => {
    const { problems, publication } = compile(book, edition('chongqing-department'), { issuedOn })
    const told = problems.filter(({ id }) => id === 'compile/cannot-tell').map(({ where }) => where)
    expect(told).toContain('basicByDep')
    expect(told).not.toContain('expenditure')
    const table = tablesOf(publication).find(({ id }) => id === 'expenditure')
    expect(table?.rows[0]?.cells.map(({ text }) => text)).toEqual(['合计', '', '12.35', '12.35', ''])
  })

  test('an account without a governmental one is named, and its table is not listed in part', () => {
    const at = (econ: string, func = '2010301') =>
      ({ func, econ, fund: 'general', origin: 'thisYear', use: 'personnel' }) as const
    // 绩效工资 is paid by institutions only: no agency's governmental account holds it.
    const unmapped = bookOfEntries([
      { at: at('30107'), amount: 500_000_00 },
      { at: at('30113', '2210201'), amount: 100_000_00 },
      { at: { ...at('30201'), use: 'running' }, amount: 50_000_00 },
    ])
    const { problems, publication } = compile(
      { ...unmapped, agency: 'administrative' },
      edition('chongqing-department'),
      { issuedOn },
    )
    const told = problems.find(({ where }) => where === 'basicByGov')
    expect(told).toMatchObject({ id: 'compile/cannot-tell', severity: 'error' })
    expect(told?.why).toContain('30107“绩效工资”')
    expect(told?.why).not.toContain('30113')
    const again = readDisclosure(readText(writeText(publication)), '公开稿')
    expect(check(again).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('where nothing is spent the empty table says so', () => {
    const { publication } = compile(book, edition('hebei-2024'), { issuedOn })
    const table = tablesOf(publication).find(({ id }) => id === 'fundExpenditure')
    expect(table?.note).toBe('注：无政府性基金预算财政拨款预算，空表列示。')
    expect(table?.rows).toEqual([])
  })
})

describe('a text with bound numbers', () => {
  const at = { func: '2010301', econ: '30201', fund: 'general', origin: 'thisYear', use: 'running' } as const
  const text = '公用经费{amount use=running}，{change use=running}。'
  const narrated = (amount: number, words = text) => {
    const book = bookOfEntries([{ at, amount }], [{ at, amount: 100_000_00 }])
    const compiled = compile(
      { ...book, texts: [{ section: '其他说明事项', paragraphs: [words] }] },
      edition('chongqing-department'),
      { issuedOn },
    )
    const paragraphs = compiled.publication.parts.flatMap((part) =>
      part.kind === 'paragraph' ? [part.runs.map((run) => run.text).join('')] : [],
    )
    return { ...compiled, paragraphs }
  }

  test('says the money as it is printed, and goes with it', () => {
    expect(narrated(123_400_00).paragraphs).toContain('公用经费12.34万元，比2023年增加2.34万元。')
    expect(narrated(90_000_00).paragraphs).toContain('公用经费9.00万元，比2023年减少1.00万元。')
    expect(narrated(90_000_00).bound).toEqual({
      '{amount use=running}': '9.00万元',
      '{change use=running}': '比2023年减少1.00万元',
    })
  })

  test('that cannot be told is not printed and holds the book back, by name', () => {
    const { problems, paragraphs, bound } = narrated(90_000_00, '甲项目{amount project=甲 tier=city}。')
    expect(paragraphs.some((one) => one.startsWith('甲项目'))).toBe(false)
    expect(bound).toEqual({ '{amount project=甲 tier=city}': null })
    expect(problems.filter(({ id }) => id === 'narrative/figure-unknown')).toMatchObject([
      { severity: 'error', where: 'texts[其他说明事项]' },
    ])
  })
})

test.each(editionIds)('no message of %s has a gap left open', (id) => {
  const book = bookOfEntries([{ at: { fund: 'general' }, amount: 123_456_00 }])
  const { problems } = compile({ ...book, area: null }, edition(id), { issuedOn })
  for (const { what, why, toDo } of problems) expect(what + why + toDo).not.toMatch(/[{}]/u)
})

test('a total knows which cells it is the sum of', () => {
  const at = (econ: string) =>
    ({ func: '2010301', econ, fund: 'general', origin: 'thisYear', use: 'running' }) as const
  const book = bookOfEntries([
    { at: at('30201'), amount: 100_000_00 },
    { at: at('30213'), amount: 50_000_00 },
  ])
  const { publication } = compile(book, edition('hebei-2024'), { issuedOn })
  const table = tablesOf(publication).find(({ id }) => id === 'basicByDep')
  const [total, group] = table?.rows ?? []
  expect(total?.cells[3]).toMatchObject({ text: '15.00', sumOf: [[1, 3]] })
  expect(group?.cells[3]?.sumOf).toEqual([
    [2, 3],
    [3, 3],
  ])
})

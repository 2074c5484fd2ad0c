import { readFileSync } from 'node:fs'
import { check } from '@mingzhang/audit'
import { editionOf } from '@mingzhang/law'
import { keyText } from '@mingzhang/model'
import { readDisclosure, readText } from '@mingzhang/readers'
import { writeText } from '@mingzhang/writers/text'
import { describe, expect, test } from 'vitest'
import { bookOfDisclosure, compile, nextYear, readBook, writeBook } from './index.ts'
import { compareDisclosures } from './testing/compare-disclosures.ts'

const tables: ReadonlySet<string> = new Set(['within-table', 'between-tables'])

/** How many cells agree with the published file at least, and which rows of the catalogue contradict their tables. */
const samples = [
  { name: 'wansheng-office-affairs-2024', edition: 'chongqing-department', equal: 325 },
  { name: 'qijiang-government-services-2024', edition: 'chongqing-unit', equal: 260 },
  { name: 'qinglong-office-affairs-2024', edition: 'hebei-2024', equal: 505 },
  { name: 'qinhuangdao-office-affairs-2023', edition: 'hebei-2023', equal: 550 },
  { name: 'wansheng-key-programmes-2024', edition: 'wansheng-key-programmes', equal: 1130 },
] as const

describe.each(samples)('$name as a book', ({ name, edition: id, equal }) => {
  const text = readFileSync(new URL(`../../../samples/${name}.txt`, import.meta.url), 'utf8')
  const published = readDisclosure(readText(text), `${name}.txt`)
  const { book, problems } = bookOfDisclosure(published)
  const edition = editionOf(id)
  if (!edition) throw new Error(id)
  const compiled = compile(book, edition, { issuedOn: '2024-02-20' })
  const again = readDisclosure(readText(writeText(compiled.publication)), '公开稿')

  test('nothing it states is lost on the way into the book', () => {
    expect(problems).toEqual([])
    const errors = compiled.problems.filter(({ severity }) => severity === 'error')
    // Sentences with amounts are no words of a book, and a file of tables alone has none: such sections are asked for.
    expect(errors.filter(({ id: error }) => error !== 'narrative/section-empty')).toEqual([])
  })

  test('every cell is the published one, except where the published figures do not add up', () => {
    const compared = compareDisclosures(published, again)
    expect(compared.equal).toBeGreaterThanOrEqual(equal)
    const moved = new Set(compiled.movements.map(({ key }) => `${keyText(key)} #0`))
    const unexplained = compared.differences.filter(
      ({ form, cell }) => form !== 'catalogue' && !moved.has(cell),
    )
    expect(unexplained).toEqual([])
    // A catalogue that contradicts its own target tables is what its published file was found fault with.
    const catalogue = compared.differences.filter(({ form }) => form === 'catalogue')
    expect(catalogue.length).toBe(id === 'wansheng-key-programmes' ? 21 : 0)
  })

  test('no figure of the compiled tables contradicts another', () => {
    const { relations } = check(again)
    const fails = relations.filter(
      ({ verdict, kind, scope }) => verdict === 'fails' && kind !== 'part' && tables.has(scope),
    )
    expect(
      fails.map(({ left, right }) =>
        [left, right].map((side) => side.map(({ keyText, amount }) => `${keyText} ${amount.value}`)),
      ),
    ).toEqual([])
  })

  test('it is read back from its file as it was written', () => {
    const read = readBook(writeBook(book))
    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(read.book).toEqual(book)
    expect(writeBook(read.book ?? book)).toBe(writeBook(book))
  })

  test('its money is what next year is compared with', () => {
    const next = nextYear(book)
    expect(next.year).toBe(book.year + 1)
    expect(next.previous).toEqual(book.ledgers)
    expect(next.ledgers.every(({ entries }) => entries.length === 0)).toBe(true)
  })
})

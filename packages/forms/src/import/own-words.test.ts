import { readFileSync } from 'node:fs'
import { readDisclosure, readText } from '@mingzhang/readers'
import { describe, expect, test } from 'vitest'
import { bookOfDisclosure } from './book-of-disclosure.ts'
import { withOwnWords } from './own-words.ts'

const disclosureOf = (name: string) =>
  readDisclosure(
    readText(readFileSync(new URL(`../../../../samples/${name}.txt`, import.meta.url), 'utf8')),
    `${name}.txt`,
  )

describe('本年原话', () => {
  const disclosure = disclosureOf('wansheng-office-affairs-2024')
  const { book } = bookOfDisclosure(disclosure)

  test('sections that would be a bare heading get what the unit published, amounts and all', () => {
    const added = withOwnWords(book, disclosure, 'chongqing-department').texts.slice(book.texts.length)
    expect(added.map(({ section }) => section)).toEqual(['机关运行经费', '国有资产占有使用情况'])
    expect(added[0]?.paragraphs.join('')).toContain('安排运行经费47.09万元，比2023年增加')
  })

  test('nothing is added where the edition needs no words of the unit, or is not known', () => {
    expect(withOwnWords(book, disclosure, null)).toBe(book)
    const again = withOwnWords(book, disclosure, 'chongqing-department')
    expect(withOwnWords(again, disclosure, 'chongqing-department').texts).toEqual(again.texts)
  })
})

test('a unit is what it calls the money it runs on; where it says neither, nobody knows', () => {
  const agencyOf = (name: string) => bookOfDisclosure(disclosureOf(name)).book.agency
  expect(agencyOf('qinglong-office-affairs-2024')).toBe('administrative')
  expect(agencyOf('qinhuangdao-office-affairs-2023')).toBe('institution')
  expect(agencyOf('wansheng-office-affairs-2024')).toBeNull()
})

test('a unit with money under the accounts of both kinds is of neither, whatever it calls what it runs on', () => {
  const disclosure = disclosureOf('qinglong-office-affairs-2024')
  const key = { measure: 'money', year: '2024', stage: 'initial', econ: '50501' } as const
  const [table] = disclosure.tables.filter(({ cells }) => cells.length > 0)
  const [cell] = table?.cells ?? []
  if (!table || !cell) throw new Error('no table')
  const tables = [...disclosure.tables, { ...table, id: 'more', cells: [{ ...cell, amount: '5.6', key }] }]
  expect(bookOfDisclosure({ ...disclosure, tables }).book.agency).toBeNull()
})

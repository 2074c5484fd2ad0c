import { readFileSync } from 'node:fs'
import { type Disclosure, statementsOf } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { read } from './read.ts'
import { asBareXlsx, asCsv, asDocx, asHtml, asXlsx } from './testing/render-blocks.ts'
import { readText } from './text/read-text.ts'

const samples = [
  'wansheng-office-affairs-2024',
  'qinglong-office-affairs-2024',
  'qinhuangdao-office-affairs-2023',
  'qijiang-government-services-2024',
  'wansheng-key-programmes-2024',
]

const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../samples/${name}.txt`, import.meta.url)))

function disclosureOf(bytes: Uint8Array): Disclosure {
  const file = read(bytes, 'x')
  if (!file.ok) throw new Error(file.refusal.id)
  return file.value.disclosure
}

/** What a document states: key, amount and unit of every statement, sorted. */
const stated = (disclosure: Disclosure): string[] =>
  statementsOf(disclosure)
    .map((statement) => `${statement.keyText} ${statement.amount.value} ${statement.amount.unit}`)
    .sort()

/** What else was read: forms, programmes and their indicators, claims. */
const outline = ({ tables, programs, departmentTargets, claims }: Disclosure): unknown => ({
  tables: tables.map((table) => [table.form, table.cells.length]),
  programs: programs.map(({ name, indicators }) => [name, indicators.map((each) => [each.name, each.value])]),
  targets: departmentTargets.indicators.map((each) => [each.name, each.value]),
  claims: claims.length,
})

/** Share of the statements of one list that the other has too. */
function shared(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const each of other) left.set(each, (left.get(each) ?? 0) + 1)
  const found = one.filter((each) => {
    const count = left.get(each) ?? 0
    left.set(each, count - 1)
    return count > 0
  })
  return one.length === 0 ? 1 : found.length / one.length
}

describe.each(samples)('%s reads alike in every format', (name) => {
  const bytes = bytesOf(name)
  const { blocks } = readText(new TextDecoder().decode(bytes))
  const text = disclosureOf(bytes)

  test.each([
    ['docx', asDocx],
    ['xlsx', asXlsx],
    ['html', asHtml],
    ['xlsx, no line drawn', asBareXlsx],
    ['csv, everything below one another', asCsv],
  ] as const)('%s', async (_, render) => {
    const again = disclosureOf(await render(blocks))
    expect(shared(stated(text), stated(again))).toBeGreaterThanOrEqual(0.995)
    expect(shared(stated(again), stated(text))).toBeGreaterThanOrEqual(0.995)
    expect(outline(again)).toEqual(outline(text))
  })
})

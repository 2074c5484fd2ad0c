import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { statementsOf } from '@mingzhang/model'
import { readDisclosure, readText } from '@mingzhang/readers'
import { reconcile } from '@mingzhang/reconcile'
import { describe, expect, test } from 'vitest'

/**
 * Table sets of other provinces, set again as text from published tables (figures, codes and names only). They are sound,
 * so a relation that fails is a table read wrong.
 */
const folder = fileURLToPath(new URL('../provinces/', import.meta.url))

describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const disclosure = readDisclosure(readText(readFileSync(folder + name, 'utf8')), name)
  const { tables } = disclosure

  test('every table is recognised and every account has a key', () => {
    expect(tables.filter(({ form }) => form === null)).toEqual([])
    const coded = tables
      .flatMap(({ cells }) => cells)
      .filter(({ row, amount }) => row.code !== null && amount !== null)
    expect(coded.length).toBeGreaterThan(50)
    expect(coded.filter(({ key }) => key === null)).toEqual([])
  })

  test('what the tables say of the same money agrees', () => {
    const { relations } = reconcile(disclosure, statementsOf(disclosure))
    expect(relations.filter(({ verdict }) => verdict === 'holds').length).toBeGreaterThan(50)
    expect(relations.filter(({ verdict }) => verdict === 'fails')).toEqual([])
  })
})

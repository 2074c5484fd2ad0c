import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { audit } from '@mingzhang/audit'
import { statementsOf } from '@mingzhang/model'
import { readDisclosure, readText } from '@mingzhang/readers'
import { reconcile } from '@mingzhang/reconcile'
import { describe, expect, test } from 'vitest'
import { compareLayout } from './layouts.ts'

/**
 * Table sets of other provinces (bench/provinces/README.md). They are sound, so a relation that fails is a table read
 * wrong.
 */
const folder = fileURLToPath(new URL('../provinces/', import.meta.url))

describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const bytes = readFileSync(folder + name)
  const disclosure = readDisclosure(readText(bytes.toString('utf8')), name)
  const { tables } = disclosure
  const list = folder + name.replace(/txt$/u, 'tsv')

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

  test('nothing in it is an error', () => {
    const done = audit(new Uint8Array(bytes), name)
    const findings = done.ok ? done.value.findings : []
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test.runIf(existsSync(list))('every figure is the money it is', () => {
    const { figures, money, unkeyed, misread } = compareLayout(disclosure, readFileSync(list, 'utf8'))
    expect(misread).toEqual([])
    expect(figures.right).toBe(figures.of)
    // What is not known is left open; that may be one line of a layout.
    expect(unkeyed.length, unkeyed.join('\n')).toBeLessThanOrEqual(1)
    expect(money.right + unkeyed.length).toBe(money.of)
  })
})

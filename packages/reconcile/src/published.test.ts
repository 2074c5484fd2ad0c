import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { statementsOf } from '@mingzhang/model'
import { readDisclosure, readText } from '@mingzhang/readers'
import { describe, expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'

const root = new URL('../../../', import.meta.url)
const samples = fileURLToPath(new URL('samples/', root))
const published = fileURLToPath(new URL('../shared/disclosures/', root))

const textsOf = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : []

/** Rule, stated and expected figure and cause of everything the law reports. */
function reported(path: string): string[] {
  const disclosure = readDisclosure(readText(readFileSync(path, 'utf8')), path)
  return reconcile(disclosure, statementsOf(disclosure))
    .findings.map(
      ({ rule, severity, figures, cause }) =>
        `${severity} ${rule} ${figures?.stated} → ${figures?.expected} ${figures?.unit} ${cause}`,
    )
    .sort()
}

/** Everything the law has to say about the five: two contradictions and a unit, nothing else. */
const expected: { readonly [name: string]: readonly string[] } = {
  'qinglong-office-affairs-2024.txt': [
    'error any/part-within-whole 1034.40 → 595.02 万元 part-over-whole',
    'error text-and-table/same-money 4 → 40000 元 wrong-unit',
  ],
  'qinhuangdao-office-affairs-2023.txt': [
    'error text-and-table/same-money 8320.77 → 8900.03 万元 stale-year',
  ],
}

describe.each([
  ['samples', samples],
  ['published originals', published],
])('the law over the %s', (_, folder) => {
  const texts = textsOf(folder)

  test.skipIf(texts.length === 0)('reports what is wrong and nothing that is right', () => {
    for (const name of texts)
      expect([name, ...reported(`${folder}${name}`)]).toEqual([name, ...(expected[name] ?? [])])
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readTables } from '../../packages/readers/src/recognise/read-tables.ts'
import { readTargets } from '../../packages/readers/src/targets/read-targets.ts'
import { readText } from '../../packages/readers/src/text/read-text.ts'
import { compareTables } from './tables.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** A document and the truth about it; the published texts stand beside the checkout and may be absent. */
const pairs = [
  ...['qinglong-office-affairs-2024', 'wansheng-office-affairs-2024'].map((name) => ({
    name,
    text: at(`../shared/disclosures/${name}.txt`),
    truth: at(`../shared/expected/${name}.json`),
  })),
  ...[
    'qijiang-government-services-2024',
    'qinhuangdao-office-affairs-2023',
    'wansheng-key-programmes-2024',
  ].map((name) => ({
    name,
    text: at(`../shared/disclosures/${name}.txt`),
    truth: at(`bench/truth/${name}.json`),
  })),
  ...[
    'qijiang-government-services-2024',
    'qinglong-office-affairs-2024',
    'qinhuangdao-office-affairs-2023',
    'wansheng-key-programmes-2024',
    'wansheng-office-affairs-2024',
  ].map((name) => ({
    name: `samples/${name}`,
    text: at(`samples/${name}.txt`),
    truth: at(`samples/truth/${name}.json`),
  })),
]

describe('tables read as a careful person reads them', () => {
  test.each(pairs.filter(({ text, truth }) => existsSync(text) && existsSync(truth)))('$name', (pair) => {
    const { blocks } = readText(readFileSync(pair.text, 'utf8'))
    const read = readTables(blocks, readTargets(blocks).taken)
    const truth: unknown = JSON.parse(readFileSync(pair.truth, 'utf8'))
    const { figures, words, codes, names, titles, invented, unkeyed, wrong } = compareTables(read, truth)
    if (process.env['SHOW_ACCURACY']) {
      console.log(pair.name, { figures, words, codes, names, titles }, { invented, unkeyed, wrong })
    }
    expect(figures.right).toBe(figures.of)
    expect(invented).toEqual([])
    expect(wrong).toEqual([])
  })
})

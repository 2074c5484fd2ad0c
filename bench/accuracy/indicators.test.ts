import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readTargets } from '../../packages/readers/src/targets/read-targets.ts'
import { readText } from '../../packages/readers/src/text/read-text.ts'
import { compareIndicators } from './indicators.ts'

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

describe('indicators read as a careful person reads them', () => {
  test.each(pairs.filter(({ text, truth }) => existsSync(text) && existsSync(truth)))('$name', (pair) => {
    const read = readTargets(readText(readFileSync(pair.text, 'utf8')).blocks)
    const truth: unknown = JSON.parse(readFileSync(pair.truth, 'utf8'))
    const { programs, indicators, fields, wrong } = compareIndicators(read, truth)
    if (process.env['SHOW_ACCURACY']) {
      const each = Object.entries(fields).map(([field, { right, of }]) => `${field} ${right}/${of}`)
      console.log(pair.name, programs, indicators, each.join(' · '), wrong)
    }
    expect(wrong).toEqual([])
    expect(indicators.extra).toBe(0)
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readTargets } from '../../packages/readers/src/targets/read-targets.ts'
import { readText } from '../../packages/readers/src/text/read-text.ts'
import { answered } from './answered.ts'
import { compareIndicators } from './indicators.ts'

describe('indicators read as a careful person reads them', () => {
  test.each(answered)('$name', (pair) => {
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

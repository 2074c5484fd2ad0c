import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readTables } from '../../packages/readers/src/recognise/read-tables.ts'
import { readTargets } from '../../packages/readers/src/targets/read-targets.ts'
import { readText } from '../../packages/readers/src/text/read-text.ts'
import { answered } from './answered.ts'
import { compareTables } from './tables.ts'

describe('tables read as a careful person reads them', () => {
  test.each(answered)('$name', (pair) => {
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

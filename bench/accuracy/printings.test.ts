import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { keyText } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { readTables } from '../../packages/readers/src/recognise/read-tables.ts'
import { readTargets } from '../../packages/readers/src/targets/read-targets.ts'
import { readText } from '../../packages/readers/src/text/read-text.ts'
import { printings } from './printings.ts'

const samples = [
  'qijiang-government-services-2024',
  'qinhuangdao-office-affairs-2023',
  'wansheng-key-programmes-2024',
  'wansheng-office-affairs-2024',
]
  .map((name) => ({ name, path: fileURLToPath(new URL(`../../samples/${name}.txt`, import.meta.url)) }))
  .filter(({ path }) => existsSync(path))

/** Every figure with its table, row, column and key; table numbers in entries do not matter. */
function figuresOf(text: string): string[] {
  const { blocks } = readText(text)
  const { tables } = readTables(blocks, readTargets(blocks).taken)
  return tables
    .filter(({ form }) => form !== 'contents')
    .flatMap(({ title, cells }) =>
      cells
        .filter(({ amount }) => amount !== null)
        .map(({ row, column, amount, key }) => {
          const said = key === null ? 'no key' : keyText(key).replace(/entry=t\d+/u, 'entry=t')
          return `${title} | ${row.code ?? ''}${row.name} | ${column.join('/')} | ${amount} | ${said}`
        }),
    )
    .toSorted()
}

describe('the same document printed another way says the same', () => {
  describe.each(samples)('$name', ({ path }) => {
    const text = readFileSync(path, 'utf8')
    const figures = figuresOf(text)
    test.each(printings)('$name', ({ print }) => {
      expect(figuresOf(print(text))).toEqual(figures)
    })
  })
})

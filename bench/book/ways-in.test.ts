import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { has } from '../formats/tools.ts'
import { completeBook } from './complete-book.ts'
import { compiledSet } from './round-trip.ts'
import {
  entriesCsv,
  entriesLeadBack,
  leadsBack,
  ownWorkbook,
  savedWays,
  shanghaiTemplate,
  tableEditions,
} from './ways-in.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const template = shanghaiTemplate(root)

describe('由表册得到的账本，编出来还是那一套', () => {
  test.each(tableEditions)('%s as our workbook', async (edition) => {
    expect(leadsBack(await ownWorkbook(edition))).toBe(true)
  })

  test('a binary workbook of Excel 97, as saved by an office program', () => {
    const bytes = readFileSync(new URL('fixtures/hebei-2024.xls', import.meta.url))
    const set = compiledSet(completeBook('hebei-2024'), 'hebei-2024')
    expect(leadsBack({ name: 'xls', set, bytes })).toBe(true)
  })

  test.skipIf(template === null)('the published template of Shanghai, filled', () => {
    expect(template && leadsBack(template)).toBe(true)
  })

  test.skipIf(template === null || !has('soffice')).each(['xlsx', 'xls'] as const)(
    'the same, saved as %s by an office program: cells show whole 元, the book has the 分',
    (to) => {
      const saved = template === null ? [] : savedWays([template], to)
      expect(saved.map(leadsBack)).toEqual([true])
    },
    120_000,
  )
})

test.each(tableEditions)('由值文件的分录编 %s，各表相同', (edition) => {
  const book = completeBook(edition)
  expect(entriesLeadBack(book, edition, entriesCsv(book))).toBe(true)
})

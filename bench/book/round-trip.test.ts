import { fileURLToPath } from 'node:url'
import { bookOfDisclosure } from '@mingzhang/forms'
import { editionIds } from '@mingzhang/law'
import { describe, expect, test } from 'vitest'
import { documents } from '../documents.ts'
import { completeBook } from './complete-book.ts'
import { sortFindings } from './findings.ts'
import { readBack, written } from './formats.ts'
import { compiledSet, printedMoney, readFile, readMoney } from './round-trip.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const samples = documents(root).filter(({ published }) => !published)

describe.each(editionIds)('什么都不缺的账本按 %s 编', (edition) => {
  const set = compiledSet(completeBook(edition), edition)

  test('lacks nothing, is found fault with by nobody, and says what it was compiled to say', () => {
    expect(set.compiled.problems).toEqual([])
    expect(set.read.findings).toEqual([])
    expect(readMoney(set.read.disclosure)).toEqual(printedMoney(set.compiled.publication))
  })

  // Every format of every edition and every sample: npm run bench.
  test.each(['json', 'docx', 'xlsx', 'html', 'csv', 'fdp.zip'])(
    'as %s it says the same, twice in the same bytes',
    async (format) => {
      const bytes = await written(set, format)
      if (bytes === null) throw new Error(`no ${format} on this machine`)
      expect(Buffer.compare(bytes, (await written(set, format)) ?? new Uint8Array())).toBe(0)
      expect(await readBack(set, format, bytes)).toEqual({ same: true, findings: [] })
    },
  )
})

describe.each(samples)('$name 按各地的版式编', ({ name, bytes }) => {
  const original = readFile(bytes, name)
  const { book } = bookOfDisclosure(original.disclosure)

  test.each(editionIds)('%s: what is lacking is said, and nothing else is found', (edition) => {
    const { compiled, read } = compiledSet(book, edition)
    expect(readMoney(read.disclosure)).toEqual(printedMoney(compiled.publication))
    expect(sortFindings(read.findings, original.findings, book, compiled).own).toEqual([])
    for (const { what, why, toDo, where } of compiled.problems) {
      expect([what, why, toDo, where].every((part) => part !== '')).toBe(true)
    }
  })
})

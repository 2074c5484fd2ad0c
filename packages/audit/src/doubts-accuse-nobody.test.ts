import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Disclosure, placeText } from '@mingzhang/model'
import { defaultLimits } from '@mingzhang/readers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { audit, check } from './audit.ts'

const folder = fileURLToPath(new URL('../../../samples/', import.meta.url))
const samples = readdirSync(folder).filter((name) => name.endsWith('.txt'))
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(folder + name))

const disclosureOf = (name: string): Disclosure => {
  const read = audit(bytesOf(name), name)
  if (!read.ok) throw new Error(read.refusal.what)
  return read.value.disclosure
}

/** The document with other digits in some cells, and less confidence in some. */
function changed(
  disclosure: Disclosure,
  wrong: ReadonlySet<number>,
  doubtful: ReadonlySet<number>,
): Disclosure {
  let at = -1
  const tables = disclosure.tables.map((table) => ({
    ...table,
    cells: table.cells.map((cell) => {
      if (cell.amount === null) return cell
      at += 1
      const amount = wrong.has(at) ? `9${cell.amount.replace('-', '')}` : cell.amount
      return { ...cell, amount, text: amount, confidence: doubtful.has(at) ? 0.7 : cell.confidence }
    }),
  }))
  return { ...disclosure, tables }
}

const errors = (disclosure: Disclosure) =>
  check(disclosure).findings.filter(({ severity }) => severity === 'error')

describe.each(samples)('%s', (name) => {
  const disclosure = disclosureOf(name)
  const count = disclosure.tables.flatMap(({ cells }) => cells.filter(({ amount }) => amount !== null)).length

  test('a cell read with doubt is never part of an error, however wrong it looks', {
    timeout: 60_000,
  }, () => {
    const some = fc.uniqueArray(fc.nat(count - 1), { maxLength: 12 }).map((list) => new Set(list))
    fc.assert(
      fc.property(some, some, (wrong, doubtful) => {
        const read = changed(disclosure, wrong, doubtful)
        const places = new Set(
          read.tables.flatMap(({ cells }) =>
            cells.flatMap(({ confidence, place }) => (confidence < 0.75 ? [placeText(place)] : [])),
          ),
        )
        const accused = errors(read).flatMap((finding) => finding.places.map(placeText))
        expect(accused.filter((place) => places.has(place))).toEqual([])
      }),
      { numRuns: 8 },
    )
  })

  test('a document in which every cell is doubtful has no error in its tables', () => {
    const all = new Set(Array.from({ length: count }, (_, index) => index))
    const read = changed(disclosure, new Set([0, Math.floor(count / 2), count - 1]), all)
    const cells = new Set(read.tables.flatMap((table) => table.cells.map(({ place }) => placeText(place))))
    const accused = errors(read).flatMap((finding) => finding.places.map(placeText))
    expect(accused.filter((place) => cells.has(place))).toEqual([])
  })

  test('what was recognised from pictures accuses nobody, and says so', () => {
    const notes = ['扫描件']
    const read = audit(bytesOf(name), name, defaultLimits, undefined, null, { notes, recognised: true })
    if (!read.ok) throw new Error(read.refusal.what)
    expect(read.value.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(read.value.disclosure.document).toMatchObject({ notes, recognised: true })
    expect(read.value.statements.every(({ confidence }) => confidence <= 0.6)).toBe(true)
  })
})

import type { Block, Place } from '@mingzhang/model'
import type { StoredDocument } from '@mingzhang/store'
import { expect, test } from 'vitest'
import { beginningOf } from './document-beginning.ts'
import { sampleAudited } from './tests/sample-audit.ts'

const line = (at: number, column?: number): Place => ({
  ...{ kind: 'text', line: at, text: `${at}` },
  ...(column !== undefined && { column }),
})
const paragraph = (place: Place, text = '说明'): Block => ({ kind: 'paragraph', text, place })
const grid = (from: number, rows: number): Block => ({
  ...{ kind: 'grid', place: line(from) },
  rows: Array.from({ length: rows }, (_, at) => ({
    place: line(from + at),
    cells: [{ text: '1', place: line(from + at, 1) }],
  })),
})

const sample = sampleAudited('预算.txt')
/** A document with these blocks, and for each of these lines a table that stands there. */
function stored(blocks: readonly Block[], tablesOn: readonly number[] = []): StoredDocument {
  const { disclosure, findings } = sample
  const tables = tablesOn.flatMap((from) =>
    disclosure.tables.map((table) => ({
      ...{ ...table, title: `${from}`, rows: [] },
      cells: table.cells.map((cell) => ({ ...cell, place: line(from, 7) })),
    })),
  )
  return {
    ...{
      id: '0',
      sha256: '0',
      fileName: '预算.txt',
      format: 'text',
      title: null,
      unitKey: '',
      unitName: null,
    },
    ...{ unitCode: null, region: null, year: 2024, stage: 'initial', kind: null, size: 1, importedAt: '' },
    ...{ visibility: 'published', organisation: null, findings },
    verdicts: { holds: 1, fails: 1, unknown: 0, inapplicable: 0 },
    contents: { tables: 1, statements: 1, programs: 0, indicators: 0 },
    source: { format: 'text', blocks },
    disclosure: { ...disclosure, tables },
  }
}

test('the first blocks that fill a screen, tables whole, and what was read in them', () => {
  const document = stored([paragraph(line(1)), grid(2, 70), paragraph(line(72)), grid(73, 9)], [5, 75])
  const { source, disclosure, findings, whole } = beginningOf(document)
  expect(source.blocks).toEqual(document.source.blocks.slice(0, 2))
  expect(disclosure.tables.map(({ title }) => title)).toEqual(['5'])
  expect(findings).toEqual(document.findings)
  expect(whole).toMatchObject({ blocks: 4, lines: 73, tables: 2, claims: document.disclosure.claims.length })
})

test('a long paragraph fills rows', () => {
  const document = stored([paragraph(line(1), '字'.repeat(3_000)), paragraph(line(2))])
  expect(beginningOf(document).source.blocks).toHaveLength(1)
})

test('a short document is given as it is', () => {
  const document = stored([paragraph(line(1)), grid(2, 9)], [5])
  expect(beginningOf(document)).toBe(document)
  const nothing = stored([])
  expect(beginningOf(nothing)).toBe(nothing)
})

test('what is drawn by page or sheet is given as it is', () => {
  const places: Place[] = [
    { kind: 'pdf', page: 1, box: [0, 0, 1, 1], text: '' },
    { kind: 'xlsx', sheet: '表一', cell: 'A1', text: '' },
  ]
  for (const place of places) {
    const document = stored(Array.from({ length: 200 }, () => paragraph(place)))
    expect(beginningOf(document)).toBe(document)
  }
})

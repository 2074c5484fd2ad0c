import { defaultLimits, type PdfEngine } from '@mingzhang/readers'
import { beforeAll, describe, expect, test } from 'vitest'
import { openParts } from '../../annotate/package/zip-parts.ts'
import { writePublicationCsv } from '../../open-data/write-publication-csv.ts'
import { writeText } from '../../text/write-text.ts'
import { writePublicationDocx } from '../docx/write-publication-docx.ts'
import { writePublicationHtml } from '../html/write-publication-html.ts'
import { writePublicationOfd } from '../ofd/write-publication-ofd.ts'
import { writePublicationPdf } from '../pdf/write-publication-pdf.ts'
import { readBack } from '../tests/round-trip.ts'
import { money, officialTrips, publicationOf } from '../tests/sample-publications.ts'
import { testPdfium, testTypesetter } from '../tests/typesetter.ts'
import { writePublicationXlsx } from '../xlsx/write-publication-xlsx.ts'
import { writeCompanion, writeWithFacts } from './companion.ts'
import { compareFacts, compareFigures } from './compare-facts.ts'
import { factsOf } from './embedded-facts.ts'
import { figureHeads, figuresOfData } from './figures-of-data.ts'
import { readEmbeddedFacts } from './read-embedded-facts.ts'

const [row] = officialTrips.rows
const approved = publicationOf([
  { kind: 'heading', level: 1, text: '一、“三公”经费' },
  { kind: 'table', table: officialTrips },
])
/** 公务接待费 as somebody would like it to have been. */
const altered = publicationOf([
  { kind: 'heading', level: 1, text: '一、“三公”经费' },
  {
    kind: 'table',
    table: {
      ...officialTrips,
      rows: [{ strong: false, cells: [...(row?.cells.slice(0, 5) ?? []), money('23.00')] }],
    },
  },
])
const facts = factsOf(approved, null)

let pdfium: PdfEngine
beforeAll(async () => {
  pdfium = await testPdfium()
})

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words)

function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  expect(text(bytes)).toContain(from)
  return bytesOf(text(bytes).replace(from, to))
}

/** A part of an office file with a piece replaced; everything else as it was. */
function partReplaced(bytes: Uint8Array, path: RegExp, from: string, to: string): Uint8Array {
  const parts = openParts(bytes)
  for (const name of parts?.names.filter((each) => path.test(each)) ?? []) {
    const part = parts?.read(name)
    if (part && text(part).includes(from))
      return parts?.withChanged(new Map([[name, replaced(part, from, to)]])) ?? bytes
  }
  throw new Error(`nothing to replace: ${from}`)
}

function ofd(publication: typeof approved): Uint8Array {
  const pages = pdfium.pages(writePublicationPdf(publication, facts, testTypesetter()), defaultLimits)
  if (!pages.ok) throw new Error(pages.refusal.id)
  return writePublicationOfd(approved, facts, pages.value)
}

/** What verifying says of a file: held against the facts it carries, or against those beside it. */
function changesOf(bytes: Uint8Array, beside = facts) {
  const data = figuresOfData(bytes)
  const held = readEmbeddedFacts(bytes) ?? beside
  const { changes } = data
    ? compareFigures(data.approved ?? held, data.figures)
    : compareFacts(held, readBack(bytes, pdfium).source)
  return changes.map(({ table, name, approved: was, found }) => [table, name, was, found])
}

const reception = ['2024年部门一般公共预算“三公”经费支出预算表', '公务接待费', '32.00', '23.00']

describe('手改一格，哪张表哪一格都说得出', () => {
  test('docx', async () => {
    const file = await writePublicationDocx(approved, facts)
    expect(changesOf(file)).toEqual([])
    expect(changesOf(partReplaced(file, /document\.xml$/u, '>32.00<', '>23.00<'))).toEqual([reception])
  })

  test('xlsx', async () => {
    const file = await writePublicationXlsx(approved, facts)
    expect(changesOf(file)).toEqual([])
    expect(changesOf(partReplaced(file, /sheet2\.xml$/u, '<v>32</v>', '<v>23</v>'))).toEqual([reception])
  })

  test('html', () => {
    const file = writePublicationHtml(approved, facts)
    expect(changesOf(file)).toEqual([])
    expect(changesOf(replaced(file, 'reception">32.00<', 'reception">23.00<'))).toEqual([reception])
  })

  test('pdf 和 ofd：改过的页面，附着原来的数', () => {
    expect(changesOf(writePublicationPdf(approved, facts, testTypesetter()))).toEqual([])
    expect(changesOf(writePublicationPdf(altered, facts, testTypesetter()))).toEqual([reception])
    expect(changesOf(ofd(approved))).toEqual([])
    expect(changesOf(ofd(altered))).toEqual([reception])
  })

  test('json：印出的数和数值都比', () => {
    const file = writeWithFacts({ publication: approved, movements: [] }, facts)
    expect(changesOf(file)).toEqual([])
    expect(changesOf(replaced(file, '"text": "32.00"', '"text": "23.00"'))).toEqual([reception])
    const worth = replaced(file, '"value": 32000000', '"value": 23000000')
    expect(changesOf(worth)).toEqual([reception])
  })

  test('没有表名的续表，名字随前一张', () => {
    const { tables } = factsOf(
      publicationOf([
        { kind: 'table', table: officialTrips },
        { kind: 'table', table: { ...officialTrips, no: null, title: '' } },
      ]),
      null,
    )
    expect(tables.map(({ title }) => title)).toEqual([officialTrips.title, officialTrips.title])
  })

  test('txt 和 csv：附带数据在旁边的文件里', () => {
    const plain = bytesOf(writeText(approved))
    const beside = readEmbeddedFacts(writeCompanion('公开.txt', facts))
    expect(beside).toEqual(facts)
    expect(readEmbeddedFacts(plain)).toBeNull()
    expect(changesOf(plain)).toEqual([])
    expect(changesOf(replaced(plain, '32.00', '23.00'))).toEqual([reception])
    const csv = writePublicationCsv(facts)
    expect(readEmbeddedFacts(writeCompanion('公开.csv', facts, figureHeads))).toEqual(facts)
    expect(changesOf(csv)).toEqual([])
    expect(changesOf(replaced(csv, '32.00,32.00', '23.00,32.00'))).toEqual([reception])
    expect(changesOf(replaced(csv, '32.00,32.00', '32.00,23.00'))).toEqual([reception])
  })
})

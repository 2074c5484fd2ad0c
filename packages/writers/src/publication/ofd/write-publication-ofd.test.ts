import type { Publication } from '@mingzhang/model'
import { defaultLimits, type PdfEngine } from '@mingzhang/readers'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { type EmbeddedFacts, factsOf } from '../facts/embedded-facts.ts'
import { readEmbeddedFacts } from '../facts/read-embedded-facts.ts'
import { writePublicationPdf } from '../pdf/write-publication-pdf.ts'
import { samples } from '../tests/publication-of-sample.ts'
import { expectRoundTrip, verdicts } from '../tests/round-trip.ts'
import { hostile, publicationOf, smallSet } from '../tests/sample-publications.ts'
import { testPdfium, testTypesetter } from '../tests/typesetter.ts'
import { writePublicationOfd } from './write-publication-ofd.ts'

const typesetter = testTypesetter()
let pdfium: PdfEngine
beforeAll(async () => {
  pdfium = await testPdfium()
})

function write(publication: Publication, facts: EmbeddedFacts = factsOf(publication, verdicts)): Uint8Array {
  const pages = pdfium.pages(writePublicationPdf(publication, facts, typesetter), defaultLimits)
  if (!pages.ok) throw new Error(pages.refusal.id)
  return writePublicationOfd(publication, facts, pages.value)
}

const partsOf = (ofd: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(ofd)).map(([path, bytes]) => [path, strFromU8(bytes)]))

describe('公开稿（OFD）', () => {
  it('页、字体、书签、附件都在，编号不重', () => {
    const parts = partsOf(write(smallSet))
    const document = parts['Doc_0/Document.xml'] ?? ''
    expect(document).toContain('<ofd:Outlines>')
    expect(document).toContain('三公')
    const ids = Object.values(parts).flatMap((part) =>
      [...part.matchAll(/ ID="(\d+)"/gu)].map(([, id]) => id),
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(Math.max(...ids.map(Number))).toBe(Number(/MaxUnitID>(\d+)</u.exec(document)?.[1]))
  })

  it('宽表的页是横的', () => {
    const boxes = Object.entries(partsOf(write(smallSet)))
      .filter(([path]) => path.endsWith('Content.xml'))
      .map(([, part]) => /PhysicalBox>([^<]*)</u.exec(part)?.[1])
    expect(new Set(boxes)).toEqual(new Set(['0 0 210 297', '0 0 297 210']))
  })

  it('一样的稿子一样的字节；敌意文字只是文字；空的也写得出', () => {
    expect(write(structuredClone(smallSet))).toEqual(write(smallSet))
    expect(readEmbeddedFacts(write(hostile))).toEqual(factsOf(hostile, verdicts))
    expect(Object.keys(partsOf(write(publicationOf([]))))).toContain('OFD.xml')
  })
})

test.each(samples)('%s 写出来再读，陈述相同', async (name) => {
  await expectRoundTrip(name, write, pdfium)
})

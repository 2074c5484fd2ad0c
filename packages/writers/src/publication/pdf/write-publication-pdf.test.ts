import type { PdfEngine } from '@mingzhang/readers'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { factsOf } from '../facts/embedded-facts.ts'
import { readEmbeddedFacts } from '../facts/read-embedded-facts.ts'
import { samples } from '../tests/publication-of-sample.ts'
import { expectRoundTrip, readBack, verdicts } from '../tests/round-trip.ts'
import { hostile, publicationOf, smallSet } from '../tests/sample-publications.ts'
import { testPdfium, testTypesetter } from '../tests/typesetter.ts'
import { showTitle } from './show-title.ts'
import { writePublicationPdf } from './write-publication-pdf.ts'

const typesetter = testTypesetter()
let pdfium: PdfEngine
beforeAll(async () => {
  pdfium = await testPdfium()
})

const write = (publication: typeof smallSet): Uint8Array =>
  writePublicationPdf(publication, factsOf(publication, verdicts), typesetter)
const textOf = (pdf: Uint8Array): string => new TextDecoder('latin1').decode(pdf)

describe('公开稿（PDF）', () => {
  it('字体嵌入，有书签，有结构标记，附着数据', () => {
    const text = textOf(write(smallSet))
    for (const sign of ['/FontFile2', '/Outlines', '/MarkInfo', '/StructTreeRoot', '/EmbeddedFile'])
      expect(text).toContain(sign)
  })

  it('阅读器显示题名，不是文件名；交叉引用表还在原处', () => {
    const text = textOf(write(smallSet))
    expect(text).toMatch(/\/ViewerPreferences\s*<<\s*\/DisplayDocTitle true/u)
    const start = Number(/startxref\s+(\d+)/u.exec(text)?.[1])
    expect(text.slice(start, start + 5)).toBe('xref\n')
    expect(showTitle(new TextEncoder().encode('%PDF-1.7 cut'))).toHaveLength(12)
  })

  it('宽表横排：横页与竖页都有', () => {
    const boxes = new Set(textOf(write(smallSet)).match(/\/MediaBox \[[^\]]*\]/gu))
    expect(boxes.size).toBe(2)
  })

  it('字能选能读：读回来有每一行', () => {
    const cells = readBack(write(smallSet), pdfium).source.blocks.flatMap((block) =>
      block.kind === 'grid' ? block.rows.flatMap((row) => row.cells.map(({ text }) => text)) : [],
    )
    for (let row = 1; row <= 39; row += 1) expect(cells).toContain(`支出项目${row}`)
  })

  it('一样的稿子一样的字节，先写过别的也一样', () => {
    const once = write(smallSet)
    write(hostile)
    expect(write(structuredClone(smallSet))).toEqual(once)
  })

  it('敌意文字只是文字；空的也写得出', () => {
    expect(readEmbeddedFacts(write(hostile))).toEqual(factsOf(hostile, verdicts))
    expect(write(publicationOf([])).length).toBeGreaterThan(1000)
  })
})

test.each(samples)('%s 写出来再读，陈述相同', async (name) => {
  await expectRoundTrip(
    name,
    (publication, facts) => writePublicationPdf(publication, facts, typesetter),
    pdfium,
  )
})

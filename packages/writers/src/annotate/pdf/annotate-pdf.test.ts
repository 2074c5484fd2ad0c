import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Finding, Place } from '@mingzhang/model'
import { defaultLimits, openPdfium, readSource } from '@mingzhang/readers'
import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { hostileReport, sampleFinding } from '../../testing/sample-report.ts'
import { pdfWithStreams, pdfWithTable } from '../tests/small-pdf.ts'
import { annotatePdf } from './annotate-pdf.ts'
import { boxOnPage } from './highlight.ts'
import { openPdfFile } from './pdf-file.ts'
import { textOfBytes } from './pdf-value.ts'

const issue = { issuedOn: '2026-11-20' }
const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
const engine = await openPdfium(new Uint8Array(readFileSync(wasm)))
const sourceOf = (bytes: Uint8Array) => readSource(bytes, defaultLimits, engine)

function annotated(bytes: Uint8Array, findings: readonly Finding[]): Uint8Array {
  const made = annotatePdf(bytes, findings, issue)
  if (!made.ok) throw new Error(made.refusal.why)
  return made.value
}

const at = (box: readonly [number, number, number, number], page = 1): Place => ({
  kind: 'pdf',
  page,
  box,
  text: '',
})
const figure = at([72, 130, 150, 145])
const count = (bytes: Uint8Array, piece: string): number => textOfBytes(bytes).split(piece).length - 1

/** Every annotation that the last version of a page names, as it is written. */
function annotationsOf(bytes: Uint8Array, page = 0): string[] {
  const file = openPdfFile(bytes)
  const list = file?.resolve(file.pages[page]?.dict.entries.get('Annots'))
  return list?.kind === 'array' ? list.items.map((item) => file?.resolve(item)?.raw ?? '') : []
}

/** The note of an annotation, from its UTF-16 in hexadecimal. */
const noteOf = (annotation: string): string =>
  (/\/Contents <FEFF([0-9A-F]*)>/u.exec(annotation)?.[1] ?? '').replace(/.{4}/gu, (code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )

const text = 'budget 8320.77 and other words of the page'

describe.each([
  ['交叉引用是表', pdfWithTable],
  ['交叉引用和对象都在流里', pdfWithStreams],
] as const)('批注 PDF 原件：%s', (_, make) => {
  test('原件一字不动，后面接上高亮和便签；读出来和原来一样', () => {
    const original = make(text)
    const copy = annotated(original, [sampleFinding({ places: [figure] })])
    expect(copy.subarray(0, original.length)).toEqual(original)
    const [highlight = '', popup] = annotationsOf(copy)
    expect(highlight).toContain('/Subtype /Highlight')
    expect(highlight).toContain('/Rect [72 697 150 712]')
    expect(noteOf(highlight)).toContain('【错误 1】')
    expect(highlight).toContain('/M (D:20261120000000Z)')
    expect(popup).toContain('/Subtype /Popup')
    expect(sourceOf(copy)).toEqual(sourceOf(original))
    expect(sourceOf(copy).ok).toBe(true)
  })

  test('再批注一次，前一次的留着', () => {
    const first = annotated(make(text), [sampleFinding({ places: [figure] })])
    const second = annotated(first, [sampleFinding({ what: '又一处', places: [at([72, 100, 90, 110])] })])
    expect(annotationsOf(second)).toHaveLength(4)
    expect(second.subarray(0, first.length)).toEqual(first)
    expect(sourceOf(second)).toEqual(sourceOf(first))
  })

  test('页面原有的注释留着', () => {
    const original = make(text, '/Annots [<< /Type /Annot /Subtype /Square /Rect [1 2 3 4] >>]')
    const all = annotationsOf(annotated(original, [sampleFinding({ places: [figure] })]))
    expect(all[0]).toContain('/Square')
    expect(all).toHaveLength(3)
  })

  test('同一处的几条问题合成一个高亮，颜色按最重的', () => {
    const findings = [
      sampleFinding({ severity: 'note', places: [figure] }),
      sampleFinding({ places: [figure] }),
    ]
    const [highlight = '', ...others] = annotationsOf(annotated(make(text), findings))
    expect(others).toHaveLength(1)
    expect(noteOf(highlight)).toContain('【提示 1】')
    expect(noteOf(highlight)).toContain('【错误 2】')
    expect(highlight).toContain('/C [1 ')
  })

  test('没有位置的问题是第一页角上的便签；同样的输入，同样的字节', () => {
    const findings = [sampleFinding({ places: [] }), sampleFinding({ places: [at([72, 130, 150, 145], 9)] })]
    const copy = annotated(make(text), findings)
    expect(annotationsOf(copy)[0]).toContain('/Subtype /Text')
    expect(annotated(make(text), findings)).toEqual(copy)
  })

  test('敌意文字只是文字', () => {
    const hostile = hostileReport.files.flatMap(({ findings }) => findings)
    const copy = annotated(
      make(text),
      hostile.map((finding) => ({ ...finding, places: [figure, ...finding.places] })),
    )
    expect(count(copy, 'script')).toBe(0)
    const said = annotationsOf(copy).map(noteOf).join('')
    expect(said).toContain('</script>')
    expect(said).not.toMatch(/[\0\u202e]/u)
    expect(sourceOf(copy)).toEqual(sourceOf(make(text)))
  })
})

describe('批注不了的 PDF 说批注不了', () => {
  test('加密', () => {
    const locked = pdfWithTable(text, '', '/Encrypt << /Filter /Standard >>')
    expect(annotatePdf(locked, [], issue)).toMatchObject({
      ok: false,
      refusal: { id: 'annotating/encrypted' },
    })
  })

  test('交叉引用坏了、自己指自己、根本不是 PDF', () => {
    const broken = textOfBytes(pdfWithTable(text))
    const files = [
      broken.replace(/startxref\n\d+/u, 'startxref\n7'),
      broken.replace('/Kids [3 0 R]', '/Kids [2 0 R]'),
      'no pdf',
      `${'<<'.repeat(9999)}`,
    ]
    for (const file of files) {
      expect(annotatePdf(strToU8(file, true), [sampleFinding()], issue)).toMatchObject({ ok: false })
    }
  })
})

test('改坏几个字节，要么批注好，要么说批注不了，从不崩', () => {
  const originals = [pdfWithTable(text), pdfWithStreams(text)]
  const change = fc.tuple(fc.nat(1200), fc.nat(255))
  fc.assert(
    fc.property(
      fc.constantFrom(...originals),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      (original, changes) => {
        const broken = original.slice()
        for (const [place, byte] of changes) broken[place % broken.length] = byte
        const made = annotatePdf(broken, [sampleFinding({ places: [figure] })], issue)
        if (made.ok) expect(made.value.subarray(0, broken.length)).toEqual(broken)
      },
    ),
    { numRuns: 400 },
  )
})

test('所见的框在转过、裁过的页上是哪里', () => {
  const page = (rotate: string) => {
    const [only] = openPdfFile(pdfWithTable(text, `/CropBox [10 20 500 800] ${rotate}`))?.pages ?? []
    if (!only) throw new Error('one page')
    return only
  }
  expect(boxOnPage(page(''), [0, 0, 5, 7])).toEqual([10, 793, 15, 800])
  expect(boxOnPage(page('/Rotate 90'), [0, 0, 5, 7])).toEqual([10, 20, 17, 25])
  expect(boxOnPage(page('/Rotate 180'), [0, 0, 5, 7])).toEqual([495, 20, 500, 27])
  expect(boxOnPage(page('/Rotate -90'), [0, 0, 5, 7])).toEqual([493, 795, 500, 800])
})

const shared = fileURLToPath(new URL('../../../../../../shared/disclosures/', import.meta.url))
const published = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.pdf')) : []

test.skipIf(published.length === 0)('公开的 PDF：处处能标，读出来和原来一样', () => {
  for (const name of published) {
    const original = new Uint8Array(readFileSync(shared + name))
    const read = sourceOf(original)
    if (!read.ok) throw new Error(read.refusal.id)
    const places = read.value.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.place] : []))
    const copy = annotated(
      original,
      places.slice(0, 40).map((place) => sampleFinding({ places: [place] })),
    )
    expect(count(copy, '/Subtype /Highlight')).toBeGreaterThan(15)
    expect(copy.subarray(0, original.length)).toEqual(original)
    expect(sourceOf(copy)).toEqual(read)
  }
})

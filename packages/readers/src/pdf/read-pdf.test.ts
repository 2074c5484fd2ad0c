import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { openPdfium, type PdfEngine } from './open-pdfium.ts'
import { readPdf } from './read-pdf.ts'
import { aPdf, type Mark } from './testing/a-pdf.ts'

const program = new URL('../../../../node_modules/@embedpdf/pdfium/dist/pdfium.wasm', import.meta.url)

let engine: PdfEngine
beforeAll(async () => {
  engine = await openPdfium(readFileSync(program))
})

function blocksOf(bytes: Uint8Array) {
  const result = readPdf(bytes, defaultLimits, engine)
  if (!result.ok) throw new Error(result.refusal.what)
  return result.value.blocks
}

const box = (x0: number, y0: number, x1: number, y1: number): Mark[] => [
  { from: [x0, y0], to: [x1, y0] },
  { from: [x0, y1], to: [x1, y1] },
  { from: [x0, y0], to: [x0, y1] },
  { from: [x1, y0], to: [x1, y1] },
]

describe('a PDF', () => {
  const marks: Mark[] = [
    { x: 72, y: 780, text: '部门收支总表', size: 16 },
    ...box(72, 700, 372, 740),
    { from: [72, 720], to: [372, 720] },
    { from: [222, 700], to: [222, 740] },
    { x: 76, y: 726, text: '项目' },
    { x: 230, y: 726, text: '预算数' },
    { x: 76, y: 706, text: '合计' },
    { x: 330, y: 706, text: '1,234.56' },
  ]

  test('gives paragraphs and grids, a cell with the box its lines draw, origin at the top left', () => {
    const [title, grid] = blocksOf(aPdf([marks]))
    expect(title?.kind === 'paragraph' && title.text).toBe('部门收支总表')
    expect(grid?.kind === 'grid' && grid.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['项目', '预算数'],
      ['合计', '1,234.56'],
    ])
    expect(grid?.kind === 'grid' && grid.rows[1]?.cells[1]?.place).toEqual({
      kind: 'pdf',
      page: 1,
      box: [222, 122, 372, 142],
      text: '1,234.56',
    })
  })

  test('turned sideways gives the same words, and places on the page as seen', () => {
    const [, grid] = blocksOf(aPdf([marks], { rotate: 90 }))
    const cell = grid?.kind === 'grid' ? grid.rows[1]?.cells[1] : null
    expect(cell?.place).toEqual({ kind: 'pdf', page: 1, box: [700, 222, 720, 372], text: '1,234.56' })
  })

  test('of many pages is opened anew on the way, and gives them all', () => {
    const pages = Array.from({ length: 50 }, (_, index): Mark[] => [
      { x: 72, y: 600, text: `第${index + 1}段的文字写到这里为止` },
    ])
    const said = blocksOf(aPdf(pages)).map((block) => block.kind === 'paragraph' && block.text)
    expect(said).toEqual(pages.map((_, index) => `第${index + 1}段的文字写到这里为止`))
  })
})

import type { Read, Refusal, SourceDocument } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { pageReader } from '../page/read-pages.ts'
import { scanned } from '../page/scanned.ts'
import { beyondLimits, refused } from '../refusals.ts'
import type { PdfEngine } from './open-pdfium.ts'

/** Does a file begin like a PDF? Some programs write a few bytes of their own first. */
export function isPdf(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  return start.includes('%PDF-')
}

/**
 * 读 PDF Paragraphs and tables of a PDF with a text layer, in reading order.
 *
 * Places are `{kind: 'pdf', page, box: [x0, y0, x1, y1], text}`: pages from 1, boxes in PDF points (1/72 inch) of the
 * page as seen, origin at its top left, y downwards. A cell has the box of the whole cell, merged parts included.
 *
 * @param engine what `openPdfium` gave; null refuses
 * @returns the document, or a refusal: scanned, locked, damaged, too large
 */
export function readPdf(bytes: Uint8Array, limits: Limits, engine: PdfEngine | null): Read<SourceDocument> {
  if (bytes.length > limits.maxBytes) return refused(beyondLimits('太大'))
  if (engine === null) return refused(withoutEngine)
  const reader = pageReader('pdf', limits.maxCells)
  const count = engine.eachPage(bytes, limits, reader.take)
  if (!count.ok) return count
  if (reader.isScan()) return refused(scanned)
  return { ok: true, value: { format: 'pdf', blocks: reader.blocks() } }
}

const withoutEngine: Refusal = {
  id: 'reading/no-pdf-engine',
  what: '这里没有装载 PDF 引擎，读不了 PDF。',
  why: '读 PDF 要用单独的引擎，只在需要时装载。',
  toDo: '请重新安装本程序后再试，或把文件另存为 Word 后再试。',
}

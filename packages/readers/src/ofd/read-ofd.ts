import type { Read, SourceDocument } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { pageReader } from '../page/read-pages.ts'
import { scanned } from '../page/scanned.ts'
import { refused } from '../refusals.ts'
import type { Archive } from '../zip/open-archive.ts'
import { pagesOfArchive } from './ofd-pages.ts'

/**
 * 读 OFD Paragraphs and tables of an OFD document (GB/T 33190-2016), in reading order.
 *
 * Places are `{kind: 'ofd', page, box: [x0, y0, x1, y1], text}`: pages from 1, boxes in points (1/72 inch; OFD itself
 * counts millimetres), origin at the top left, y downwards. A cell has the box of the whole cell.
 *
 * @returns the document, or a refusal: pictures without text, damaged, too large
 */
export function readOfd(archive: Archive, limits: Limits): Read<SourceDocument> {
  const pages = pagesOfArchive(archive, limits)
  if (!pages.ok) return pages
  const reader = pageReader('ofd', limits.maxCells)
  for (const page of pages.value) reader.take(page)
  if (reader.isScan()) return refused(scanned)
  return { ok: true, value: { format: 'ofd', blocks: reader.blocks() } }
}

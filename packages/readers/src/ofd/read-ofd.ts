import type { Read, SourceDocument } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import type { Page } from '../page/page.ts'
import { readPages } from '../page/read-pages.ts'
import { isScan, scanned } from '../page/scanned.ts'
import { beyondLimits, damaged, refused } from '../refusals.ts'
import type { Archive } from '../zip/open-archive.ts'
import { ofdParts } from './ofd-package.ts'
import { readOfdPage } from './read-ofd-page.ts'

/**
 * 读 OFD Paragraphs and tables of an OFD document (GB/T 33190-2016), in reading order.
 *
 * Places are `{kind: 'ofd', page, box: [x0, y0, x1, y1], text}`: pages from 1, boxes in points (1/72 inch; OFD itself
 * counts millimetres), origin at the top left, y downwards. A cell has the box of the whole cell.
 *
 * @returns the document, or a refusal: pictures without text, damaged, too large
 */
export function readOfd(archive: Archive, limits: Limits): Read<SourceDocument> {
  const parts = ofdParts(archive, limits)
  if (!parts.ok) return parts
  const pages: Page[] = []
  let glyphsLeft = limits.maxGlyphs
  for (let index = 0; index < parts.value.pages.length; index += 1) {
    const page = readOfdPage(archive, parts.value, index, limits)
    if (!page.ok) return page
    glyphsLeft -= page.value.glyphs.length + page.value.strays.length
    if (glyphsLeft < 0) return refused(beyondLimits('字数太多'))
    pages.push(page.value)
  }
  if (pages.length === 0) return refused(damaged('OFD 文件'))
  if (isScan(pages)) return refused(scanned)
  return { ok: true, value: { format: 'ofd', blocks: readPages(pages, 'ofd', limits.maxCells) } }
}

import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import type { Page } from '../page/page.ts'
import { beyondLimits, damaged, refused } from '../refusals.ts'
import { type Archive, openArchive } from '../zip/open-archive.ts'
import { ofdParts } from './ofd-package.ts'
import { readOfdPage } from './read-ofd-page.ts'

/**
 * OFD 的页 What is drawn on the pages of an OFD document, in points: for whoever shows them as published.
 *
 * @param bytes the file
 * @returns every page with its characters and ruling lines, pictures left out
 */
export function ofdPages(bytes: Uint8Array, limits: Limits): Read<readonly Page[]> {
  const archive = openArchive(bytes, limits)
  return archive.ok ? pagesOfArchive(archive.value, limits) : archive
}

/** The pages of an OFD package that is open. */
export function pagesOfArchive(archive: Archive, limits: Limits): Read<readonly Page[]> {
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
  return pages.length === 0 ? refused(damaged('OFD 文件')) : { ok: true, value: pages }
}

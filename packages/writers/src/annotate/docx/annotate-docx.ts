import type { Finding, Place, Read } from '@mingzhang/model'
import { type Issue, type Locate, type Mark, marksOf } from '../marks.ts'
import { mainPath, officePackage } from '../package/office-package.ts'
import { treeOf } from '../package/scan-xml.ts'
import { edited } from '../package/xml-text.ts'
import { openParts } from '../package/zip-parts.ts'
import { annotateWords, cannotAnnotate } from '../words.ts'
import { type Comment, commentsPart, writeComments } from './comments-part.ts'
import { markRuns } from './mark-runs.ts'
import { type Stretch, stretchOf } from './spot.ts'
import { type WordBlock, walkStory } from './walk-story.ts'

const damaged = cannotAnnotate.damaged('Word ')

/**
 * 批注 Word 原件 A word-processing file with its findings as comments at the paragraph, cell and characters they are
 * about; the likeliest culprit is highlighted. Comments that are there stay; every part but the text, its relations and
 * the comments is the original's, byte for byte. A signature over the file no longer holds.
 *
 * @param bytes a .docx as published, that the reader read
 * @param findings with places of kind docx, counted as the reader counts (see `walkStory`)
 * @returns the annotated copy; the same input gives the same bytes
 */
export function annotateDocx(
  bytes: Uint8Array,
  findings: readonly Finding[],
  { issuedOn }: Issue,
): Read<Uint8Array> {
  const parts = openParts(bytes)
  if (parts === null) return damaged
  const office = officePackage(parts)
  const path = mainPath(office, /(?:document|template)\.(?:macroEnabled\.)?main/iu, 'word/document.xml')
  const xml = office.read(path)
  const root = xml === null ? null : treeOf(xml)
  if (xml === null || root === null || !root.tag.includes(':')) return damaged
  const blocks = walkStory(root)
  const { marks, homeless } = marksOf(findings, locateIn(blocks))
  const all = withHomeless(marks, homeless, blocks)
  const part = commentsPart(office, path)
  const commented = all.map((mark, index) => ({ ...mark, stretch: mark.spot, id: part.nextId + index }))
  if (commented.length === 0) return { ok: true, value: bytes }
  office.write(path, edited(xml, markRuns(xml, root, commented)))
  const comments = commented.map(({ id, lines }): Comment => ({ id, lines }))
  writeComments(office, path, part, comments, issuedOn)
  return { ok: true, value: office.bytes() }
}

const locateIn =
  (blocks: readonly WordBlock[]): Locate<Stretch> =>
  (place: Place) => {
    if (place.kind !== 'docx') return null
    const block = blocks[place.block - 1]
    if (!block) return null
    if (block.kind === 'line') {
      const spot = stretchOf(block.spot, block, place.text)
      return { key: `${place.block} ${spot.from} ${spot.to}`, spot }
    }
    const cell = block.at(place.row, place.cell)
    if (!cell) return null
    const spot = stretchOf(cell, { from: 0, to: cell.text.length }, place.text)
    return { key: `${place.block} ${place.row ?? 0} ${place.cell ?? 0} ${spot.from} ${spot.to}`, spot }
  }

/** What has no place of its own in the file is said at its first line. */
function withHomeless(
  marks: readonly Mark<Stretch>[],
  homeless: readonly string[],
  blocks: readonly WordBlock[],
): readonly Mark<Stretch>[] {
  const [first] = blocks
  if (homeless.length === 0 || !first) return marks
  const cell = first.kind === 'line' ? first.spot : first.at(1, 1)
  if (!cell) return marks
  const within = first.kind === 'line' ? first : { from: 0, to: cell.text.length }
  const spot = stretchOf(cell, within, '')
  const lines = [annotateWords.homeless, ...homeless]
  return [{ spot, severity: 'note', isCulprit: false, lines }, ...marks]
}

import type { Block, Place, Read, SourceDocument } from '@mingzhang/model'
import { append } from '../grid/append.ts'
import { paragraphsOf } from '../grid/clean-piece.ts'
import { layOutGrid, type PlaceAt } from '../grid/lay-out-grid.ts'
import { splitGrid } from '../grid/split-grid.ts'
import type { Limits } from '../limits.ts'
import { beyondLimits, damaged, refused } from '../refusals.ts'
import { type Relation, readRelations } from '../xml/relations.ts'
import type { Archive } from '../zip/open-archive.ts'
import { listCounter } from './list-counter.ts'
import { readNumbering } from './read-numbering.ts'
import { readStory, type StoryBlock, type StoryContext } from './read-story.ts'
import { readStyles } from './read-styles.ts'

/**
 * 读 docx The body of a word-processing file, then its footnotes and endnotes. Headers, footers and comments are left
 * out; tracked changes are taken as accepted; automatic numbers stand in the text.
 *
 * @param archive the opened file
 * @param path its main part
 */
export function readDocx(archive: Archive, path: string, limits: Limits): Read<SourceDocument> {
  const relations = readRelations(archive, path, limits)
  if (!relations.ok) return relations
  const context = readContext(archive, relations.value, limits)
  if (!context.ok) return context
  const notes = relations.value.filter((each) => each.type === 'footnotes' || each.type === 'endnotes')
  const story: StoryBlock[] = []
  for (const part of [path, ...notes.map((note) => note.path)]) {
    const bytes = archive.read(part)
    if (bytes === null && part === path) return refused(damaged('Word 文件'))
    if (bytes === null) continue
    if (!bytes.ok) return bytes
    const { blocks, trouble } = readStory(bytes.value, context.value, limits)
    if (trouble) return refused(trouble)
    append(story, blocks)
  }
  const blocks = blocksOfStory(story, limits)
  return blocks ? { ok: true, value: { format: 'docx', blocks } } : refused(beyondLimits('里的单元格太多'))
}

function readContext(archive: Archive, relations: readonly Relation[], limits: Limits): Read<StoryContext> {
  const part = (type: string): Uint8Array | null => {
    const path = relations.find((relation) => relation.type === type)?.path
    const bytes = path === undefined ? null : archive.read(path)
    return bytes?.ok ? bytes.value : null
  }
  const stylePart = part('styles')
  const listPart = part('numbering')
  const { styles, trouble } = stylePart ? readStyles(stylePart, limits) : { styles: new Map(), trouble: null }
  if (trouble) return refused(trouble)
  const numbering = listPart ? readNumbering(listPart, limits) : { lists: new Map(), trouble: null }
  if (numbering.trouble) return refused(numbering.trouble)
  const { lists } = numbering
  const levelOf = (listId: string, style: string): number => {
    const levels = [...(lists.get(listId)?.levels ?? [])]
    return levels.find(([, level]) => level.style === style && style !== '')?.[0] ?? 0
  }
  return { ok: true, value: { styles, levelOf, count: listCounter(lists) } }
}

/**
 * 文中块的位置 Blocks of a story with their places: block, row and cell counted from 1, the cell among all positions of
 * its row. Whoever writes into the original counts the same way (`walkStory` of @mingzhang/writers; a property test holds
 * the two together).
 *
 * @returns null when the tables have more cells than may be laid out
 */
export function blocksOfStory(story: readonly StoryBlock[], limits: Limits): Block[] | null {
  const blocks: Block[] = []
  let number = 0
  let left = limits.maxCells
  for (const each of story) {
    if (each.kind === 'paragraph') {
      for (const line of each.text.split('\n')) {
        if (line.trim() === '') continue
        number += 1
        const block = number
        blocks.push(...paragraphsOf(line, (text): Place => ({ kind: 'docx', block, text })))
      }
      continue
    }
    number += 1
    const rows = layOutGrid(each.anchors, each.rows, left, placesIn(number))
    if (rows === null) return null
    left -= rows.reduce((sum, row) => sum + row.cells.length, 0)
    append(blocks, splitGrid(rows.map((row) => ({ row, isRuled: null }))))
  }
  return blocks
}

const placesIn =
  (block: number): PlaceAt =>
  ({ row, index }, text): Place => ({
    kind: 'docx',
    block,
    row: row + 1,
    ...(index !== null && { cell: index + 1 }),
    text,
  })

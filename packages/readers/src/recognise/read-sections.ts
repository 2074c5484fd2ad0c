import type { Block, Paragraph, Place, Program, Section, Table, TextWithPlace } from '@mingzhang/model'
import { tight } from './printed-cell.ts'
import { isPageNumber, isTableLine } from './table-lines.ts'

/** 章节所需 What the sections are read from. */
export type SectionSource = {
  readonly blocks: readonly Block[]
  readonly tables: readonly Table[]
  readonly programs: readonly Program[]
}

type Open = {
  title: string
  depth: number
  paragraphs: TextWithPlace[]
  holds: string[]
  residue: TextWithPlace[]
  place: Place
}

/**
 * 分章节 Headings by their numbering (第一部分, 一、 （一） 1、 （1）, # ), what stands below each: paragraphs, tables
 * and target tables by title, and the residue of a renderer. A heading with nothing below is a section that holds
 * nothing; the section without a title is what stands before the first heading.
 */
export function readSections({ blocks, tables, programs }: SectionSource): Section[] {
  const held = heldTitles(blocks, tables, programs)
  const titles = new Set<Place>([
    ...tables.map((table) => table.place),
    ...programs.map((program) => program.place),
  ])
  const sections: Open[] = []
  const current = (block: Block): Open => {
    const last = sections.at(-1)
    if (last) return last
    const first = opened('', 0, block.place)
    sections.push(first)
    return first
  }
  blocks.forEach((block, index) => {
    const heading = block.kind === 'paragraph' && !titles.has(block.place) ? headingOf(block) : null
    if (heading) sections.push(opened(heading.title, heading.depth, block.place))
    const section = current(block)
    section.residue.push(...residueOf(block))
    section.holds.push(...(held.get(index) ?? []))
    if (block.kind === 'paragraph' && !heading && !titles.has(block.place) && isText(block)) {
      section.paragraphs.push({ text: block.text.trim(), place: block.place })
    }
  })
  return sections
}

const opened = (title: string, depth: number, place: Place): Open => ({
  title,
  depth,
  paragraphs: [],
  holds: [],
  residue: [],
  place,
})

const isText = ({ text }: Paragraph): boolean =>
  text.trim() !== '' && !isPageNumber(text) && !isTableLine(text)

const levels: readonly { readonly pattern: RegExp; readonly depth: number }[] = [
  { pattern: /^第[一二三四五六七八九十\d]{1,3}(?:部分|章)[:：、\s]*/u, depth: 1 },
  { pattern: /^[一二三四五六七八九十]{1,3}[、.．]/u, depth: 2 },
  { pattern: /^[（(][一二三四五六七八九十]{1,3}[)）]、?/u, depth: 3 },
  { pattern: /^\d{1,2}[、.．](?!\d)/u, depth: 4 },
  { pattern: /^[（(]\d{1,2}[)）]、?/u, depth: 5 },
]

/** 标题 A numbered (or marked) short line that is no sentence and no entry of a list of contents. */
function headingOf({ text }: Paragraph): { readonly title: string; readonly depth: number } | null {
  const marked = /^[-\s]*(#{1,6})\s*(.*)$/u.exec(text)
  const plain = tight(marked?.[2] ?? text)
  const level = levels.find(({ pattern }) => pattern.test(plain))
  if ((!level && !marked) || /\t\s*\d{1,4}\s*$/u.test(text)) return null
  if (/[。；;]$/u.test(plain) && ((level?.depth ?? 1) > 3 || plain.length > 16)) return null
  const title = plain.replace(level?.pattern ?? /^/u, '').replace(/。$/u, '')
  if (title.length > 36 || /[。；;：:，,！？]/u.test(title) || /(?<![.…·])[.…·]{3,}\d*$/u.test(plain))
    return null
  if (title === '' && level?.depth !== 1) return null
  if (/\d\D{0,2}元|表(?:[（(].*[)）])?$/u.test(title)) return null
  return { title: title === '' ? plain : title, depth: level?.depth ?? 1 }
}

/** Titles of the tables and target tables, by the index of the block they begin with. */
function heldTitles(
  blocks: readonly Block[],
  tables: readonly Table[],
  programs: readonly Program[],
): Map<number, string[]> {
  const byPlace = new Map<Place, number>(blocks.map((block, index) => [block.place, index]))
  const lines = blocks.map(({ place }) => (place.kind === 'text' ? place.line : 0))
  const indexOf = (place: Place): number => {
    const exact = byPlace.get(place)
    if (exact !== undefined) return exact
    return place.kind === 'text' ? lines.findLastIndex((line) => line <= place.line) : -1
  }
  const held = new Map<number, string[]>()
  for (const { place, title } of [
    ...tables,
    ...programs.map(({ place: at, name }) => ({ place: at, title: name })),
  ]) {
    const index = indexOf(place)
    held.set(index, [...(held.get(index) ?? []), title])
  }
  return held
}

/** What cleaning took out of a block, and the marks of a heading that a renderer left in running text. */
function residueOf(block: Block): TextWithPlace[] {
  const pieces = block.kind === 'paragraph' ? [block] : block.rows.flatMap((row) => row.cells)
  const taken = pieces.flatMap((piece) => (piece.residue ?? []).map((text) => ({ text, place: piece.place })))
  for (const piece of pieces) {
    // An example of the template that was not deleted: 如：106-某某镇.
    const example = /^(?:如|例如|示例)[:：](?=\d{3,}-)/u.exec(piece.text.trim())?.[0]
    if (example !== undefined) taken.push({ text: example, place: piece.place })
  }
  const marks = block.kind === 'paragraph' ? /^[-\s]*(#{1,6})\s/u.exec(block.text)?.[1] : undefined
  return marks === undefined ? taken : [...taken, { text: marks, place: block.place }]
}

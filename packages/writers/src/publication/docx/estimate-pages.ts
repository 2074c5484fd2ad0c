import type { Publication, PublicationPart } from '@mingzhang/model'
import { isTitle } from '../arrange-pages.ts'
import { contentsEntries, fullNameOf } from '../contents-entries.ts'
import { linesNeeded } from '../text-width.ts'
import type { PlannedPart, PlannedRun } from './plan-parts.ts'
import { contentsHanging, measures, type ParagraphMeasure, tableSizes } from './publication-style.ts'
import { captionHeight, rowsTogether } from './table.ts'

/** What stands on pages: pieces that no page break cuts, with what a new page repeats above them, in points. */
type Block = {
  readonly pieces: readonly number[]
  readonly repeated: number
  /** How many of the first pieces stay together, and with what comes before them. */
  readonly together: number
}

/** 估页 On which page every part begins, counted from 1 after the cover, and the headings that are to begin one. */
export type EstimatedPages = {
  readonly pages: ReadonlyMap<PublicationPart, number>
  readonly breaks: ReadonlySet<PublicationPart>
}

/**
 * 估页码 The page numbers of the contents. Lines have fixed heights and long tables begin pages, so that only where the
 * lines of a paragraph break is an estimate. Below a table that is among a text it would be a rough one: a heading for
 * which there seems to be no room there is to begin the page in every program.
 */
export function estimatePages(
  publication: Publication,
  runs: readonly PlannedRun[],
  titleAbove: boolean,
): EstimatedPages {
  const pages = new Map<PublicationPart, number>()
  const breaks = new Set<PublicationPart>()
  let page = 0
  for (const { parts, shape } of runs) {
    page += 1
    const { height, width } = shape.area
    let y = titleAbove && page === 1 ? heightOf(measures.title, 2) : 0
    let isBelowTable = false
    // Nothing but parts that keep to this one stand above it: a new page would hold no more of them.
    let isChain = true
    parts.forEach((planned, at) => {
      const block = blockOf(planned, publication, width)
      const needed = y + neededFrom(parts, at, publication, width)
      if ((planned.beginsPage && (y > 0 || at > 0)) || (needed > height && y > 0 && !isChain)) {
        if (isBelowTable && planned.part.kind === 'heading') breaks.add(planned.part)
        page += 1
        y = 0
        isBelowTable = false
        isChain = true
      }
      isChain &&= planned.keepsNext
      isBelowTable ||= planned.part.kind === 'table'
      pages.set(planned.part, page)
      for (const piece of block.pieces) {
        if (y + piece > height && y > 0) {
          page += 1
          y = block.repeated
        }
        y += piece
      }
    })
  }
  return { pages, breaks }
}

/** Height of a part and of what it keeps to, as far as they must stand on one page. */
function neededFrom(
  parts: readonly PlannedPart[],
  at: number,
  publication: Publication,
  width: number,
): number {
  const planned = parts[at]
  if (planned === undefined) return 0
  const { pieces, together } = blockOf(planned, publication, width)
  if (planned.keepsNext && parts[at + 1]?.beginsPage === false)
    return sumOf(pieces) + neededFrom(parts, at + 1, publication, width)
  return sumOf(pieces.slice(0, together))
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

const heightOf = ({ line, before, after }: ParagraphMeasure, lines: number): number =>
  before + line * lines + after

const headings = { 1: measures.heading1, 2: measures.heading2, 3: measures.heading3 } as const

function blockOf({ part, setting }: PlannedPart, publication: Publication, width: number): Block {
  switch (part.kind) {
    case 'heading':
      return isTitle(part)
        ? chapterTitle(part.text, width)
        : paragraph(part.text, headings[part.level], width)
    case 'paragraph':
      return paragraph(part.runs.map(({ text }) => text).join(''), measures.body, width)
    case 'contents':
      return contentsBlock(part, publication, width)
    case 'table': {
      const head = sumOf(setting?.headHeights ?? [])
      const [first = 0, ...rows] = setting?.bodyHeights ?? []
      const { note } = part.table
      const below = note === null ? 1 : heightOf(measures.tableNote, linesNeeded(note, 42))
      const above = captionHeight({ ...part.table, note: null })
      return {
        pieces: [above + head + first, ...(setting?.isWhole ? rows : rowsTogether(rows)), below],
        repeated: head,
        together: setting?.isWhole ? rows.length + 1 : 1,
      }
    }
  }
}

/** 三号 characters, two of them before the first line; no line of a paragraph stands alone. */
function paragraph(text: string, measure: ParagraphMeasure, width: number): Block {
  const lines = linesNeeded(text, width / 16, 2)
  const pieces = Array.from({ length: lines }, (_, at) => measure.line + (at === 0 ? measure.before : 0))
  return { pieces, repeated: 0, together: lines <= 3 ? lines : 2 }
}

function chapterTitle(text: string, width: number): Block {
  const lines = linesNeeded(text, width / (tableSizes.title / 2))
  return { pieces: [heightOf(measures.chapterTitle, lines)], repeated: 0, together: 1 }
}

function contentsBlock(
  part: Extract<PublicationPart, { readonly kind: 'contents' }>,
  publication: Publication,
  width: number,
): Block {
  const entries = contentsEntries(publication)
  const points = tableSizes.contents / 2
  const hanging = contentsHanging / 20 / points
  const ems = width / points - hanging
  const lines = listedAfter(part, [...entries.values()]).map(
    (entry) => linesNeeded(fullNameOf(entry), ems - entry.level - 2, -hanging) * measures.contentsLine.line,
  )
  return { pieces: [heightOf(measures.contentsTitle, 1), ...lines], repeated: 0, together: 1 }
}

type Entries = ReturnType<typeof contentsEntries>
type Entry = Entries extends ReadonlyMap<unknown, infer Each> ? Each : never

/** 目录所列 What the contents list: the entries after the contents themselves that have a title. */
export function listedAfter(part: PublicationPart, entries: readonly Entry[]): readonly Entry[] {
  const at = entries.findIndex((entry) => entry.part === part)
  return entries.slice(at + 1).filter(({ text }) => text !== '')
}

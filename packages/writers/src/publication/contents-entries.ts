import type { Publication, PublicationPart } from '@mingzhang/model'
import { titleOfTable } from './table-caption.ts'

/**
 * 目录条目 What the contents list: a heading or a table, with an id of its own and how deep it stands. The contents
 * themselves are in the list, too, without a text, so that it shows what follows them.
 */
export type ContentsEntry = {
  readonly part: PublicationPart
  readonly id: string
  readonly level: 1 | 2 | 3
  readonly text: string
}

/** 编目 Headings by their level, and tables one level below the heading before them, in the order of the parts. */
export function contentsEntries({ parts }: Publication): ReadonlyMap<PublicationPart, ContentsEntry> {
  const entries = new Map<PublicationPart, ContentsEntry>()
  let level = 0
  for (const part of parts) {
    const id = `s${entries.size + 1}`
    if (part.kind === 'heading') {
      level = part.level
      entries.set(part, { part, id, level: part.level, text: part.text })
    } else if (part.kind === 'table') {
      entries.set(part, { part, id, level: belowLevel[level] ?? 3, text: titleOfTable(part.table) })
    } else if (part.kind === 'contents') {
      entries.set(part, { part, id, level: 1, text: '' })
    }
  }
  return entries
}

/** The level of a table by the level of the heading it stands under; 0 is none. */
const belowLevel: readonly (1 | 2 | 3)[] = [1, 2, 3, 3]

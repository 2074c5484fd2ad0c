import type { StoryBlock } from '../docx/read-story.ts'
import { withSymbols } from '../docx/symbols.ts'
import { append } from '../grid/append.ts'
import type { ParagraphKind } from './paragraph-kind.ts'
import { type DocRow, tableOf } from './table-rows.ts'

/** 在读的层 A table while it is read: its rows, the cells of the open row, the lines of the open cell. */
type Level = { readonly rows: DocRow[]; cells: string[]; lines: string[]; readonly inner: StoryBlock[] }

/** 在读的文 The blocks read so far, and the tables that are open, the outermost first. */
export type DocStory = { readonly blocks: StoryBlock[]; readonly levels: Level[]; fields: FieldState[] }

type FieldState = 'instruction' | 'result'

export const openStory = (): DocStory => ({ blocks: [], levels: [], fields: [] })

/** 加一段 A paragraph with the mark that ends it: running text, a line of a cell, the end of a cell or of a row. */
export function addParagraph(story: DocStory, raw: string, mark: string, kind: ParagraphKind): void {
  const text = seenText(story, raw)
  while (story.levels.length > kind.depth) closeLevel(story)
  if (kind.depth === 0) {
    story.blocks.push({ kind: 'paragraph', text })
    return
  }
  while (story.levels.length < kind.depth) story.levels.push({ rows: [], cells: [], lines: [], inner: [] })
  const level = story.levels[kind.depth - 1]
  if (!level) return
  if (kind.endsRow) {
    level.rows.push({ texts: level.cells, shape: kind.row })
    level.cells = []
    level.lines = []
    return
  }
  level.lines.push(text)
  if (mark === '\u0007' || kind.endsInnerCell) {
    level.cells.push(level.lines.join('\n'))
    level.lines = []
  }
}

/** The blocks, once the last paragraph was added. */
export function finishStory(story: DocStory): StoryBlock[] {
  while (story.levels.length > 0) closeLevel(story)
  return story.blocks
}

/** A table ends. One inside a cell stands behind the table that the cell belongs to. */
function closeLevel(story: DocStory): void {
  const level = story.levels.pop()
  if (!level) return
  const left = [...level.cells, ...(level.lines.length > 0 ? [level.lines.join('\n')] : [])]
  if (left.some((text) => text.trim() !== '')) level.rows.push({ texts: left, shape: null })
  const tables = level.rows.length > 0 ? [tableOf(level.rows), ...level.inner] : level.inner
  const outer = story.levels.at(-1)
  append(outer ? outer.inner : story.blocks, tables)
}

/** Instructions of fields are dropped (none goes on over a paragraph), their results kept; marks of pictures and notes are no text. */
function seenText(story: DocStory, raw: string): string {
  let text = ''
  for (const char of raw) {
    if (char === '\u0013') story.fields.push('instruction')
    else if (char === '\u0014' && story.fields.length > 0) story.fields[story.fields.length - 1] = 'result'
    else if (char === '\u0015') story.fields.pop()
    else if (!story.fields.includes('instruction')) text += replaced(char)
  }
  story.fields = story.fields.filter((state) => state === 'result')
  return withSymbols(text)
}

function replaced(char: string): string {
  if (char === '\u000b') return '\n'
  if (char === '\u001e') return '-'
  return char < ' ' && char !== '\t' ? '' : char
}

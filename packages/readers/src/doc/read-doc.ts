import type { Read, SourceDocument } from '@mingzhang/model'
import { blocksOfStory } from '../docx/read-docx.ts'
import type { StoryBlock } from '../docx/read-story.ts'
import { symbolOf } from '../docx/symbols.ts'
import type { Limits } from '../limits.ts'
import type { Compound } from '../ole/open-compound.ts'
import { beyondLimits, damaged, passwordNeeded, refused, unsupported } from '../refusals.ts'
import { type DocHead, docHead, type Piece, piecesOf } from './doc-parts.ts'
import { addParagraph, finishStory, openStory } from './doc-story.ts'
import { labels } from './list-labels.ts'
import { type ParagraphKind, paragraphKinds } from './paragraph-kind.ts'
import { propertiesOf, type Run, runAt, runsOf } from './properties.ts'

/**
 * 读 doc The body of a file of Word 97–2003 (also what WPS saves as .wps), then its footnotes, endnotes and text boxes.
 * Headers, footers, comments, hidden and deleted text are left out; automatic numbers stand in the text.
 */
export function readDoc(file: Compound, limits: Limits): Read<SourceDocument> {
  const bytes = file.read('WordDocument')
  const head = bytes ? docHead(bytes) : null
  if (!bytes || !head) {
    return refused(unsupported('Word 95 及更早的文件', '请用办公软件打开，另存为 docx 后再试。'))
  }
  if (head.isLocked) return refused(passwordNeeded('Word 文件'))
  const table = file.read(head.tableStream)
  const pieces = table ? piecesOf(bytes, table, head.pieces) : null
  if (!table || !pieces) return refused(damaged('Word 文件'))
  const paragraphs = runsOf(bytes, table, head.paragraphs, 'paragraph')
  const characters = runsOf(bytes, table, head.characters, 'character')
  const context = {
    pieces,
    paragraphs,
    unseen: characters.filter(isUnseen),
    symbols: characters.filter((run) => symbolIn(run) !== null),
    kindOf: paragraphKinds(file.read('Data')),
    labelOf: labels(table, head),
  }
  const blocks = blocksOfStory(
    partsOf(head).flatMap(([from, to]) => storyOf(context, from, to)),
    limits,
  )
  return blocks ? { ok: true, value: { format: 'doc', blocks } } : refused(beyondLimits('里的单元格太多'))
}

/** The body and what follows it that a reader sees, by numbers of characters. */
function partsOf({ counts }: DocHead): (readonly [number, number])[] {
  const { body, footnotes, headers, comments, endnotes, boxes } = counts
  const afterHeaders = body + footnotes + headers
  const endnotesFrom = afterHeaders + comments
  return [
    [0, body + footnotes],
    [endnotesFrom, endnotesFrom + endnotes + boxes],
  ]
}

const deleted = 0x0800
const hidden = 0x083c

const isUnseen = (run: Run): boolean =>
  propertiesOf(run.bytes).some(({ code, value }) => (code === deleted || code === hidden) && value[0] === 1)

const symbol = 0x6a09

/** The character that a run of a symbol font stands for: the text itself holds a bracket in its place. */
function symbolIn(run: Run): string | null {
  const value = propertiesOf(run.bytes).findLast(({ code }) => code === symbol)?.value
  if (!value || value.length < 4) return null
  return symbolOf(((value[2] ?? 0) + 256 * (value[3] ?? 0)).toString(16))
}

type Context = {
  readonly pieces: readonly Piece[]
  readonly paragraphs: readonly Run[]
  readonly unseen: readonly Run[]
  readonly symbols: readonly Run[]
  readonly kindOf: (run: Run | null) => ParagraphKind
  readonly labelOf: (kind: ParagraphKind, text: string) => string
}

/** Marks that end a paragraph: its own, that of a cell or row, that of a page or section. */
const endMarks = new Set(['\r', '\u0007', '\f'])

function storyOf(
  { pieces, paragraphs, unseen, symbols, kindOf, labelOf }: Context,
  from: number,
  to: number,
): StoryBlock[] {
  const story = openStory()
  let text = ''
  for (const piece of pieces) {
    const first = Math.max(0, from - piece.from)
    const last = Math.min(piece.text.length, to - piece.from)
    for (let index = first; index < last; index += 1) {
      const char = piece.text[index] ?? ''
      const offset = piece.offset + index * piece.width
      if (endMarks.has(char)) {
        const kind = kindOf(runAt(paragraphs, offset))
        addParagraph(story, labelOf(kind, text) + text, char, kind)
        text = ''
      } else if (!runAt(unseen, offset)) {
        const run = char === '(' ? runAt(symbols, offset) : null
        text += (run && symbolIn(run)) ?? char
      }
    }
  }
  return finishStory(story)
}

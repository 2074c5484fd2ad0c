import { keyInWords, sectionsAlike } from '@mingzhang/law'
import type { Book, BookProblem, Key, Run } from '@mingzhang/model'
import type { Setting } from '../compile/plan.ts'
import { type Piece, parseSentence } from './parse-sentence.ts'
import { keysOfPiece, moneyOf, type Writing, writeSentence } from './write-sentence.ts'

const placeholder = /\{(?:amount|change|why|classes)[^{}]*\}/gu

/** Paragraphs that the book has for a section: by its name, else by the names that other places give it. */
export function freeText({ texts }: Book, section: string): readonly string[] {
  const under = (name: string): readonly string[] =>
    texts.filter((text) => text.section === name).flatMap(({ paragraphs }) => paragraphs)
  const own = under(section)
  return own.length > 0 ? own : sectionsAlike(section).flatMap(under)
}

const piecesOf = ({ texts }: Book): Piece[] =>
  texts.flatMap(({ paragraphs }) => paragraphs.flatMap(parseSentence)).filter(({ kind }) => kind !== 'words')

/** 自由文字中的数 Keys of the figures that texts of the book are bound to. */
export const boundKeys = (setting: Setting): Key[] =>
  piecesOf(setting.book).flatMap((piece) => keysOfPiece(setting, piece))

/**
 * 写自由文字 The runs of a paragraph in which figures are bound: `{amount fund=general use=basic}` is that money as it is
 * printed. A paragraph with a figure that cannot be told is not printed, and holds the book back.
 */
export function writeFreeText(writing: Writing, section: string, paragraph: string): Run[] {
  const runs = writeSentence({ ...writing, problems: [] }, parseSentence(paragraph))
  if (runs !== null) return runs
  for (const piece of parseSentence(paragraph)) {
    if (piece.kind === 'words' || writeSentence({ ...writing, problems: [] }, [piece]) !== null) continue
    writing.problems.push(unknownFigure(section, moneyOf(writing.book, piece.key)))
  }
  return []
}

/**
 * 绑定的数 Every placeholder in the texts of the book, as it is typed, with the words it stands for now; null where they
 * cannot be told.
 */
export function boundTexts(writing: Writing): { readonly bound?: Readonly<Record<string, string | null>> } {
  const quiet = { ...writing, problems: [] }
  const placeholders = new Set(
    writing.book.texts.flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.match(placeholder) ?? [])),
  )
  if (placeholders.size === 0) return {}
  const bound: Record<string, string | null> = {}
  for (const one of placeholders) {
    const runs = writeSentence(quiet, parseSentence(one))
    bound[one] = runs === null ? null : runs.map(({ text }) => text).join('')
  }
  return { bound }
}

const unknownFigure = (section: string, key: Key): BookProblem => ({
  id: 'narrative/figure-unknown',
  severity: 'error',
  where: `texts[${section}]`,
  what: `“${section}”中绑定的数“${keyInWords(key)}”无法判断，这一段没有印`,
  why: '账本没有这项数据，或分录没有写明所需的坐标',
  toDo: '请在分录中补充，或在正文中改绑另一个数',
})

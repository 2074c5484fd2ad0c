import type { NarrativeLine } from '@mingzhang/law'
import type { Book, Key, PublicationPart, Run } from '@mingzhang/model'
import type { Setting } from '../compile/plan.ts'
import { printedUnit } from '../compile/print-table.ts'
import { filled } from '../compile/words.ts'
import { boundKeys, freeText, writeFreeText } from './free-text.ts'
import { keyOfText, parseSentence } from './parse-sentence.ts'
import { changeOf, keysOfPiece, moneyOf, type Writing, writeSentence } from './write-sentence.ts'

/** 说明所需的数 Keys of every figure that the narrative of an edition may state. */
export function narrativeKeys(setting: Setting, lines: readonly NarrativeLine[]): Key[] {
  const stated = lines.flatMap(({ what, text, when }) => [
    ...(what === 'text' || what === 'and'
      ? parseSentence(text).flatMap((piece) => keysOfPiece(setting, piece))
      : []),
    ...(/^(?:some|none|compared|not-compared)\b/u.test(when) ? bothYears(setting.book, keyOfText(when)) : []),
  ])
  return [...stated, ...boundKeys(setting)]
}

const bothYears = (book: Book, key: Key): Key[] => [moneyOf(book, key), moneyOf(book, key, book.year - 1)]

/**
 * 写说明 The parts of one line of the narrative; what names tables is left to the caller.
 *
 * Which sentence stands, and its words 增加, 减少, 持平, 没有, follow from the figures.
 */
export function narrateLine(writing: Writing, line: NarrativeLine): PublicationPart[] {
  if (!isDue(writing, line.when)) return []
  const { book } = writing
  const text = filled(line.text, book, { kind: '部门' })
  switch (line.what) {
    case 'heading1':
    case 'heading2':
    case 'heading3':
      return [{ kind: 'heading', level: levelOf(line.what), text }]
    case 'glossary':
      return [paragraph([{ kind: 'words', text }])]
    case 'free':
      return freeText(book, line.text)
        .map((words) => writeFreeText(writing, line.text, words))
        .flatMap((runs) => (runs.length === 0 ? [] : [paragraph(runs)]))
    case 'counts':
      return book.counts.length === 0 ? [] : [paragraph([{ kind: 'words', text: countsText(book, text) }])]
    case 'text':
    case 'and': {
      const runs = writeSentence(writing, parseSentence(text))
      return runs === null || runs.length === 0 ? [] : [paragraph(runs)]
    }
    default:
      return []
  }
}

const levelOf = (what: 'heading1' | 'heading2' | 'heading3'): 1 | 2 | 3 =>
  what === 'heading1' ? 1 : what === 'heading2' ? 2 : 3

const paragraph = (runs: readonly Run[]): PublicationPart => ({ kind: 'paragraph', runs })

const countsText = ({ counts }: Book, text: string): string =>
  text.replace('{counts}', counts.map(({ what, count, measure }) => `${what}${count}${measure}`).join('，'))

function isDue(writing: Writing, when: string): boolean {
  const { book, figures, edition } = writing
  if (when === '') return true
  const word = when.split(' ')[0] ?? ''
  const rest = when.slice(word.length + 1)
  if (word === 'agency') return book.agency === rest
  if (word === 'programmes') return book.programmes.length > 0
  if (word === 'no-programmes') return book.programmes.length === 0
  if (word === 'no-text') return freeText(book, rest).length === 0
  if (word === 'compared') return changeOf(writing, keyOfText(when)) !== null
  if (word === 'not-compared') return changeOf(writing, keyOfText(when)) === null
  const figure = figures.figureOf(
    moneyOf(book, keyOfText(when)),
    printedUnit(edition.amountUnit, edition.decimals),
  )
  const isSome = figure.told && figure.exact !== 0
  return word === 'some' ? isSome : figure.told && figure.exact === 0
}

import { combineKeys, type Edition, keyInWords } from '@mingzhang/law'
import {
  type Amount,
  type Book,
  type BookProblem,
  formatAmount,
  type Key,
  keyText,
  type Run,
  withCoordinates,
} from '@mingzhang/model'
import { inFile } from '../book/in-file.ts'
import { listAccounts } from '../compile/list-accounts.ts'
import type { Setting } from '../compile/plan.ts'
import { printedUnit } from '../compile/print-table.ts'
import { accountName, amountText } from '../compile/words.ts'
import type { Figures } from '../rounding/figures.ts'
import type { Piece } from './parse-sentence.ts'

/** 行文的依据 What sentences are written from. */
export type Writing = {
  readonly book: Book
  readonly edition: Edition
  readonly figures: Figures
  readonly setting: Setting
  readonly problems: BookProblem[]
}

export const moneyOf = (book: Book, key: Key, year = book.year): Key => ({
  measure: 'money',
  year: String(year),
  stage: 'initial',
  ...key,
})

/** Function classes with money under a key, in the order of their codes. */
export const classesOf = (setting: Setting, key: Key): Key[] =>
  listAccounts(setting, { of: 'func', from: 1, to: 1 }, [{ key, lastYear: false }]).map((account) =>
    combineKeys(key, account.key),
  )

/** Keys whose figures a piece needs: this year's, and last year's where a change is told. */
export function keysOfPiece(setting: Setting, piece: Piece): Key[] {
  const { book } = setting
  if (piece.kind === 'words') return []
  if (piece.kind === 'amount') return [moneyOf(book, piece.key)]
  if (piece.kind === 'classes') return classesOf(setting, piece.key).map((key) => moneyOf(book, key))
  return [moneyOf(book, piece.key), moneyOf(book, piece.key, book.year - 1)]
}

/**
 * 写句 The runs of a sentence, or null where a figure it states cannot be told: then it is left out and a problem says
 * so. A change whose year before is unknown is left out of its sentence without a word.
 */
export function writeSentence(writing: Writing, pieces: readonly Piece[]): Run[] | null {
  const runs: Run[] = []
  for (const [index, piece] of pieces.entries()) {
    const written = writePiece(writing, piece)
    if (written === null) return null
    // Behind an amount a change is a clause of its own; behind a noun it is what the noun does.
    const isClause = pieces[index - 1]?.kind === 'amount' && written.length > 0
    const isChange = piece.kind === 'change' || piece.kind === 'why'
    runs.push(...(isClause && isChange ? [words('，'), ...written] : written))
  }
  return runs
}

function writePiece(writing: Writing, piece: Piece): Run[] | null {
  switch (piece.kind) {
    case 'words':
      return [words(piece.text)]
    case 'amount':
      return amountRuns(writing, piece.key)
    case 'classes':
      return classRuns(writing, piece.key)
    case 'change':
      return changeRuns(writing, piece.key)
    case 'why':
      return whyRuns(writing, piece.key)
  }
}

const words = (text: string): Run => ({ kind: 'words', text })

const shownOf = ({ figures, edition }: Pick<Writing, 'figures' | 'edition'>, key: Key) =>
  figures.figureOf(key, printedUnit(edition.amountUnit, edition.decimals))

function figureRuns({ edition }: Writing, key: Key, value: number): Run[] {
  const step = printedUnit(edition.amountUnit, edition.decimals)
  const amount: Amount = { value, step, unit: edition.amountUnit }
  const text = value === 0 ? formatAmount(amount, 0) : amountText(amount, edition.decimals, false)
  return [{ kind: 'figure', text, key, amount }, words(edition.amountUnit)]
}

function amountRuns(writing: Writing, bare: Key): Run[] | null {
  const key = moneyOf(writing.book, bare)
  const figure = shownOf(writing, key)
  if (!figure.told) {
    writing.problems.push(leftOut(key))
    return null
  }
  return figureRuns(writing, key, figure.exact === 0 ? 0 : figure.shown)
}

function classRuns(writing: Writing, bare: Key): Run[] | null {
  const runs: Run[] = []
  for (const key of classesOf(writing.setting, bare)) {
    const amount = amountRuns(writing, key)
    if (amount === null) return null
    if (runs.length > 0) runs.push(words('，'))
    runs.push(words(accountName(writing.book, key.func ?? '')), ...amount)
  }
  return runs
}

type Change = { readonly now: number; readonly before: number }

/** 可比 Both years as printed; null where last year's cannot be told. */
export function changeOf(writing: Pick<Writing, 'book' | 'figures' | 'edition'>, bare: Key): Change | null {
  const { book } = writing
  const now = shownOf(writing, moneyOf(book, bare))
  const before = shownOf(writing, moneyOf(book, bare, book.year - 1))
  return now.told && before.told && book.previous.length > 0 ? { now: now.shown, before: before.shown } : null
}

function changeRuns(writing: Writing, bare: Key): Run[] {
  const change = changeOf(writing, bare)
  if (change === null) return []
  const { now, before } = change
  const last = `${writing.book.year - 1}年`
  if (now === before) return [words(`与${last}持平`)]
  const key = withCoordinates(moneyOf(writing.book, bare), { measure: 'change' })
  const direction = now > before ? '增加' : '减少'
  return [
    words(`比${last}${direction}`),
    ...figureRuns(writing, key, Math.abs(now - before)).map(signed(now < before)),
  ]
}

/** The figure of a decrease is printed without its sign; what it is bound to has it. */
const signed =
  (isLess: boolean) =>
  (run: Run): Run =>
    run.kind === 'figure' && isLess ? { ...run, amount: { ...run.amount, value: -run.amount.value } } : run

function whyRuns(writing: Writing, bare: Key): Run[] {
  const runs = changeRuns(writing, bare)
  const change = changeOf(writing, bare)
  if (change === null) return runs
  const text = keyText(bare)
  const reason = writing.book.reasons.find(({ key }) => keyText(key) === text)
  if (reason) return [...runs, words(`，主要是${reason.text.replace(/[。；]$/u, '')}`)]
  if (isLarge(change, writing.edition.reasonPercent))
    writing.problems.push(reasonMissing(writing, bare, change))
  return runs
}

/** 超过幅度 Is the change more than so many percent of last year? Any change from nothing is. */
const isLarge = ({ now, before }: Change, percent: number): boolean =>
  Math.abs(now - before) * 100 > Math.abs(before) * percent

const leftOut = (key: Key): BookProblem => ({
  id: 'narrative/left-out',
  severity: 'warning',
  where: 'narrative',
  what: `${keyInWords(key)} 无法判断，说明中这一句没有写`,
  why: '账本没有这项数据，或分录没有写明所需的坐标',
  toDo: '请在分录中补充，或在说明中用自己的话写',
})

function reasonMissing({ book, edition }: Writing, key: Key, { now, before }: Change): BookProblem {
  const unit = edition.amountUnit
  const step = printedUnit(unit, edition.decimals)
  const text = (value: number): string => formatAmount({ value, step, unit }, edition.decimals)
  return {
    id: 'narrative/reason-missing',
    severity: 'error',
    where: `reasons[${keyText(key) || '收支总计'}]`,
    what: `${keyInWords(moneyOf(book, key))}：上年${text(before)}${unit}，本年${text(now)}${unit}，没有写增减原因`,
    why: `增减超过 ${edition.reasonPercent}%，公开时应当说明原因`,
    toDo: `请写明增减原因${inFile(`reasons 加一条，of 写“${keyText(key)}”，text 写原因`)}`,
  }
}

import { type Mark, markAt } from './marks.ts'
import type { AsideToken, DigitToken, NumberToken, YearToken } from './numbers.ts'
import { type Word, wordAt } from './words.ts'

/** 分句 What stands between two separators: words, marks, years, and what is not understood. */
export type Clause = {
  readonly start: number
  end: number
  /** Opened by 、 behind words of its own lead: several things share the number. */
  listed: boolean
  readonly words: WordHit[]
  readonly marks: MarkHit[]
  readonly years: YearToken[]
  /** Characters that no word or mark explains, fillers taken out. */
  rest: string
  /** Characters not explained behind the last mark of change. */
  restBehindMark: string
}

export type WordHit = { readonly words: readonly Word[]; readonly start: number; readonly end: number }
export type MarkHit = { readonly mark: Mark; readonly start: number }

/** 引语 What leads to a number: the clauses since the number before it, and the breaks passed on the way. */
export type Lead = {
  readonly clauses: Clause[]
  /** A full stop was passed. Clauses before a full stop or a semicolon are dropped. */
  sentence: boolean
  /** A semicolon was passed. */
  group: boolean
  /** Brackets opened and closed on the way, in order. */
  readonly brackets: ('(' | ')')[]
}

export type Step = { readonly lead: Lead; readonly number: NumberToken | null; readonly flat: FlatHit | null }
/** 持平: a change of nothing, with no number of its own. */
export type FlatHit = { readonly start: number; readonly end: number }

/** Words that hold only for one passage: names of the unit, the programme's own budget. */
export type LocalWords = {
  readonly names: readonly string[]
  /** By their first character: a document may list thousands of projects. */
  readonly words: ReadonlyMap<string, readonly Word[]>
  /** Accounts written out, by where they start. */
  readonly paths: ReadonlyMap<number, { readonly word: Word; readonly end: number }>
}

const sentenceEnd = /[。！？!?]/u
const groupEnd = /[；;]/u
const clauseEnd = /[，,：:、]/u
const note = /\((?:含[^()\d]{0,14}|境|详见[^()]*|单位[:：][^()]*)\)/uy

/**
 * 切句 Cuts a passage into steps: a lead and the number it leads to (or a 持平), in reading order.
 *
 * @param text passage text
 * @param digits every run of digits, read
 * @param local words of this passage alone
 * @returns the steps; the last one leads to no number
 */
export function stepsOf(text: string, digits: readonly DigitToken[], local: LocalWords): Step[] {
  const steps: Step[] = []
  let lead = newLead()
  let clause = openClause(lead, 0)
  const outer: Clause[] = []
  let at = 0
  let next = 0
  const close = (number: NumberToken | null, flat: FlatHit | null, end: number) => {
    clause.end = end
    steps.push({ lead, number, flat })
    lead = newLead()
    clause = openClause(lead, end)
  }
  while (at < text.length) {
    while (digits[next] && (digits[next]?.end ?? 0) <= at) next += 1
    const digit = digits[next]
    const path = local.paths.get(at)
    if (path) {
      clause.words.push({ words: [path.word], start: at, end: path.end })
      at = path.end
      continue
    }
    if (digit && digit.start <= at) {
      at = digit.end
      if (digit.kind === 'number') close(digit, null, at)
      else addDigit(clause, digit)
      continue
    }
    const limit = digit?.start ?? text.length
    const separator = text[at] ?? ''
    const skipped = separator === '(' ? noteAt(text, at, limit) : 0
    if (skipped > 0) {
      at += skipped
      continue
    }
    if (isBreak(separator)) {
      clause.end = at
      clause = passBreak(lead, separator, at, outer)
      at += 1
      continue
    }
    const start = at
    at = readPiece(text, at, limit, clause, local)
    if (isFlat(clause, start, text)) close(null, { start, end: at }, at)
  }
  close(null, null, text.length)
  return steps
}

/** 与上年持平 and 无增减变化 are a change of nothing; 与合同一致 and 与预算数持平 are not. */
function isFlat({ marks }: Clause, start: number, text: string): boolean {
  const last = marks.at(-1)
  if (last?.mark.kind !== 'flat' || last.start !== start) return false
  return /[无没]/u.test(text[start] ?? '') || marks.some(({ mark }) => mark.kind === 'compare')
}

const newLead = (): Lead => ({ clauses: [], sentence: false, group: false, brackets: [] })

function openClause(lead: Lead, start: number): Clause {
  const clause: Clause = {
    start,
    end: start,
    listed: false,
    words: [],
    marks: [],
    years: [],
    rest: '',
    restBehindMark: '',
  }
  lead.clauses.push(clause)
  return clause
}

const isBreak = (char: string): boolean =>
  sentenceEnd.test(char) ||
  groupEnd.test(char) ||
  clauseEnd.test(char) ||
  char === '(' ||
  char === ')' ||
  char === '\n'

function passBreak(lead: Lead, separator: string, at: number, outer: Clause[]): Clause {
  const before = lead.clauses.at(-1)
  if (separator === '(' || separator === ')') lead.brackets.push(separator)
  if (separator === '(' && before) outer.push(before)
  if (sentenceEnd.test(separator)) lead.sentence = true
  if (groupEnd.test(separator)) lead.group = true
  if (sentenceEnd.test(separator) || groupEnd.test(separator)) lead.clauses.length = 0
  const resumed = separator === ')' ? outer.pop() : undefined
  if (resumed && lead.clauses.includes(resumed)) {
    // (不含…) changes what the words before it mean.
    if (before && before !== resumed && /[不除]/u.test(before.rest)) resumed.rest += before.rest
    return resume(lead, resumed)
  }
  const clause = openClause(lead, at + 1)
  if (separator === '、') clause.listed = before !== undefined && (before.listed || before.words.length > 0)
  return clause
}

/** Behind a bracket without a number the clause before the bracket goes on: 公务接待费(含外宾接待)支出. */
function resume(lead: Lead, clause: Clause): Clause {
  lead.clauses.splice(lead.clauses.indexOf(clause), 1)
  lead.clauses.push(clause)
  return clause
}

/** A bracket that only explains, (含外宾接待): how long it is. */
function noteAt(text: string, at: number, limit: number): number {
  note.lastIndex = at
  const length = note.exec(text)?.[0].length ?? 0
  return at + length <= limit ? length : 0
}

function addDigit(clause: Clause, digit: YearToken | AsideToken): void {
  if (digit.kind === 'year') clause.years.push(digit)
}

/** Reads one word, mark, name or character into the clause; where the next one starts. */
function readPiece(text: string, at: number, limit: number, clause: Clause, local: LocalWords): number {
  const word = localWordAt(text, at, local) ?? wordAt(text, at)
  if (word && word.end <= limit) {
    clause.words.push({ words: word.words, start: at, end: word.end })
    return word.end
  }
  const mark = markAt(text, at)
  if (mark) return addMark(clause, mark, at, limit)
  const name = nameAt(text, at, local)
  if (name > 0) return at + name
  const char = text[at] ?? ''
  if (!/[\s“”‘’"'*#\-—–_.．…·]/u.test(char)) {
    clause.rest += char
    clause.restBehindMark += char
  }
  return at + 1
}

function addMark(
  clause: Clause,
  { mark, length }: { mark: Mark; length: number },
  at: number,
  limit: number,
): number {
  const comparesYear = mark.kind === 'compare' && mark.year !== null
  if (at + length > limit && !comparesYear) return at + 1
  if (mark.kind !== 'filler') {
    clause.marks.push({ mark, start: at })
    if (mark.kind === 'up' || mark.kind === 'down' || mark.kind === 'either') clause.restBehindMark = ''
  }
  return at + length
}

function localWordAt(text: string, at: number, { words }: LocalWords): { words: Word[]; end: number } | null {
  const word = words.get(text[at] ?? '')?.find((one) => text.startsWith(one.label, at))
  return word ? { words: [word], end: at + word.label.length } : null
}

/** The unit's own name, or its tail from some character on (at least five characters). */
function nameAt(text: string, at: number, { names }: LocalWords): number {
  for (const name of names) {
    for (let from = 0; from + 5 <= name.length; from += 1) {
      if (text.startsWith(name.slice(from), at)) return name.length - from
    }
  }
  return 0
}

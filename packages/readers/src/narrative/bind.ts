import type { ClaimRole, Key, Stage } from '@mingzhang/model'
import type { Clause, Step, WordHit } from './clauses.ts'
import { keyOfWords, keyWithin } from './keys.ts'
import type { Mark } from './marks.ts'
import type { NumberToken } from './numbers.ts'
import type { Word } from './words.ts'

/** 陈述稿 A claim before it has its place: positions are of the passage. */
export type BoundClaim = {
  readonly start: number
  readonly end: number
  /** The phrase around the number. */
  readonly phraseStart: number
  readonly phraseEnd: number
  readonly measure: string | null
  readonly amount: string | null
  readonly unit: string | null
  readonly year: number | null
  readonly change: string | null
  readonly percent: string | null
  readonly numbers: readonly string[]
  readonly key: Key | null
  role: ClaimRole
  readonly of: BoundClaim | null
}

/** What a passage brings along: the year and stage of the document, what its headings say, whose text it is. */
export type Context = {
  readonly year: number | null
  readonly stage: Stage
  /** Words of the nearest heading, when it names one thing. */
  readonly heading: readonly Word[]
  /** Only local words give keys (texts of programmes speak of other money than the budget's). */
  readonly localOnly: boolean
}

/** A figure that later ones may be parts of, or changes of. */
type Frame = {
  readonly claim: BoundClaim
  readonly key: Key | null
  readonly side: Word['side']
  readonly year: number | null
  readonly measure: string | null
  readonly unit: string | null
  readonly decimals: number
}

type State = {
  readonly claims: BoundClaim[]
  stack: Frame[]
  last: Frame | null
  readonly saved: { stack: Frame[]; last: Frame | null }[]
  sentenceYear: number | null
  asOfYear: number | null
  sentenceStart: boolean
  doubtful: boolean
}

/**
 * 归属 Binds every number of a passage: measure, year, sign of a change, percentage, and the key when the words decide.
 *
 * @param steps the passage cut into leads and numbers
 * @param text passage text, for the measure where no word is known
 */
export function bind(steps: readonly Step[], text: string, context: Context): BoundClaim[] {
  const state: State = {
    claims: [],
    stack: [],
    last: null,
    saved: [],
    sentenceYear: null,
    asOfYear: null,
    sentenceStart: true,
    doubtful: false,
  }
  for (const step of steps) {
    pass(step, state)
    if (step.number) bindNumber(step, step.number, text, state, context)
    else if (step.flat) bindFlat(step, text, state, context)
    if (step.lead.clauses.length > 0) state.sentenceStart = false
  }
  return state.claims
}

/** Takes over the breaks and marks passed before the number. */
function pass({ lead }: Step, state: State): void {
  for (const bracket of lead.brackets) {
    if (bracket === '(') state.saved.push({ stack: [...state.stack], last: state.last })
    const before = bracket === ')' ? state.saved.pop() : undefined
    if (before) Object.assign(state, before)
  }
  if (lead.sentence) {
    state.stack = []
    state.saved.length = 0
    state.sentenceYear = null
    state.sentenceStart = true
    state.doubtful = false
  }
  const opens = lead.clauses.some((clause) => has(clause, 'ofWhich'))
  if (opens && state.last && state.stack.at(-1) !== state.last) state.stack.push(state.last)
}

const has = (clause: Clause, kind: Mark['kind']): boolean =>
  clause.marks.some(({ mark }) => mark.kind === kind)
const markOf = <K extends Mark['kind']>(clause: Clause, kind: K): Extract<Mark, { kind: K }> | null => {
  for (let at = clause.marks.length - 1; at >= 0; at -= 1) {
    const mark = clause.marks[at]?.mark
    if (mark?.kind === kind) return mark as Extract<Mark, { kind: K }>
  }
  return null
}

type Subject = {
  /** The words that name the measure, modifiers first; empty when none does. */
  readonly hits: readonly WordHit[]
  readonly measure: string | null
  /** Everything in the clause is understood. */
  readonly sure: boolean
  readonly start: number
}

/** What the number is about: words of its own clause, else of the clauses before it, else of the heading. */
function subjectOf({ lead }: Step, text: string, context: Context): Subject {
  const main = lead.clauses.at(-1)
  if (!main) return { hits: [], measure: null, sure: false, start: 0 }
  if (main.words.length > 0) return fromWords(main)
  const rest = main.rest === '' ? null : measureText(text, main)
  if (rest !== null) return { hits: [], measure: rest, sure: false, start: main.start }
  for (let at = lead.clauses.length - 2; at >= 0; at -= 1) {
    const clause = lead.clauses[at]
    if (clause && clause.words.length > 0) return { ...fromWords(clause), start: main.start }
    if (clause && clause.rest !== '') break
  }
  const named = context.heading.at(-1)
  const found = named ? [{ words: context.heading.slice(-1), start: 0, end: 0 }] : []
  return { hits: found, measure: named?.label ?? null, sure: true, start: main.start }
}

const fromWords = (clause: Clause): Subject => ({
  hits: clause.words,
  measure: clause.words.at(-1)?.words[0]?.label ?? null,
  sure: clause.rest === '',
  start: clause.start,
})

/** The words before a number without the lead-in: 服务面积不少于 → 服务面积. */
function measureText(text: string, clause: Clause): string | null {
  const raw = text.slice(clause.start, clause.end)
  const cut = raw
    .replace(/^.*(?:其中|分别为|包括|主要是|主要为|原因是|用于)/u, '')
    .replace(/-?[\d.,]+(?:[-/][\d.,]+)?\S{0,8}$/u, '')
    .replace(
      /(?:数量)?(?:不少于|不低于|不超过|不高于|大于等于|小于等于|大于|小于|高于|低于|超过|达到|达|至少|预计|约|近|[≥≤=＝><]|为|是|共计|共|各|在|\s)+$/u,
      '',
    )
    .trim()
  return cut === '' ? null : cut
}

/** The key of a figure from the words before it and the whole it is part of; null when they do not decide. */
function keyOf(subject: Subject, state: State, context: Context): { key: Key | null; frame: Frame | null } {
  const open = state.stack.at(-1) ?? null
  if (subject.hits.length === 0) return { key: null, frame: open }
  for (let depth = state.stack.length - 1; depth >= 0; depth -= 1) {
    const frame = state.stack[depth]
    if (!frame) continue
    if (frame.key === null) return { key: null, frame }
    const key = partKey(subject, frame)
    if (key) {
      state.stack.length = depth + 1
      return { key, frame }
    }
  }
  state.stack = []
  return { key: aloneKey(subject, context), frame: null }
}

/** Reads each hit as what makes sense below the whole: an account below running expense, a function below 支出. */
function partKey({ hits }: Subject, frame: Frame): Key | null {
  const whole = frame.key
  if (!whole) return null
  const spent = whole.use !== undefined
  const order: Word['kind'][] =
    spent && whole.use !== 'expenditure' ? ['economic', 'measure', 'function'] : ['measure', 'function']
  const words = hits.map((hit) =>
    order.map((kind) => hit.words.find((word) => word.kind === kind)).find((word) => word),
  )
  if (words.some((word) => word === undefined)) return null
  const known = words.filter((word) => word !== undefined)
  if (known.some((word) => word.kind === 'function') && !spent) return null
  const key = keyOfWords(known)
  if (!key) return null
  const fundAlone =
    key.fund !== undefined && key.use === undefined && key.origin === undefined && !key.procurement
  const revenue = fundAlone && !spent && frame.side === 'revenue' ? { ...key, origin: 'thisYear' } : key
  if (fundAlone && !spent && frame.side !== 'revenue') return null
  return keyWithin(revenue, whole)
}

/** The key of a figure that stands alone: its words, and the fund its heading names. */
function aloneKey({ hits }: Subject, context: Context): Key | null {
  const words = hits.map((hit) => hit.words.find((word) => word.kind === 'measure'))
  if (words.some((word) => word === undefined)) return null
  const key = keyOfWords(words.filter((word) => word !== undefined))
  if (!key) return null
  const decided = key.use ?? key.origin ?? key.procurement ?? key.econ ?? key.asset ?? key.project
  if (decided === undefined && key.fund !== undefined) return null
  const fund = context.heading.at(-1)?.coordinates.fund
  return fund !== undefined && key.fund === undefined && key.measure === undefined ? { ...key, fund } : key
}

function bindNumber(step: Step, number: NumberToken, text: string, state: State, context: Context): void {
  const main = step.lead.clauses.at(-1)
  if (!main) return
  const subject = subjectOf(step, text, context)
  const percentage = number.unitKind === 'percent' || number.unitKind === 'points'
  if (number.unit === null && !statesBareNumber(number, main, text)) return
  if (percentage) bindPercent(step, main, number, subject, state, context)
  else bindAmount(step, main, number, subject, state, context)
}

/** A number without a unit states something behind ≥ or behind 率, 数, 次数; else it is left unplaced. */
function statesBareNumber(number: NumberToken, clause: Clause, text: string): boolean {
  if (number.numbers.length === 2 && number.value.includes('/')) return true
  return /(?:[≥≤=><]|[率数度量额值积](?:为|是|达到|达|不少于|不低于)?)$/u.test(
    text.slice(clause.start, number.start),
  )
}

type Direction = 'up' | 'down' | 'either' | null

/** The direction word before a number, when nothing unknown stands between: 减少损失3万元 is no change of the budget. */
function directionOf(clause: Clause): Direction {
  for (let at = clause.marks.length - 1; at >= 0; at -= 1) {
    const kind = clause.marks[at]?.mark.kind
    if (kind === 'up' || kind === 'down' || kind === 'either')
      return clause.restBehindMark === '' ? kind : null
  }
  return null
}

const signed = (value: string, direction: Direction): string => {
  const bare = value.replace(/^-/u, '')
  const negative = (direction === 'down') !== value.startsWith('-')
  return negative && /[1-9]/u.test(bare) ? `-${bare}` : bare
}

function bindAmount(
  step: Step,
  main: Clause,
  number: NumberToken,
  subject: Subject,
  state: State,
  context: Context,
): void {
  const direction = directionOf(main)
  const isChange = direction === 'up' || direction === 'down'
  const own =
    isChange && subject.hits.length === 0 && main.rest === '' ? changeOfLast(step, state, context) : null
  const { key, frame } = own ?? keyOf(subject, state, context)
  const year = yearOf(step, main, number, frame, state, context)
  const money = number.unitKind === 'money'
  if (subject.hits.length > 0 && !subject.sure) state.doubtful = true
  const sure =
    money && (own !== null || subject.sure) && !state.doubtful && allowed(subject, own !== null, context)
  const whole = sure && direction !== 'either' ? key : null
  const measure = own ? (state.last?.measure ?? null) : subject.measure
  const claim: BoundClaim = {
    start: number.start,
    end: number.end,
    phraseStart: subject.start,
    phraseEnd: number.end,
    measure,
    amount: number.value.includes('/') ? null : number.value,
    unit: number.unit,
    year,
    change: isChange ? signed(number.value, direction) : null,
    percent: null,
    numbers: number.numbers,
    key: statedKey(whole, isChange, main, year, context),
    role: isChange ? 'change' : frame ? 'part' : money ? 'other' : 'count',
    of: own ? (state.last?.claim ?? null) : (frame?.claim ?? null),
  }
  state.claims.push(claim)
  if (frame?.claim.role === 'other') frame.claim.role = 'total'
  if (!own) {
    state.last = {
      claim,
      key: whole,
      side: subject.hits.at(-1)?.words[0]?.side ?? null,
      year,
      measure,
      unit: number.unit,
      decimals: number.value.split('.')[1]?.length ?? 0,
    }
  }
}

const allowed = (subject: Subject, own: boolean, context: Context): boolean =>
  !context.localOnly ||
  own ||
  subject.hits.every((hit) => hit.words.some((word) => word.coordinates.project || word.coordinates.fund))

/** 比上年增加 with no measure of its own is the change of the figure before it, if that one is near enough. */
function changeOfLast(
  { lead }: Step,
  state: State,
  context: Context,
): { key: Key | null; frame: Frame | null } | null {
  const last = state.last
  if (!last || lead.sentence || lead.clauses.some((clause) => has(clause, 'ofWhich'))) return null
  const strayed = lead.clauses.slice(0, -1).some((clause) => clause.rest !== '' || clause.words.length > 0)
  return strayed || context.year === null ? { key: null, frame: last } : { key: last.key, frame: last }
}

/** Adds measure, year and stage; a stage or a year that the sentence leaves open gives no key. */
function statedKey(
  key: Key | null,
  isChange: boolean,
  main: Clause,
  year: number | null,
  context: Context,
): Key | null {
  if (key === null || year === null || has(main, 'perCapita') || has(main, 'share')) return null
  const stage = markOf(main, 'stage')?.stage ?? context.stage
  if (stage !== context.stage && context.stage !== 'final') return null
  if (context.stage === 'final' && !has(main, 'stage') && !isChange) return null
  if (isChange) {
    const against = markOf(main, 'compare')
    if (against?.stage === 'other' || (against?.year ?? year - 1) !== year - 1) return null
  }
  return { ...key, measure: isChange ? 'change' : (key.measure ?? 'money'), year: String(year), stage }
}

/** The year a figure speaks of: named in its clause, else in the sentence, else its whole's, else the document's. */
function yearOf(
  { lead }: Step,
  main: Clause,
  number: NumberToken,
  frame: Frame | null,
  state: State,
  context: Context,
): number | null {
  const own = main.years.findLast((token) => token.end <= number.start)?.year ?? null
  const before = lead.clauses.flatMap((clause) => clause.years).at(-1)?.year ?? null
  const asOf = lead.clauses.some((clause) => has(clause, 'asOf'))
  const year = own ?? before
  if (asOf && year !== null) state.asOfYear = year
  else if (year !== null && state.sentenceStart) state.asOfYear = null
  if (year !== null && state.sentenceStart) state.sentenceYear = year
  const last = has(main, 'lastYear') && !has(main, 'compare')
  if (year !== null) return year
  if (last && context.year !== null) return context.year - 1
  return frame?.year ?? state.sentenceYear ?? state.asOfYear ?? context.year
}

function bindPercent(
  step: Step,
  main: Clause,
  number: NumberToken,
  subject: Subject,
  state: State,
  context: Context,
): void {
  const direction = directionOf(main)
  const growth = direction === 'up' || direction === 'down'
  const share = has(main, 'share') || has(main, 'complete')
  const related = growth || share ? state.last : null
  const value = growth ? signed(number.value, direction) : number.value
  const points = number.unitKind === 'points'
  state.claims.push({
    start: number.start,
    end: number.end,
    phraseStart: subject.start,
    phraseEnd: number.end,
    measure: related && subject.hits.length === 0 ? related.measure : subject.measure,
    amount: points ? number.value : null,
    unit: number.unit,
    year: yearOf(step, main, number, related, state, context),
    change: points && growth ? value : null,
    percent: points ? null : value,
    numbers: number.numbers,
    key: null,
    role: share ? 'share' : growth ? 'growth' : 'other',
    of: related?.claim ?? null,
  })
}

/** 与上年持平: the figure before it did not change, to the digits it was printed with. */
function bindFlat(step: Step, text: string, state: State, context: Context): void {
  const main = step.lead.clauses.at(-1)
  const flat = step.flat
  if (!main || !flat) return
  const subject = subjectOf(step, text, { ...context, heading: [] })
  const own = subject.hits.length === 0 && main.rest === '' ? changeOfLast(step, state, context) : null
  const last = state.last
  if (own === null || last === null) return
  const zero = last.decimals > 0 ? `0.${'0'.repeat(last.decimals)}` : '0'
  const year = last.year
  state.claims.push({
    start: flat.start,
    end: flat.end,
    phraseStart: main.start,
    phraseEnd: flat.end,
    measure: last.measure,
    amount: zero,
    unit: last.unit,
    year,
    change: '0',
    percent: null,
    numbers: [],
    key: state.doubtful ? null : statedKey(own.key, true, main, year, context),
    role: 'change',
    of: last.claim,
  })
}

import { type ClaimRole, type Key, type Stage, withCoordinates } from '@mingzhang/model'
import type { Against, Bound, BoundClaim, Context, Found, Frame, State } from './claim-state.ts'
import type { Clause, Step } from './clauses.ts'
import { baseOf, directionOf, signed } from './directions.ts'
import { changeOfLast, find, isAlone, isElsewhere } from './find-subject.ts'
import { openListing, outermost, wholesBelow } from './frames.ts'
import { isStage, statedKey } from './keys.ts'
import type { NumberToken } from './numbers.ts'
import { has, type Subject, subjectOf } from './subject.ts'

/**
 * 归属 Binds every number of a passage: measure, year, sign of a change, percentage, and the key when the words decide.
 *
 * @param steps the passage cut into leads and numbers
 * @param text passage text, for the measure where no word is known
 */
export function bind(steps: readonly Step[], text: string, context: Context): Bound {
  const state: State = {
    text,
    context,
    claims: [],
    stack: [...context.opening],
    before: [],
    last: /^其中/u.test(text) ? context.previous : null,
    against: null,
    saved: [],
    sentenceYear: null,
    asOfYear: null,
    sentenceStart: true,
    doubtful: false,
  }
  for (const step of steps) {
    pass(step, state)
    const main = step.lead.clauses.at(-1)
    if (main && step.number) bindNumber(step, main, step.number, state)
    else if (main && step.flat) bindFlat(step, main, step.flat, state)
    state.sentenceStart = false
  }
  const end = steps.at(-1)?.lead
  const below = end ? wholesBelow(end, state, text, context) : null
  return { claims: state.claims, below, root: outermost(state) }
}

/** Takes over the breaks and marks passed before the number. */
function pass({ lead }: Step, state: State): void {
  for (const bracket of lead.brackets) {
    if (bracket === '(') state.saved.push({ stack: [...state.stack], last: state.last })
    const before = bracket === ')' ? state.saved.pop() : undefined
    if (before) Object.assign(state, before)
  }
  if (lead.sentence) {
    state.before = state.stack
    state.stack = []
    state.saved.length = 0
    state.sentenceYear = null
    state.sentenceStart = true
    state.doubtful = false
  }
  // A listing of counts ends with its group: 共有车辆5辆，其中…；设备3台.
  if (lead.group) state.stack = state.stack.filter((frame) => frame.money)
  if (lead.sentence) state.against = null
  openListing(lead, state)
}

function bindNumber(step: Step, main: Clause, number: NumberToken, state: State): void {
  if (number.unit === null && !statesBareNumber(number, main, state.text)) return
  const percentage = number.unitKind === 'percent' || number.unitKind === 'points'
  if (percentage) bindPercent(step, main, number, state)
  else bindAmount(step, main, number, state)
}

/** A number without a unit states something behind ≥ or behind 率, 数, 次数; else it is left unplaced. */
function statesBareNumber(number: NumberToken, clause: Clause, text: string): boolean {
  if (number.numbers.length === 2 && number.value.includes('/')) return true
  return /(?:[≥≤=><]|[率数度量额值积](?:为|是|达到|达|不少于|不低于)?)$/u.test(
    text.slice(clause.start, number.start),
  )
}

function bindAmount(step: Step, main: Clause, number: NumberToken, state: State): void {
  const { context } = state
  const direction = directionOf(main, number.value)
  const isChange = direction === 'up' || direction === 'down'
  const base = direction === null ? baseOf(main, number, state.text, state) : null
  const near = find(step, main, number, isChange || base !== null, state)
  const found = isApart(near, main, state) ? { ...near, whole: null } : near
  const year = base?.year ?? yearOf(step, main, number.start, found, state)
  if (found.subject.doubtful) state.doubtful = true
  const sure = direction !== 'either' && !state.doubtful && found.sure && isComparable(base, context.stage)
  const against = isChange ? state.against : null
  const claim: BoundClaim = {
    ...spanOf(number, found.subject.start),
    measure: found.subject.measure,
    amount: number.value.includes('/') ? null : number.value,
    unit: number.unit,
    year,
    change: isChange ? signed(number.value, direction) : null,
    percent: null,
    numbers: number.numbers,
    key: statedKey({
      level: sure ? withCarried(found.key, main, number, state.text) : null,
      isChange,
      main,
      year,
      context,
      text: state.text,
      against,
    }),
    role: base ? 'other' : roleOf(number, found, isChange),
    of: found.whole?.claim ?? null,
  }
  state.claims.push(claim)
  if (base) state.against = base
  else follow(claim, found, sure, number, state)
}

/** 一般公共预算拨款909.91万元（含上年结转）: not this year's alone. */
function withCarried(key: Key | null, main: Clause, number: NumberToken, text: string): Key | null {
  if (key?.origin !== 'thisYear') return key
  const around = `${text.slice(main.start, number.start)} ${text.slice(number.end, number.end + 24)}`
  return carried.test(around) ? withCoordinates(key, { origin: undefined }) : key
}

const carried = /\([^()]{0,4}含[^()]{0,8}(?:结转|结余)[^()]{0,8}\)/u

/**
 * 支出决算4.90万元 announced the items below it: 年初预算4.65万元 of one of them is no part of that.
 */
function isApart({ whole }: Found, { marks }: Clause, { context }: State): boolean {
  const stage = marks.map(({ mark }) => mark).findLast((mark) => mark.kind === 'stage')?.stage
  const stated = whole?.claim?.key?.stage
  return context.stage === 'final' && stage !== undefined && stated !== undefined && stage !== stated
}

/** A level that another stage states is not the document's own. */
const isComparable = (base: Against | null, stage: Stage): boolean =>
  base === null || isStage(base.stage, stage)

/** What the numbers behind this one may be parts or changes of. */
function follow(claim: BoundClaim, found: Found, sure: boolean, number: NumberToken, state: State): void {
  const { own, key, whole, subject } = found
  if (claim.role !== 'change') state.against = null
  if (!own && whole?.claim?.role === 'other') whole.claim.role = 'total'
  const side = subject.hits.at(-1)?.words[0]?.side ?? null
  if (own && !whole) state.last = null
  const { role, year } = claim
  if (!own) state.last = { claim, role, key, sure, side, year, money: number.unitKind === 'money' }
}

const spanOf = (number: NumberToken, phraseStart: number) => ({
  start: number.start,
  end: number.end,
  phraseStart,
  phraseEnd: number.end,
})

function roleOf(number: NumberToken, { whole }: Found, isChange: boolean): ClaimRole {
  if (isChange) return 'change'
  if (whole?.claim) return 'part'
  return number.unitKind === 'money' ? 'other' : 'count'
}

/** The year a figure speaks of: named before it, else its whole's, else the sentence's, else the document's. */
function yearOf(step: Step, main: Clause, start: number, found: Found, state: State): number | null {
  const { lead } = step
  const { context } = state
  const named =
    main.years.findLast((token) => token.end <= start)?.year ??
    lead.clauses.flatMap((clause) => clause.years).at(-1)?.year ??
    null
  if (named !== null) {
    if (lead.clauses.some((clause) => has(clause, 'asOf'))) state.asOfYear = named
    else if (state.sentenceStart) state.asOfYear = null
    if (state.sentenceStart) state.sentenceYear = named
    return named
  }
  const atYearsEnd = found.key?.measure === 'assetValue'
  const last = atYearsEnd || (has(main, 'lastYear') && !has(main, 'compare'))
  if (last && context.year !== null) return context.year - 1
  return found.whole?.year ?? state.sentenceYear ?? state.asOfYear ?? context.year
}

function bindPercent(step: Step, main: Clause, number: NumberToken, state: State): void {
  const direction = directionOf(main, '1')
  const growth = direction === 'up' || direction === 'down'
  const share = has(main, 'share') || has(main, 'complete')
  const subject = subjectOf(step, state.text)
  // 占总收入的60% names the whole of the share; a growth that names something is the growth of that.
  const silent = subject.hits.length === 0 && (share || main.rest === '')
  const whole = share || (growth && silent) ? figureBefore(step, subject, state) : null
  const value = growth ? signed(number.value, direction) : number.value
  const points = number.unitKind === 'points'
  const found = { key: null, sure: false, whole, subject, own: false }
  state.claims.push({
    ...spanOf(number, subject.start),
    measure: whole?.claim && silent ? whole.claim.measure : subject.measure,
    amount: points ? number.value : null,
    unit: number.unit,
    year: yearOf(step, main, number.start, found, state),
    change: points && growth ? value : null,
    percent: points ? null : value,
    numbers: number.numbers,
    key: null,
    role: share ? 'share' : growth ? 'growth' : 'other',
    of: whole?.claim ?? null,
  })
}

/** The figure that a percentage is of; in a new sentence not the last of several parts, unless it names it. */
function figureBefore({ lead }: Step, { hits, measure }: Subject, state: State): Frame | null {
  const { last } = state
  if (!last || !lead.sentence || last.role !== 'part' || isAlone(last, state)) return last
  return hits.length > 0 && measure === last.claim?.measure ? last : null
}

/** 与上年持平: the figure before it did not change, to the digits it was printed with. */
function bindFlat(
  step: Step,
  main: Clause,
  flat: { readonly start: number; readonly end: number },
  state: State,
): void {
  const { last, context, text } = state
  const subject = subjectOf(step, text)
  if (subject.hits.length > 0 || main.rest !== '' || isElsewhere(step.lead)) {
    // 因公出国支出决算比预算无增减变化，比去年无增减变化: from here on something else is told.
    state.last = null
    return
  }
  if (!last?.claim) return
  const { key, sure } = changeOfLast(step, last, subject, state)
  const decimals = last.claim.amount?.split('.')[1]?.length ?? 0
  const none = decimals > 0 ? `0.${'0'.repeat(decimals)}` : '0'
  state.claims.push({
    start: flat.start,
    end: flat.end,
    phraseStart: main.start,
    phraseEnd: flat.end,
    measure: last.claim.measure,
    amount: none,
    unit: last.claim.unit,
    year: last.year,
    change: last.claim.amount === '0' ? '0.00' : none,
    percent: null,
    numbers: [],
    key: statedKey({
      level: sure && last.money && !state.doubtful ? key : null,
      isChange: true,
      main,
      year: last.year,
      context,
      text,
    }),
    role: 'change',
    of: last.claim,
  })
}

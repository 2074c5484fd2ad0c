import { type ClaimRole, type Key, keyText, type Stage } from '@mingzhang/model'
import type { Clause, Step } from './clauses.ts'
import { openListing, outermost, type Wholes, wholesBelow } from './frames.ts'
import type { FunctionPath } from './function-paths.ts'
import {
  type Against,
  comparedWith,
  type Frame,
  isStage,
  type KeyContext,
  keyAlone,
  keyAsPart,
  statedKey,
} from './keys.ts'
import type { NumberToken } from './numbers.ts'
import { has, type Subject, subjectOf, subjectOfHeading } from './subject.ts'
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
export type Context = KeyContext & {
  readonly year: number | null
  readonly stage: Stage
  /** Only local words give keys (texts of programmes speak of other money than the budget's). */
  readonly localOnly: boolean
  /** Function accounts written out in the passage. */
  readonly paths: readonly FunctionPath[]
  /** Wholes that the paragraphs before announced: 其中： at the end of one. */
  readonly opening: readonly Frame[]
  /** The total of the paragraph before, which 其中 at the start of this one lists. */
  readonly previous: Frame | null
}

/** 一段的陈述 The claims of a passage, and what it leaves open for the ones below it. */
export type Bound = {
  readonly claims: BoundClaim[]
  /** Wholes whose parts the passages below list; null when the passage announces none. */
  readonly below: readonly Frame[] | null
  readonly root: Frame | null
}

type State = Wholes & {
  readonly text: string
  readonly context: Context
  readonly claims: BoundClaim[]
  /** What the change that follows is against: the level of an earlier year just named. */
  against: Against | null
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

type Direction = 'up' | 'down' | 'either' | null

/**
 * The direction word before a number, when nothing unknown stands between: 减少损失3万元 is no change of the budget. A
 * form left as printed, 增加（减少）0万元, states no change in either direction.
 */
function directionOf(clause: Clause, value: string): Direction {
  for (const { mark } of clause.marks.toReversed()) {
    if (mark.kind === 'up' || mark.kind === 'down' || mark.kind === 'either') {
      if (clause.restBehindMark !== '') return null
      return mark.kind === 'either' && !/[1-9]/u.test(value) ? 'up' : mark.kind
    }
  }
  return null
}

const goesOnWithChange =
  /^(?:相比|比较|对比)?[，,]?(?:增加|增长|增|减少|减|下降|上升|提高|降低|压减|缩减|持平|多|少)/u

/** 比2023年912.67万元增加…: the level of an earlier year that a change is measured from. */
function baseOf(clause: Clause, number: NumberToken, text: string, state: State): Against | null {
  const against = comparedWith(clause)
  const year = against?.year ?? (state.last?.year ?? state.context.year ?? 0) - 1
  return against && goesOnWithChange.test(text.slice(number.end)) ? { ...against, year } : null
}

const signed = (value: string, direction: Direction): string => {
  const bare = value.replace(/^-/u, '')
  const negative = (direction === 'down') !== value.startsWith('-')
  return negative && /[1-9]/u.test(bare) ? `-${bare}` : bare
}

type Found = {
  readonly key: Key | null
  readonly sure: boolean
  readonly whole: Frame | null
  readonly subject: Subject
  readonly own: boolean
}

function bindAmount(step: Step, main: Clause, number: NumberToken, state: State): void {
  const { context } = state
  const direction = directionOf(main, number.value)
  const isChange = direction === 'up' || direction === 'down'
  const base = direction === null ? baseOf(main, number, state.text, state) : null
  const found = find(step, main, number, isChange || base !== null, state)
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
      level: sure ? found.key : null,
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

/** A level that another stage states is not the document's own. */
const isComparable = (base: Against | null, stage: Stage): boolean => base === null || isStage(base.stage, stage)

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

/** What a number is about and which whole it belongs to. */
function find(step: Step, main: Clause, number: NumberToken, follows: boolean, state: State): Found {
  const { context, last } = state
  const money = number.unitKind === 'money'
  const subject = subjectOf(step, state.text)
  const silent = subject.hits.length === 0 && main.rest === ''
  if (silent && follows && last && last.money === money) return changeOfLast(step, last, subject, state)
  if (silent && has(main, 'stage') && last?.money && money && !step.lead.sentence) {
    return {
      key: last.key,
      sure: last.sure,
      whole: null,
      subject: { ...subject, measure: last.claim?.measure ?? null },
      own: false,
    }
  }
  const topic = silent && money && !follows ? topicAt(main, number, state) : null
  if (topic) {
    const wholes = [...context.opening]
    return { ...findKey(topic, money, false, { ...state, stack: wholes }), sure: true, subject: topic, own: false }
  }
  const headed = silent && isHeaded(step, main, number, state)
  const named = headed && context.heading ? subjectOfHeading(context.heading, subject.start) : subject
  const { key, whole } = findKey(named, money, follows, state)
  if (follows && last && isSame(last, key)) {
    const measure = last.claim?.measure ?? named.measure
    return { key, sure: named.sure && last.sure, whole: last, subject: { ...named, measure }, own: true }
  }
  const sure = named.sure && (whole?.sure ?? true)
  return { key, sure, whole, subject: named, own: false }
}

/** A heading names what the first sentence below it states; a bare number that a torn line begins with is no sentence. */
const isHeaded = ({ lead }: Step, main: Clause, number: NumberToken, { text, claims }: State): boolean =>
  !lead.sentence &&
  claims.every(({ role }) => role !== 'other' && role !== 'total') &&
  lead.clauses.every(({ rest }) => rest === '') &&
  /\p{Script=Han}/u.test(text.slice(main.start, number.start))

/** 财政拨款支出500万元，比上年财政拨款支出增加3万元: the words say once more what the figure before was about. */
const isSame = ({ role, key, money }: Frame, other: Key | null): boolean =>
  money && role !== 'change' && key !== null && other !== null && keyText(key) === keyText(other)

/** 行政运行（项）。主要用于……。年初预算为50万元: the account that opens the paragraph, where a sentence names nothing else. */
function topicAt(main: Clause, number: NumberToken, { text, context, stack }: State): Subject | null {
  const path = context.paths.findLast(({ end }) => end <= number.start)
  const plans = has(main, 'stage') || /安排|预算/u.test(text.slice(main.start, number.start))
  if (!path || !plans || stack.length > context.opening.length) return null
  const between = text.slice(path.end, number.start)
  const parted = /\([类款项]\)|(?:^|[。；;])(?:\d{1,2}[.．、]|\([一二三四五六七八九十\d]+\))/u.test(between)
  return parted ? null : subjectOfHeading(path.word, main.start)
}

/** The whole among those being listed that holds the number, and the key it gives. */
function findKey(
  subject: Subject,
  money: boolean,
  isChange: boolean,
  state: State,
): { key: Key | null; whole: Frame | null } {
  const open = state.stack.at(-1) ?? null
  if (!money) return { key: null, whole: open?.money === false ? open : null }
  // Counts listed in between (其中，权属车辆1辆) do not end the listing of money.
  state.stack = state.stack.filter((frame) => frame.money)
  const local = !state.context.localOnly || subject.hits.some(({ words }) => words.some(isLocal))
  if (subject.hits.length === 0 || !local) return { key: null, whole: state.stack.at(-1) ?? null }
  const earlier = state.before.filter((frame) => frame.year === state.context.year)
  const wholes = isChange && state.stack.length === 0 ? earlier : state.stack
  const found = wholeOf(subject, wholes, state.context)
  const again = found?.whole.key && found.key && keyText(found.whole.key) === keyText(found.key)
  // 收入总计500万元，其中…；支出总计500万元: the same money once more is no part.
  if (again && !isChange) {
    state.stack = []
    return { key: found.key, whole: null }
  }
  if (found === null) state.stack = []
  else if (wholes === state.stack) state.stack = state.stack.slice(0, found.depth + 1)
  if (found === null || (found.whole.key === null && isChange)) {
    return { key: keyAlone(subject.hits, state.context), whole: found?.whole ?? null }
  }
  return { key: found.key, whole: found.whole }
}

type PartOf = { readonly key: Key | null; readonly whole: Frame; readonly depth: number }

/** The innermost whole that the words lie within; a whole without a key holds whatever is listed below it. */
function wholeOf({ hits }: Subject, wholes: readonly Frame[], context: KeyContext): PartOf | null {
  for (let depth = wholes.length - 1; depth >= 0; depth -= 1) {
    const whole = wholes[depth]
    if (!whole) continue
    const key = keyAsPart(hits, whole, context)
    if (key !== null || whole.key === null) return { key, whole, depth }
  }
  return null
}

const isLocal = ({ coordinates }: Word): boolean =>
  coordinates.project !== undefined || coordinates.fund === 'fiscal'

/** 比上年增加 with no measure of its own is the change of the figure before it, if nothing else came between. */
function changeOfLast({ lead }: Step, last: Frame, subject: Subject, state: State): Found {
  const strayed = lead.clauses.slice(0, -1).some((clause) => clause.rest !== '' || clause.words.length > 0)
  // In a new sentence it may be the change of the whole that was listed, not of its last part.
  const far = lead.sentence && !isAlone(last, state)
  const lost = far && last.role === 'part'
  return {
    key: last.key,
    sure: last.sure && !strayed && !far,
    whole: lost ? null : last,
    subject: lost ? subject : { ...subject, measure: last.claim?.measure ?? null },
    own: true,
  }
}

/** Is it the one level that the passage has stated so far? */
const isAlone = (last: Frame, { claims }: State): boolean =>
  claims.every((claim) => claim === last.claim || claim.of === last.claim) && last.claim !== null

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
  const parted = step.lead.sentence && state.last?.role === 'part' && !isAlone(state.last, state)
  const near = parted ? null : state.last
  const whole = share || (growth && silent) ? near : null
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

/** 与上年持平: the figure before it did not change, to the digits it was printed with. */
function bindFlat(
  step: Step,
  main: Clause,
  flat: { readonly start: number; readonly end: number },
  state: State,
): void {
  const { last, context, text } = state
  const subject = subjectOf(step, text)
  if (subject.hits.length > 0 || main.rest !== '' || !last?.claim) return
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

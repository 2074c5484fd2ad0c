import { type Key, keyText } from '@mingzhang/model'
import type { Found, Frame, KeyContext, State } from './claim-state.ts'
import type { Clause, Step } from './clauses.ts'
import { keyAlone, keyAsPart } from './keys.ts'
import type { NumberToken } from './numbers.ts'
import { has, type Subject, subjectOf, subjectOfHeading } from './subject.ts'
import type { Word } from './words.ts'

/** What a number is about and which whole it belongs to. */
export function find(step: Step, main: Clause, number: NumberToken, follows: boolean, state: State): Found {
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
    return {
      ...findKey(topic, money, false, { ...state, stack: wholes }),
      sure: true,
      subject: topic,
      own: false,
    }
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
  const path = context.topics.findLast(({ end }) => end <= number.start)
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
export function changeOfLast({ lead }: Step, last: Frame, subject: Subject, state: State): Found {
  const strayed = lead.clauses.slice(0, -1).some((clause) => clause.rest !== '' || clause.words.length > 0)
  // In a new sentence it may be the change of the whole that was listed, not of its last part.
  const far = lead.sentence && !isAlone(last, state)
  const lost = (far && last.role === 'part') || isElsewhere(lead)
  return {
    key: last.key,
    sure: last.sure && !strayed && !far,
    whole: lost ? null : last,
    subject: lost ? subject : { ...subject, measure: last.claim?.measure ?? null },
    own: true,
  }
}

/**
 * 因公出国支出决算比预算无增减变化，比去年无增减变化: a clause that compares something else stands between, so what
 * follows is told of that.
 */
export const isElsewhere = ({ clauses }: Step['lead']): boolean =>
  clauses
    .slice(0, -1)
    .some((clause) => (clause.rest !== '' || clause.words.length > 0) && has(clause, 'compare'))

/** Is it the one level that the passage has stated so far? */
export const isAlone = (last: Frame, { claims }: State): boolean =>
  claims.every((claim) => claim === last.claim || claim.of === last.claim) && last.claim !== null

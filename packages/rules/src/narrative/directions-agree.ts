import { cite } from '@mingzhang/law'
import type { Claim, Place, TextWithPlace } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { wholeOf } from './claim-facts.ts'

/**
 * 同一数的增减方向前后一致。
 *
 * The direction words of one figure must agree: 增加5万元，下降3% or 与上年持平，增加5万元 cannot both be true.
 */
export const directionsAgree = rule({
  id: 'narrative/directions-agree',
  title: '同一数的增加、减少、持平前后一致',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure: { claims, sections } }) {
    const paragraphs = sections.flatMap((section) => section.paragraphs)
    const directed = claims.filter(({ role }) => role === 'change' || role === 'growth')
    const bases = basesOf(claims)
    for (const [index, claim] of directed.entries()) {
      const whole = wholeOf(claims, claim)
      for (const other of directed.slice(index + 1, index + 4)) {
        const above = wholeOf(claims, other)
        const same = above !== null && (above === whole || above === claim) && other.measure === claim.measure
        const [base, another] = [bases.get(claim) ?? null, bases.get(other) ?? null]
        const apart = base !== null && another !== null && base !== another
        if (same && !apart && !isBlankBetween(paragraphs, claim.place, other.place))
          yield answerOf(claim, other)
      }
    }
  },
})

type Base = 'budget' | 'year'

/**
 * 比预算减少2万元，比去年增加1万元，增长20%: against two bases both may be true. What a change is against, as its clause
 * says; a growth right behind it is against the same.
 */
function basesOf(claims: readonly Claim[]): Map<Claim, Base | null> {
  const bases = new Map<Claim, Base | null>()
  let before: Base | null = null
  for (const claim of claims) {
    const named = baseIn(claim.text)
    before = claim.role === 'change' ? named : claim.role === 'growth' ? (named ?? before) : null
    bases.set(claim, before)
  }
  return bases
}

function baseIn(text: string): Base | null {
  const [, against = ''] = /(?:比|较|与|同)([\p{Script=Han}\d]{2,12})/u.exec(text) ?? []
  if (/^(?:上年|去年|上一年|同期|\d{4}年)/u.test(against)) return 'year'
  return /^(?:年初|全年|调整)?预算/u.test(against) ? 'budget' : null
}

/** 运维费XX万元，比上年增加…: whose change it is, nobody knows. */
function isBlankBetween(paragraphs: readonly TextWithPlace[], from: Place, to: Place): boolean {
  if (from.kind !== 'text' || to.kind !== 'text' || from.line !== to.line) return false
  const paragraph = paragraphs.find(({ place }) => place.kind === 'text' && place.line === from.line)
  const before = paragraph?.place.kind === 'text' ? (paragraph.place.column ?? 1) : 1
  const between = paragraph?.text.slice((from.column ?? 1) - before, (to.column ?? 1) - before) ?? ''
  return /[XxＸ×]{2,}/u.test(between)
}

const signOf = (claim: Claim): number => {
  const value = claim.role === 'growth' ? (claim.percent ?? '0') : (claim.change ?? '0')
  return /[1-9]/u.test(value) ? (value.startsWith('-') ? -1 : 1) : 0
}

/** A rounded zero beside a small change (增加0.003万元，增长0%) is no contradiction. */
function answerOf(first: Claim, second: Claim): Answer {
  const [a, b] = [signOf(first), signOf(second)]
  const flat = first.numbers.length === 0 || second.numbers.length === 0
  if (a === b || (a * b === 0 && !flat)) return 'holds'
  return {
    what: `“${first.measure ?? ''}”前面说${wordOf(first)}，后面说${wordOf(second)}`,
    why: '同一个数对上年的增减只能有一个方向',
    toDo: '按本年数减上年数的符号改正其中一处',
    cause: 'wrong-direction',
    places: [second.place, first.place],
  }
}

const wordOf = (claim: Claim): string => {
  const sign = signOf(claim)
  if (sign === 0 && claim.numbers.length === 0) return '持平'
  const printed = claim.place.text.replace(/\s/gu, '')
  return `${sign < 0 ? '减少' : '增加'}${printed}`
}

import { cite } from '@mingzhang/law'
import type { Claim, Disclosure } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/**
 * 文中重复的编制、人数和接待批次、车辆数前后一致。
 *
 * The posts and the staff of the whole unit are told in its description and again below, receptions and vehicles with the
 * money for them and again among other matters. Only counts that say that they
 * are of the whole (本部门, 共有, 核定) are compared: a subordinate unit has a count of its own.
 */
export const countsAgree = rule({
  id: 'narrative/counts-agree',
  title: '文中重复的编制数、人数、接待批次和车辆数前后一致',
  severity: 'warning',
  basis: [cite('arithmetic')],

  *check({ disclosure }) {
    const groups = Map.groupBy(disclosure.claims.filter(isOfTheWhole(disclosure)), whatIsCounted)
    for (const [, claims] of groups) {
      const [first, ...others] = claims
      for (const other of others) if (first) yield answerOf(first, other)
    }
  },
})

const nouns =
  /(?:行政|事业|工勤|参公|人员)?编制(?:数|总数)?$|(?:在职|在编|实有|离休|退休|离退休)(?:人员|职工|干部|人数)(?:数|总数)?$/u
/** What a year has one count of: receptions, guests, vehicles kept and bought. */
const yearly =
  /(?:公务接待|接待)(?:的)?(?:批次|人次|人数)(?:数|总数)?$|公务用车(?:保有量|购置数量?|保有数量?|运行数量?)$|(?:因公出国（境）|因公出国\(境\))(?:团组|人次|人数)(?:数)?$/u
const foreign = /外事|外宾|国外|境外/u
const whole = /本部门|本单位|我部门|我单位|共有|共核定|总编制|编制总数|核定/u
const others = /[下所直]属|二级|其中|增加|减少|拟|计划|招[录聘]/u

const isOfTheWhole =
  ({ document }: Disclosure) =>
  ({ role, subject, measure, text, unit }: Claim): boolean => {
    if ((role !== 'count' && role !== 'total') || subject !== document.unit.name || others.test(text))
      return false
    if (yearly.test(measure ?? '')) return !foreign.test(text)
    return /^[名人个]$/u.test(unit ?? '') && nouns.test(measure ?? '') && whole.test(text)
  }

const whatIsCounted = ({ measure, year }: Claim): string => {
  const [noun = ''] = yearly.exec(measure ?? '') ?? nouns.exec(measure ?? '') ?? []
  return `${year} ${noun.replace(/(?:总数|数量?)$/u, '').replace(/^公务接待/u, '接待')}`
}

function answerOf(first: Claim, other: Claim): Answer {
  if (first.amount === other.amount) return 'holds'
  return {
    what: `“${other.measure ?? ''}”前面是${first.amount}${first.unit}，这里是${other.amount}${other.unit}`,
    why: '同一个单位同一年度（时点）的数量应当只有一个',
    toDo: '核对两处的数量；时点或口径不同的写明',
    certainty: 'possible',
    places: [other.place, first.place],
  }
}

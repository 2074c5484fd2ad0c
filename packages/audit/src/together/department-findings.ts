import { cite, keyInWords } from '@mingzhang/law'
import {
  type Evidence,
  type Finding,
  findingId,
  formatAmount,
  type Key,
  type Place,
  type Statement,
} from '@mingzhang/model'
import { placeOfSpot } from './spots.ts'
import { callOf } from './units-of-department.ts'
import type { Volume } from './volume.ts'

/** 一项比较 The department's figure of one key, and those of its units. */
export type Weighed = {
  readonly key: Key
  readonly whole: Statement
  readonly parts: readonly { readonly unit: Volume; readonly stated: Statement }[]
  /** Units − department in 分; positive means too much. */
  readonly difference: number
  readonly doubledAllowance: number
}

/** 单位大于部门 One finding for a unit that has more than its department, on everything where it has. */
export function excessOf(weighed: readonly Weighed[]): Finding {
  const ordered = largestFirst(weighed)
  const [first] = ordered
  const part = first?.parts[0]
  if (!first || !part) throw new Error('an excess has a part')
  return finding('across-documents/units-within-department', 'error', ordered, {
    what: `${callOf(part.unit)}的 ${shown(part.stated)} 大于部门汇总的 ${shown(first.whole)}（${keyInWords(first.key)}）${also(ordered)}`,
    why: '部门预算包括所属各单位的全部收支，单位的数不会大于部门的数',
    toDo: '核对单位与部门两份公开：单位的数填错的改正，部门没有汇总进去的补上',
  })
}

/** 合计不等于部门 One finding for all sums of units that are not the department's figure. */
export function sumOf(weighed: readonly Weighed[], isComplete: boolean): Finding[] {
  const ordered = largestFirst(weighed)
  const [first] = ordered
  if (!first) return []
  const sum = shown(first.whole, first.whole.amount.value + first.difference)
  return [
    finding('across-documents/units-make-the-department', 'warning', ordered, {
      what: `所属 ${first.parts.length} 个单位合计 ${sum}，部门汇总是 ${shown(first.whole)}（${keyInWords(first.key)}）${also(ordered)}`,
      why: isComplete
        ? '各单位都已公开，财政拨款不在单位之间往来，合计应当等于部门汇总'
        : '各单位的财政拨款合计不会大于部门汇总',
      toDo: '核对漏汇总、重复汇总的单位；单位之间确有抵销的，写明抵销的数',
    }),
  ]
}

/** The largest gap speaks, of equal ones the narrowest figure; the others are its evidence. */
const largestFirst = (weighed: readonly Weighed[]): Weighed[] =>
  weighed.toSorted(
    (one, other) =>
      Math.abs(other.difference) - Math.abs(one.difference) ||
      Object.keys(other.key).length - Object.keys(one.key).length,
  )

const shown = ({ amount }: Statement, value = amount.value): string =>
  `${formatAmount({ ...amount, value })} ${amount.unit}`

const also = (ordered: readonly Weighed[]): string =>
  ordered.length > 1 ? `，另有 ${ordered.length - 1} 处也是如此` : ''

const sidesOf = ({ parts, whole }: Weighed): Place[] => [
  ...parts.map(({ stated }) => stated.place),
  whole.place,
]

const mostLines = 12

function finding(
  rule: string,
  severity: Finding['severity'],
  ordered: readonly Weighed[],
  said: Pick<Finding, 'what' | 'why' | 'toDo'>,
): Finding {
  const places = ordered.slice(0, mostLines).flatMap(sidesOf)
  return {
    id: findingId(rule, places.map(placeOfSpot)),
    rule,
    severity,
    certainty: 'likely',
    ...said,
    basis: [cite('budget-regulation-5'), cite('arithmetic')],
    figures: figuresOf(ordered),
    cause: null,
    correction: null,
    places,
    evidence: ordered.slice(0, mostLines).map(lineOf),
  }
}

function figuresOf([first]: readonly Weighed[]): Finding['figures'] {
  if (!first) return null
  const { amount } = first.whole
  const print = (value: number): string => formatAmount({ ...amount, value })
  return {
    stated: print(amount.value + first.difference),
    expected: print(amount.value),
    difference: print(first.difference),
    allowance: print(Math.ceil(first.doubledAllowance / 2)),
    unit: amount.unit,
  }
}

function lineOf(weighed: Weighed): Evidence {
  const { parts, whole, key } = weighed
  const isSum = parts.length > 1
  const names = parts.map(({ unit }) => callOf(unit)).join(' + ')
  const amounts = parts.map(({ stated }) => formatAmount(stated.amount)).join(' + ')
  return {
    verdict: 'fails',
    text: `${names} ${isSum ? '=' : '≤'} 部门汇总（${keyInWords(key)}）`,
    arithmetic: `${amounts} ${isSum ? '≠' : '>'} ${formatAmount(whole.amount)}`,
    places: sidesOf(weighed),
  }
}

import { type Amount, type Cause, type Finding, formatAmount, scaleOf } from '@mingzhang/model'
import type { Charge } from './culprit.ts'
import type { Fact } from './facts.ts'
import type { Judged } from './judge.ts'
import type { Words } from './words.ts'

/** 原因的说法 What a cause means to a clerk. */
const causeWords: { readonly [C in Cause]?: string } = {
  'stale-year': '它正好是上年的数（本年数减去较上年的增减额），像是沿用上年的数没有更新',
  'digits-swapped': '两个数的数字相同、只有两位对调，像是录入时数字颠倒',
  'factor-of-ten': '两个数正好相差十倍、百倍或千倍，像是小数点错位',
  'wrong-unit': '两个数正好相差一万倍，像是元与万元混用',
  'row-shifted': '这个数与相邻一行或一列的数相同，像是填错了行列',
  'row-left-out': '差额正好等于其中一行，像是合计时漏了一行',
  'counted-twice': '差额正好等于其中一行，像是合计时重复计了一行',
  'month-for-year': '两个数正好相差十二倍，像是按月的数当成了全年',
  'part-over-whole': '部分不会大于它所在的整体',
}

type Said = Pick<Finding, 'what' | 'why' | 'toDo'>

/** 说明 What is wrong, why, and what to do, for a clerk. */
export function explain(charge: Charge, cause: Cause | null, broken: number, words: Words): Said {
  const { culprit, expected } = charge
  if (charge.cause === 'stale-year') return explainStale(charge, words)
  if (charge.cause === 'row-left-out') return explainMissing(charge, words)
  if (!culprit || expected === null) return explainSides(charge, words)
  return cause === 'part-over-whole'
    ? explainExcess(culprit, charge, words)
    : explainFigure(culprit, expected, charge, cause, broken, words)
}

const print = ({ statement: { amount } }: Fact, value: number): string =>
  `${formatAmount(stated(amount, value))} ${amount.unit}`

/** A value in the unit of a figure, with its digits; 2961.68 beside a 0.3 of one digit keeps both of its own. */
export function stated(amount: Amount, value: number): Amount {
  let { step } = amount
  const finest = Math.max(1, scaleOf(amount.unit) / 100)
  while (step > finest && value % step !== 0) step = Math.max(finest, Math.round(step / 10))
  return { ...amount, value, step }
}

/**
 * 更正后的数 The value as a person would write it in place of the figure: where only the unit was mistaken, the digits
 * stay and the unit changes (4元 → 4万元). In a table the unit stands in its head and cannot change for one cell.
 */
export function corrected(culprit: Fact, expected: number, cause: Cause | null): Amount {
  const { amount, from } = culprit.statement
  const unit = exchanged.get(amount.unit)
  if (cause !== 'wrong-unit' || unit === undefined || from.kind === 'cell') return stated(amount, expected)
  const step = (amount.step / scaleOf(amount.unit)) * scaleOf(unit)
  const isUnit = Math.abs(expected) > Math.abs(culprit.value) === scaleOf(unit) > scaleOf(amount.unit)
  if (!isUnit || !Number.isInteger(step) || expected % step !== 0) return stated(amount, expected)
  return { value: expected, step, unit }
}

const exchanged: ReadonlyMap<string, string> = new Map([
  ['元', '万元'],
  ['万元', '元'],
])

function explainFigure(
  culprit: Fact,
  expected: number,
  charge: Charge,
  cause: Cause | null,
  broken: number,
  words: Words,
): Said {
  const { certainty, followers, explained } = charge
  if (certainty === 'possible') return explainDoubt(culprit, expected, broken, words)
  const told = cause === null ? undefined : causeWords[cause]
  const amount = corrected(culprit, expected, cause)
  const right = `${formatAmount(amount)} ${amount.unit}`
  return {
    what: `${words.place(culprit)} ${words.figure(culprit)}，与${others(culprit, explained, words)}的 ${right}对不上`,
    why: `这是同一笔钱（${words.money(culprit)}），各处应当是同一个数；改为 ${right}，${broken} 个不成立的等式全部成立${told ? `；${told}` : ''}`,
    toDo: `把 ${words.figure(culprit)}改为 ${right}${followers.length > 0 ? '，并重算由它加出的合计' : ''}；如该数无误，则更正与它不符的各处`,
  }
}

/** Where the other side stands, in a few words: 表1、表3 等 4 处. */
function others(culprit: Fact, explained: readonly Judged[], words: Words): string {
  const facts = new Set(explained.flatMap(({ facts: { left, right } }) => [...left, ...right]))
  facts.delete(culprit)
  const places = [...new Set([...facts].map(words.whereabouts))]
  const own = places.length === 1 && places[0] === words.whereabouts(culprit)
  const isZero = explained.some(({ zeros }) =>
    zeros.some(({ table }) => table !== null && table !== culprit.site),
  )
  if (isZero && (own || places.length === 0)) return '别的表'
  if (own) return culprit.site === 'text' ? '文中其他各处' : '同表其他各处'
  return places.length > 2 ? `${places.slice(0, 2).join('、')}等 ${places.length} 处` : places.join('、')
}

/** A figure that disagrees but may speak of another money, or may be right against the others. */
function explainDoubt(culprit: Fact, expected: number, broken: number, words: Words): Said {
  return {
    what: `${words.place(culprit)} ${words.figure(culprit)}，与另外 ${broken} 处的 ${print(culprit, expected)}对不上`,
    why: `同一笔钱（${words.money(culprit)}）在各处应当是同一个数；也可能两处所指口径不同`,
    toDo: `请核对${words.place(culprit)}与下列各处：口径相同的改正有误的一处，口径不同的写明口径`,
  }
}

function explainExcess(culprit: Fact, { explained, followers }: Charge, words: Words): Said {
  const [first] = explained
  const whole = first?.facts.right.find((fact) => fact !== culprit) ?? first?.facts.left[0] ?? culprit
  const isPart = first?.facts.left.includes(culprit) ?? true
  const named = whole.site === culprit.site ? words.cell(whole) : words.place(whole)
  const limit = isPart
    ? `大于它所在的${named || words.place(whole)} ${words.figure(whole)}`
    : '小于它所含的各部分'
  const also = explained.length > 1 ? `；由它加出的合计等共 ${explained.length} 处因此都大于整体` : ''
  const sum = first && first.facts.left.length > 1 ? `与同类各项合计后` : ''
  return {
    what: `${words.place(culprit)} ${words.figure(culprit)}，${sum}${limit}`,
    why: `部分不会大于它所在的整体${also}`,
    toDo: `请核对${words.place(culprit)}的数与口径${followers.length > 0 ? '，更正后重算合计' : ''}`,
  }
}

function explainSides({ explained, rivals, certainty, cause }: Charge, words: Words): Said {
  const relation = strongest(explained)
  if (relation && certainty === 'possible' && explained.length >= 4)
    return explainBulk(relation, explained.length, words)
  if (!relation) return { what: '数字不符', why: '同一笔钱在各处应当是同一个数', toDo: '请核对' }
  const unit = relation.facts.left[0] ?? relation.facts.right[0]
  const gap = unit ? print(unit, Math.abs(relation.difference)) : ''
  const more = explained.length > 1 ? `，另有 ${explained.length - 1} 处随之不符` : ''
  const reason =
    relation.sign === '≤'
      ? '部分不会大于它所在的整体'
      : relation.clause === 'parts-make-the-whole'
        ? '各项之和应当等于合计'
        : '同一笔钱在各处应当是同一个数'
  const swap = cause === 'row-shifted' ? '；相邻两行一多一少、差额相同，像是两行的数填颠倒了' : ''
  const doubt = rivals.length > 1 ? '；仅凭文件本身不能断定哪一个数有误' : ''
  return {
    what: `${words.relation(relation)}，不成立：${words.arithmetic(relation)}，相差 ${gap}${more}`,
    why: `${reason}${swap}${doubt}`,
    toDo: '请对照原始资料核对各数，改正有误的一处',
  }
}

/** A whole table of last year's. */
function explainStale({ explained, rivals }: Charge, words: Words): Said {
  const [first] = rivals
  const example = first ? `，例如${words.cell(first)} ${words.figure(first)}` : ''
  return {
    what: `${first ? words.whereabouts(first) : '一张表'}的数是上年的${example}，与别处 ${explained.length} 处对不上`,
    why: '表内自身相符，与本年其他各处成片不符，而正好等于上年的数（本年数减去较上年的增减额）',
    toDo: '换成本年的表，再逐项核对',
  }
}

/** A row that a table lacks: every column of its total is larger than what is listed. */
function explainMissing({ explained, witness }: Charge, words: Words): Said {
  const [first] = explained
  const total = first?.facts.left[0]
  if (!first || !total) return { what: '表中漏列一行', why: '各项之和应当等于合计', toDo: '请补列' }
  const gap = print(total, first.difference)
  const more = explained.length > 1 ? `，另有 ${explained.length - 1} 列同样` : ''
  return {
    what: `${words.place(total)} ${words.figure(total)}，比所列各行之和多 ${gap}${more}，漏列了一行`,
    why: witness
      ? `各项之和应当等于合计；所差正好是${words.place(witness)} ${words.figure(witness)}，本表没有这一行`
      : '各项之和应当等于合计；合计行的几列都多出来，而合计行与各行自身都相符，不像是一个数填错',
    toDo: witness ? '补列这一行，再核对合计' : '请对照原始资料补列所漏的一行，或更正合计',
  }
}

const explainBulk = (relation: Judged, count: number, words: Words): Said => ({
  what: `${words.relation(relation)}等 ${count} 处大多对不上，例如 ${words.arithmetic(relation)}`,
  why: '同一笔钱在各处应当是同一个数；成片不符多半是口径、年度或表头不同，不像是一个数填错',
  toDo: '请先核对两处的口径、年度和单位是否相同，再逐项核对',
})

const strongest = (relations: readonly Judged[]): Judged | undefined =>
  relations.find(({ sign, scope }) => sign === '=' && scope === 'within-table') ??
  relations.find(({ sign }) => sign === '=') ??
  relations[0]

import { measureKinds, type QualitativeBand } from '@mingzhang/law'
import type { BookIndicator, Indicator, ItemScore } from '@mingzhang/model'
import { compare, integer, multiply, one, plain, type Rational, rational, zero } from '../rational.ts'
import { notLater, type PrintedDate, readDate } from './dates.ts'
import { exactly, untold } from './item.ts'
import type { ScoreParameters } from './parameters.ts'
import { conversion, type Quantity, readQuantity, readRange } from './quantity.ts'
import { scoreQuantity } from './score-quantity.ts'
import { scoreWords } from './score-words.ts'

/** 被打分的指标 What the rules need of an indicator; its levels are carried along for tables. */
export type Scored = Pick<Indicator, 'name' | 'operator' | 'value' | 'unit' | 'weight'> &
  Partial<Pick<Indicator, 'level1' | 'level2'>> &
  Pick<BookIndicator, 'withdrawn'>

/** 实际结果 What an indicator came to. */
export type Result = {
  /** 实际完成值 as reported: 93.5%, 15800平方米, 有效提升. null or blank: not reported. */
  readonly actual: string | null
  /** Unit of the figure where it has a column of its own. */
  readonly unit?: string | null
  /** Day the result was taken, YYYY-MM-DD. */
  readonly on?: string | null
  /** The band an evaluator chose for words. */
  readonly band?: QualitativeBand | null
  /** 偏差原因及改进措施, as reported: it changes no points. */
  readonly reason?: string | null
}

/** 评价期 First and last day, YYYY-MM-DD. */
export type Period = { readonly from: string; readonly to: string }

/**
 * 指标得分 Points of one indicator by the rule its target calls for. Every input has an outcome with its reason; what
 * cannot be told has no points and is never counted as zero.
 */
export function scoreIndicator(
  indicator: Scored,
  result: Result | null,
  parameters: ScoreParameters,
  period: Period | null = null,
): ItemScore {
  const { name, operator, value, withdrawn } = indicator
  if (withdrawn) return withdrawnItem(indicator, withdrawn, result)
  const weight = rational((indicator.weight ?? '').replace(/[%％分]$/u, ''))
  if (!weight || compare(weight, zero) < 0) return untold(name, null, '没有读到指标权重，算不出得分')
  const untoldHere = (why: string) =>
    untold(name, plain(weight), why, { figures: figuresOf(indicator, result) })
  const actual = result?.actual?.trim() ?? ''
  if (result === null || actual === '' || /^[-—–―/／]+$/u.test(actual))
    return untoldHere('没有填实际完成值；不填不等于0，请补填')
  if (period && result.on && result.on < period.from)
    return untoldHere(`结果日期${result.on}早于评价期起始日${period.from}，不能用作本期结果，请改填本期的`)
  if (value === null || value === '') return untoldHere('没有指标值，无从比较')
  const worded = { name, target: value, actual, weight, band: result.band ?? null }
  if (operator === '定性') return scoreWords(worded, parameters)
  const range = readRange(value)
  if (range) return scoreRange(indicator, range, weight, result)
  const target = readQuantity(value, indicator.unit)
  if (target) return scoreFigure(indicator, target, weight, result, parameters)
  const due = readDate(value)
  return due ? scoreDated(worded, due) : scoreWords(worded, parameters)
}

/** What no longer counts: it keeps what was reported, and is neither met nor missed. */
const withdrawnItem = (indicator: Scored, on: string, result: Result | null): ItemScore =>
  untold(indicator.name, null, `指标于${on}随预算调整撤回，不计分；已填的结果留存`, {
    rule: 'withdrawn',
    figures: figuresOf(indicator, result),
  })

const figuresOf = ({ value, unit, operator }: Scored, result: Result | null) => ({
  ...(value !== null && { target: `${operator ?? ''}${value}${unit ?? ''}` }),
  ...(result?.actual && { actual: result.actual }),
})

function scoreFigure(
  indicator: Scored,
  target: Quantity,
  weight: Rational,
  result: Result,
  parameters: ScoreParameters,
): ItemScore {
  const { name, operator } = indicator
  const untoldHere = (why: string) =>
    untold(name, plain(weight), why, { figures: figuresOf(indicator, result) })
  const actual = quantityLike(target, result)
  if (!actual) return untoldHere(`目标是数，实际完成值却写“${result.actual}”，请填数`)
  const assumed: string[] = []
  const brought = inUnitOf(target, actual, assumed)
  if (typeof brought === 'string') return untoldHere(brought)
  const rule =
    operator === '≤' || operator === '<'
      ? 'reverse'
      : operator === '≥' || operator === '>'
        ? 'positive'
        : operator === '='
          ? 'equal'
          : measureKinds(name).has('lower')
            ? 'reverse'
            : 'positive'
  if (operator === null)
    assumed.push(`指标值没有符号，按指标名当作${rule === 'reverse' ? '越少越好' : '越多越好'}`)
  const unit = target.unit ?? actual.unit ?? ''
  const measured = { name, rule, target: target.number, actual: brought, weight, unit } as const
  const score = scoreQuantity(measured, parameters)
  return { ...score, assumed: [...assumed, ...score.assumed] }
}

/** The result as a quantity; what could be a date (12月) is one where the target counts in that unit. */
function quantityLike({ unit }: Quantity, { actual, unit: own = null }: Result): Quantity | null {
  const text = (actual ?? '').trim()
  const bare = unit !== null && text.endsWith(unit) ? text.slice(0, -unit.length) : text
  return readQuantity(text, own) ?? readQuantity(bare, unit)
}

/** The result in the unit of the target, or why that cannot be. */
function inUnitOf(target: Quantity, actual: Quantity, assumed: string[]): Rational | string {
  if (actual.unit === null && target.unit !== null) {
    const isShare = compare(actual.number, one) <= 0 && compare(actual.number, zero) > 0
    if (target.unit === '%' && isShare && compare(target.number, one) > 0)
      return `目标以%计，实际完成值${plain(actual.number)}没有单位，说不清是不是${plain(
        multiply(actual.number, integer(100)),
      )}%`
    assumed.push(`实际完成值没有单位，按目标的${target.unit}`)
    return actual.number
  }
  if (actual.unit === null || target.unit === null) {
    if (actual.unit !== null) assumed.push(`目标没有单位，按实际完成值的${actual.unit}`)
    return actual.number
  }
  const factor = conversion(actual.unit, target.unit)
  return factor
    ? multiply(actual.number, factor)
    : `目标以${target.unit}计，实际完成值以${actual.unit}计，换算不了，请按${target.unit}填`
}

/** 15-20: inside is met; outside no share is defined. */
function scoreRange(
  indicator: Scored,
  [low, high]: readonly [Rational, Rational],
  weight: Rational,
  result: Result,
): ItemScore {
  const { name } = indicator
  const common = { rule: 'range', figures: figuresOf(indicator, result) } as const
  const untoldHere = (why: string) => untold(name, plain(weight), why, common)
  const actual = readQuantity(result.actual ?? '', result.unit ?? null)
  if (!actual) return untoldHere(`目标是数，实际完成值却写“${result.actual}”，请填数`)
  const assumed: string[] = []
  const brought = inUnitOf({ number: low, unit: indicator.unit }, actual, assumed)
  if (typeof brought === 'string') return untoldHere(brought)
  if (compare(brought, low) < 0 || compare(brought, high) > 0)
    return untold(name, plain(weight), '实际完成值不在目标范围内，没有规定怎样扣分，请人工评定', {
      ...common,
      met: false,
    })
  const why = `实际${plain(brought)}在目标范围内，得满分${plain(weight)}分`
  return { ...untold(name, plain(weight), why, common), ...exactly(weight), met: true, assumed }
}

/** 12月31日前: in time is met; later, no share is defined. */
function scoreDated(
  { name, target, actual, weight }: { name: string; target: string; actual: string; weight: Rational },
  due: PrintedDate,
): ItemScore {
  const common = { rule: 'dated', figures: { target, actual } } as const
  const done = readDate(actual)
  const same = actual.replace(/\s+/gu, '') === target.replace(/\s+/gu, '')
  const inTime = same
    ? true
    : done
      ? notLater(done, due)
      : /^(?:按时|按期|如期|及时|提前)(?:完成|办结)?$/u.test(actual) || null
  if (inTime === null) return untold(name, plain(weight), `目标是日期，从“${actual}”说不清是否按时`, common)
  if (!inTime)
    return untold(name, plain(weight), `${actual}晚于${target}，没有规定迟了怎样扣分，请人工评定`, {
      ...common,
      met: false,
    })
  const why = `${actual}，按时完成，得满分${plain(weight)}分`
  return { ...untold(name, plain(weight), why, common), ...exactly(weight), met: true }
}

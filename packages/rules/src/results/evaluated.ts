import {
  type Amount,
  type Evaluation,
  formatAmount,
  type Indicator,
  type IndicatorResult,
  type ItemScore,
  type PrintedFigure,
  type ProgramScore,
  parseAmount,
} from '@mingzhang/model'
import type { RuleContext } from '../rule.ts'
import { ownerOf } from '../targets/target-facts.ts'

/** 自评一份 A self-evaluation with what it should have come to by the rule. */
export type Evaluated = {
  readonly owner: string
  readonly indicators: readonly Indicator[]
  readonly evaluation: Evaluation
  readonly score: ProgramScore
}

/** Every self-evaluation of the disclosure: programmes first, then the whole unit. */
export function* evaluatedIn({ disclosure, scores }: RuleContext): Iterable<Evaluated> {
  for (const [index, program] of disclosure.programs.entries()) {
    const score = scores.programs[index]
    const { evaluation, indicators } = program
    if (evaluation && score) yield { owner: ownerOf(program), indicators, evaluation, score }
  }
  const { evaluation, indicators } = disclosure.departmentTargets
  if (evaluation && scores.department)
    yield { owner: '整体支出', indicators, evaluation, score: scores.department }
}

/** An indicator beside its result and its score. */
export type EvaluatedItem = {
  readonly indicator: Indicator
  readonly result: IndicatorResult
  readonly score: ItemScore
}

export const itemsOf = ({ indicators, evaluation, score }: Evaluated): EvaluatedItem[] =>
  indicators.flatMap((indicator, index) => {
    const result = evaluation.results[index]
    const item = score.items[index]
    return result && item ? [{ indicator, result, score: item }] : []
  })

/** The row for all the money of the programme. */
export const wholeFunds = ({ evaluation }: Evaluated) => evaluation.funds.find(({ whole }) => whole) ?? null

/** A printed figure in hundredths of its unit (分 for money); null for words, dashes and blanks. */
export const amountOf = (figure: PrintedFigure | null | undefined, unit = ''): Amount | null =>
  figure?.value == null ? null : parseAmount(figure.value, unit)

/** Points in hundredths. */
export const hundredths = (points: string): number => parseAmount(points, '')?.value ?? 0

/** Points as people write them: 9.47, 10. */
export const pointsText = (value: number): string =>
  formatAmount({ value, step: value % 100 === 0 ? 100 : value % 10 === 0 ? 10 : 1, unit: '' })

/** Is what is printed what should be, as far as its digits say? Rounded half up, or cut off. */
export function statesPoints(printed: Amount, expected: number): boolean {
  const gap = expected - printed.value
  return gap >= 0 ? gap < Math.max(printed.step, 2) : -2 * gap <= Math.max(printed.step, 2)
}

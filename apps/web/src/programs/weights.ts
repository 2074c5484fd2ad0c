import { formatAmount, type Indicator, type Program, parseAmount } from '@mingzhang/model'

/** 权重合计 The weights of a programme added up, against what its own table states. */
export type WeightSum = {
  /** Decimal string; null when no weight is printed. */
  readonly sum: string | null
  /**
   * 100 less the weight of the execution rate, where the table prints it; else null: nothing to hold
   * against.
   */
  readonly expected: string | null
  readonly execution: string | null
  /** sum − expected with its sign; null without an expectation. */
  readonly difference: string | null
}

/** Adds the weights in whole hundredths. */
export function weightSum({
  indicators,
  executionWeight,
}: Pick<Program, 'indicators' | 'executionWeight'>): WeightSum {
  const weights = indicators.flatMap(({ weight }) => {
    const amount = weight === null ? null : parseAmount(weight.replace(/[%％分]$/u, ''), '')
    return amount ? [amount.value] : []
  })
  const sum = weights.length === 0 ? null : weights.reduce((total, value) => total + value, 0)
  const execution =
    executionWeight === null ? null : parseAmount(executionWeight.replace(/[%％分]$/u, ''), '')
  const expected = execution ? 10_000 - execution.value : null
  return {
    sum: sum === null ? null : decimal(sum),
    expected: expected === null ? null : decimal(expected),
    execution: execution ? decimal(execution.value) : null,
    difference: sum === null || expected === null ? null : decimal(sum - expected),
  }
}

/** Hundredths as the shortest decimal. */
const decimal = (value: number): string =>
  formatAmount({ value, step: value % 100 === 0 ? 100 : value % 10 === 0 ? 10 : 1, unit: '' })

/** Which optional columns a target table fills at all: an empty column is not shown. */
export function filledFields(indicators: readonly Indicator[]): ReadonlySet<keyof Indicator> {
  const fields: readonly (keyof Indicator)[] = [
    'level1',
    'level2',
    'group',
    'weight',
    'core',
    'description',
    'basis',
    'dataSource',
    'responsible',
    'due',
  ]
  return new Set(
    fields.filter((field) => indicators.some((indicator) => (indicator[field] ?? null) !== null)),
  )
}

import {
  type Disclosure,
  type Finding,
  type Indicator,
  type Program,
  parseAmount,
  type Statement,
} from '@mingzhang/model'
import type { ColumnOfRows } from './insert-rows.ts'
import { storableTextOrNull } from './storable-text.ts'

/** 陈述列 Statements, column by column. */
export const statementColumns = (statements: readonly Statement[]): ColumnOfRows[] => [
  text('statement_id', statements, ({ id }) => id),
  text('key_text', statements, ({ keyText }) => keyText),
  text('key', statements, ({ key }) => JSON.stringify(key)),
  text('place', statements, ({ place }) => JSON.stringify(place)),
  text('source', statements, ({ from }) => JSON.stringify(from)),
  { name: 'amount', type: 'bigint', values: statements.map(({ amount }) => amount.value) },
  { name: 'step', type: 'bigint', values: statements.map(({ amount }) => amount.step) },
  text('unit', statements, ({ amount }) => amount.unit),
  { name: 'confidence', type: 'double precision', values: statements.map(({ confidence }) => confidence) },
]

/** 问题列 Findings, column by column. */
export const findingColumns = (findings: readonly Finding[]): ColumnOfRows[] => [
  text('finding_id', findings, ({ id }) => id),
  text('rule', findings, ({ rule }) => rule),
  text('severity', findings, ({ severity }) => severity),
  text('certainty', findings, ({ certainty }) => certainty),
  text('body', findings, (finding) => JSON.stringify(finding)),
]

/** 项目列 Programmes, column by column; the budget in 分 where it can be read as one number. */
export function programColumns(programs: readonly Program[]): ColumnOfRows[] {
  const budgets = programs.map(({ budget }) => (budget ? parseAmount(budget.amount, budget.unit) : null))
  return [
    text('name', programs, ({ name }) => name),
    text('code', programs, ({ code }) => code),
    text('department', programs, ({ department }) => department),
    text('category', programs, ({ category }) => category),
    { name: 'amount', type: 'bigint', values: budgets.map((budget) => budget?.value ?? null) },
    { name: 'step', type: 'bigint', values: budgets.map((budget) => budget?.step ?? null) },
    text('unit', budgets, (budget) => budget?.unit ?? null),
    text('place', programs, ({ place }) => JSON.stringify(place)),
  ]
}

/** 指标列 Indicators of the programmes, then of the whole unit, column by column. */
export function indicatorColumns(disclosure: Disclosure): ColumnOfRows[] {
  const entries = indicatorsOf(disclosure)
  const of = (name: string, value: (indicator: Indicator) => string | null) =>
    text(name, entries, ({ indicator }) => value(indicator))
  return [
    { name: 'program', type: 'integer', values: entries.map(({ program }) => program) },
    of('level1', ({ level1 }) => level1),
    of('level2', ({ level2 }) => level2),
    of('name', ({ name }) => name),
    of('operator', ({ operator }) => operator),
    of('value', ({ value }) => value),
    of('unit', ({ unit }) => unit),
    of('weight', ({ weight }) => weight),
    { name: 'core', type: 'boolean', values: entries.map(({ indicator }) => indicator.core) },
    of('place', ({ place }) => JSON.stringify(place)),
  ]
}

/** Every indicator with the ordinal of its programme; null for those of the whole unit. */
export const indicatorsOf = ({ programs, departmentTargets }: Disclosure) => [
  ...programs.flatMap(({ indicators }, program) => indicators.map((indicator) => ({ program, indicator }))),
  ...departmentTargets.indicators.map((indicator) => ({ program: null, indicator })),
]

const text = <T>(name: string, rows: readonly T[], value: (row: T) => string | null): ColumnOfRows => ({
  name,
  type: 'text',
  values: rows.map((row) => storableTextOrNull(value(row))),
})

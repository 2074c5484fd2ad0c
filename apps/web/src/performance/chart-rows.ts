import type { Severity } from '@mingzhang/model'
import type { Light, ProgrammeSummary } from '@mingzhang/performance'
import type { RoundLine, Verdict, YearOverview } from '../api/performance.ts'
import { fill } from '../words/fill.ts'
import type { Words } from '../words/zh-cn.ts'

/** 一格的记号 What a programme shows in a row of the chart: a severity, a small dash that all is well, or nothing known. */
export type Mark = Severity | 'holds' | 'unknown' | 'none'

export type ChartRow = { readonly label: string; readonly marks: readonly Mark[] }

export type View = 'targets' | 'monitoring' | 'evaluation' | 'overview' | 'records'

/** 核对六类 The six checks of the chart and of the list, each with the rules that belong to it. */
export const checks: readonly (readonly [keyof Words['performance'] & `check${string}`, RegExp])[] = [
  ['checkWeights', /weights-/u],
  ['checkAmounts', /catalogue|budget-equals|costing|money-units/u],
  ['checkDirection', /direction|bounds|costs-within|value-is/u],
  ['checkUnit', /unit-suits/u],
  ['checkGoals', /goals|programmes-differ|finished/u],
  ['checkForm', /./u],
]

/** How heavy a mark is. */
export const heavy: Readonly<Record<Mark, number>> = {
  error: 4,
  warning: 3,
  note: 2,
  unknown: 1,
  holds: 0,
  none: 0,
}

const worse = (one: Mark, other: Mark): Mark => (heavy[other] > heavy[one] ? other : one)

/** 核对归类 Which of the six checks a verdict belongs to; a weight that is blank is a matter of the weights. */
export const checkOf = ({ rule, field }: Pick<Verdict, 'rule' | 'field'>): number =>
  field === 'weight' ? 0 : checks.findIndex(([, pattern]) => pattern.test(rule))

function targetRows({ programmes, verdicts }: YearOverview, words: Words): ChartRow[] {
  const at = new Map(programmes.map(({ id }, index) => [id, index]))
  const rows = checks.map(([label]) => ({
    label: words.performance[label],
    marks: programmes.map((): Mark => 'holds'),
  }))
  for (const verdict of verdicts) {
    const column = at.get(verdict.programme)
    const row = rows[checkOf(verdict)]
    if (column !== undefined && row) row.marks[column] = worse(row.marks[column] ?? 'holds', verdict.severity)
  }
  return rows
}

/** 灯的记号 A red light is an error, a yellow one a warning, a blue one a note: ahead of time. */
export const markOfLight = (light: Light | null): Mark =>
  light === 'red'
    ? 'error'
    : light === 'yellow'
      ? 'warning'
      : light === 'blue'
        ? 'note'
        : light
          ? 'holds'
          : 'unknown'

const states = {
  early: 'none',
  open: 'note',
  late: 'error',
  'in-time': 'holds',
  'in-late': 'warning',
} as const

function monitoringRows({ programmes, rounds }: YearOverview, words: Words): ChartRow[] {
  return rounds.slice(-4).flatMap(({ month, states: given }) => [
    {
      label: fill(words.performance.rowReport, { month }),
      marks: programmes.map(({ id }): Mark => states[given[id] ?? 'early']),
    },
    {
      label: fill(words.performance.rowLight, { month }),
      marks: programmes.map(({ reports }): Mark => {
        const report = reports.find((each) => each.month === month)
        return report ? markOfLight(report.light) : 'none'
      }),
    },
  ])
}

const grades = { 优: 'holds', 良: 'holds', 中: 'warning', 差: 'error' } as const
const actions = { repeat: 'holds', cut: 'warning', stop: 'error', look: 'note' } as const

function evaluationRows({ programmes }: YearOverview, words: Words): ChartRow[] {
  const row = (label: string, mark: (one: ProgrammeSummary) => Mark) => ({
    label,
    marks: programmes.map(mark),
  })
  return [
    row(words.performance.rowGrade, ({ self }) =>
      self ? (self.grade ? grades[self.grade] : 'unknown') : 'none',
    ),
    row(words.performance.rowBureau, ({ bureau }) =>
      bureau ? (bureau.grade ? grades[bureau.grade] : 'unknown') : 'none',
    ),
    row(words.performance.rowRectify, ({ rectifications }) =>
      rectifications.includes('overdue')
        ? 'error'
        : rectifications.some((state) => state === 'open' || state === 'answered')
          ? 'warning'
          : rectifications.length > 0
            ? 'holds'
            : 'none',
    ),
    row(words.performance.rowNext, ({ next }) => (next ? actions[next.action] : 'none')),
  ]
}

/** 当前监控期 The last round that has begun to be reported or is due; the first one before that. */
export const currentRound = ({ rounds }: YearOverview): RoundLine | null =>
  rounds.findLast(({ counts }) => counts.open + counts.late + counts['in-time'] + counts['in-late'] > 0) ??
  rounds[0] ??
  null

/** 图的下半 The rows under the columns, by what is looked at. */
export function chartRows(year: YearOverview, view: View, words: Words): ChartRow[] {
  if (view === 'targets') return targetRows(year, words)
  if (view === 'monitoring') return monitoringRows(year, words)
  return evaluationRows(year, words)
}

import { formatAmount } from '@mingzhang/model'
import { markOf, type PerformanceYear, type ProgrammeYear } from './programme-year.ts'
import type { YearCell } from './year-table.ts'

type Field<T> = readonly [
  name: string,
  title: string,
  type: 'string' | 'number' | 'integer' | 'boolean' | 'date',
  of: (row: T) => string | null | undefined,
]

const numbers = new Set(['number', 'integer'])
const decimal = /^-?\d+(?:\.\d+)?$/u

/** A table by its fields; a column of numbers holds decimals only, what is no number is left out of it. */
function tableOf<T>(name: string, title: string, fields: readonly Field<T>[], rows: readonly T[]) {
  const cell = (text: string | null | undefined, type: string): YearCell =>
    text === null || text === undefined || text === ''
      ? null
      : !numbers.has(type)
        ? text
        : decimal.test(text)
          ? { number: text }
          : null
  return {
    name,
    title,
    fields: fields.map(([field, said, type]) => ({ name: field, title: said, type })),
    rows: rows.map((row) => fields.map(([, , type, of]) => cell(of(row), type))),
  }
}

const programmeFields: readonly Field<ProgrammeYear>[] = [
  ['programme', '项目号', 'string', ({ id }) => id],
  ['name', '项目名称', 'string', ({ programme }) => programme.name],
  ['code', '项目代码', 'string', ({ programme }) => programme.code],
  ['department', '主管部门', 'string', ({ programme }) => programme.department],
  [
    'budget',
    '当年预算（元）',
    'number',
    ({ programme: { budget } }) =>
      budget === null ? null : formatAmount({ value: budget, step: 1, unit: '元' }),
  ],
  ['goal', '当年绩效目标', 'string', ({ programme }) => programme.goal],
  ['stopped_on', '停止日期', 'date', ({ stopped }) => stopped?.on],
  ['self_total', '自评总分', 'number', ({ self }) => self?.score.total],
  ['self_grade', '自评等级', 'string', ({ self }) => self?.score.grade],
  ['bureau_total', '复核总分', 'number', ({ bureau }) => bureau?.score.total],
  ['bureau_grade', '复核等级', 'string', ({ bureau }) => bureau?.score.grade],
]

type Row = { readonly one: ProgrammeYear; readonly index: number }

const indicatorOf = ({ one, index }: Row) => one.programme.indicators[index]

const indicatorFields: readonly Field<Row>[] = [
  ['programme', '项目号', 'string', ({ one }) => one.id],
  ['indicator', '指标序号', 'integer', ({ index }) => String(index + 1)],
  ['level1', '一级指标', 'string', (row) => indicatorOf(row)?.level1],
  ['level2', '二级指标', 'string', (row) => indicatorOf(row)?.level2],
  ['name', '指标名称', 'string', (row) => indicatorOf(row)?.name],
  ['description', '指标说明', 'string', (row) => indicatorOf(row)?.description],
  ['operator', '指标性质', 'string', (row) => indicatorOf(row)?.operator],
  ['value', '指标值', 'string', (row) => indicatorOf(row)?.value],
  ['unit', '计量单位', 'string', (row) => indicatorOf(row)?.unit],
  ['weight', '指标权重', 'number', (row) => indicatorOf(row)?.weight],
  ['core', '是否核心', 'boolean', (row) => indicatorOf(row)?.core?.toString()],
  ['basis', '确定依据', 'string', (row) => indicatorOf(row)?.basis],
  ['data_source', '数据来源', 'string', (row) => indicatorOf(row)?.dataSource],
  ['responsible', '责任人', 'string', (row) => indicatorOf(row)?.responsible],
  ['due', '完成时限', 'string', (row) => indicatorOf(row)?.due],
  ['self_points', '自评得分', 'number', ({ one, index }) => one.self?.score.items[index]?.points],
  ['bureau_points', '复核得分', 'number', ({ one, index }) => one.bureau?.score.items[index]?.points],
]

type Reported = Row & { readonly report: ProgrammeYear['reports'][number] }

const resultOf = ({ report, index }: Reported) => report.indicators[index]

const resultFields: readonly Field<Reported>[] = [
  ['programme', '项目号', 'string', ({ one }) => one.id],
  ['indicator', '指标序号', 'integer', ({ index }) => String(index + 1)],
  ['month', '截至月份', 'integer', ({ report }) => String(report.month)],
  ['actual', '完成情况', 'string', (row) => resultOf(row)?.actual],
  ['unit', '计量单位', 'string', (row) => resultOf(row)?.unit],
  ['on', '结果日期', 'date', (row) => resultOf(row)?.on],
  ['forecast', '全年预计', 'string', (row) => resultOf(row)?.forecast],
  ['likelihood', '完成可能性', 'string', (row) => resultOf(row)?.likelihood],
  ['reason_class', '偏差类别', 'string', (row) => resultOf(row)?.reasonClass],
  ['reason', '偏差原因', 'string', (row) => resultOf(row)?.reason],
  ['source', '结果来源', 'string', (row) => resultOf(row)?.source],
]

/**
 * 开放数据包 A year of performance as tables that name their columns: programmes, indicators, what was reported of each at
 * the end of each round. They refer to one another by 项目号 and 指标序号.
 */
export function yearPackage(year: PerformanceYear) {
  const rows = year.programmes.flatMap((one) =>
    one.programme.indicators.map((_, index): Row => ({ one, index })),
  )
  const reported = rows.flatMap((row) =>
    row.one.reports
      .filter(({ indicators }) => indicators[row.index])
      .map((report): Reported => ({ ...row, report })),
  )
  return {
    name: `performance-${year.year}`,
    title: year.title,
    description: markOf(year),
    tables: [
      tableOf('programmes', '项目', programmeFields, year.programmes),
      tableOf('indicators', '指标', indicatorFields, rows),
      tableOf('results', '监控填报', resultFields, reported),
    ],
  }
}

import { markOf, type PerformanceYear } from './programme-year.ts'

const header = [
  '年度',
  '项目名称',
  '项目代码',
  '主管部门',
  '指标名称',
  '指标性质',
  '指标值',
  '计量单位',
  '指标权重',
  '数据来源',
  '责任人',
  '完成时限',
  '月份',
  '实际完成值',
  '自评得分',
  '复核得分',
  '项目自评总分',
  '项目复核总分',
  '等级',
]

/** 单元 A text, a decimal that stays a number, or nothing: what a writer of tables takes. */
export type YearCell = string | { readonly number: string } | null

const cell = (text: string | null): YearCell =>
  text !== null && /^-?\d+(?:\.\d+)?$/u.test(text) ? { number: text } : text

/** 开放数据 A year of performance as a table, one row an indicator with its last report and its points; the mark first. */
export function yearTable(year: PerformanceYear): YearCell[][] {
  const mark = markOf(year)
  const rows = year.programmes.flatMap(({ programme, reports, self, bureau }) => {
    const last = reports.at(-1)
    return programme.indicators.map((one, index) => [
      String(year.year),
      programme.name,
      programme.code,
      programme.department,
      one.withdrawn ? `${one.name}（${one.withdrawn}撤回）` : one.name,
      one.operator,
      one.value,
      one.unit,
      one.weight,
      one.dataSource ?? null,
      one.responsible ?? null,
      one.due ?? null,
      last ? String(last.month) : null,
      last?.indicators[index]?.actual ?? null,
      self?.score.items[index]?.points ?? null,
      bureau?.score.items[index]?.points ?? null,
      self?.score.total ?? null,
      bureau?.score.total ?? null,
      bureau?.score.grade ?? self?.score.grade ?? null,
    ])
  })
  return [...(mark ? [[`# ${mark}`]] : []), header, ...rows.map((row) => row.map(cell))]
}

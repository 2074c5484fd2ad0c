import type { BookIndicator, Severity } from '@mingzhang/model'
import { readDate } from '../score/dates.ts'

/** 边填边查的问题 What is wrong with a value, with when a result is due, or that nobody says who answers for it; in Chinese. */
export type TypedProblem = {
  /** `performance/due-in-year`, `duties-stated`, `value-is-a-figure`: beside the rules of the rule book. */
  readonly rule: string
  readonly severity: Severity
  /** Position of the indicator; null: the programme as a whole. */
  readonly indicator: number | null
  readonly field: 'due' | 'value' | null
  readonly what: string
  readonly why: string
  readonly toDo: string
}

/**
 * 查来源与责任 A date outside the year of the targets is a warning; a programme none of whose indicators says where its
 * result comes from, who answers for it and by when is told so once. Where only some say it, the rule book names the
 * others (`targets/fields-are-filled`). A date that cannot be read says nothing.
 *
 * @param year of the targets; null: not known, then no date is outside it
 */
export function checkDuties(
  indicators: readonly Pick<BookIndicator, 'name' | 'dataSource' | 'responsible' | 'due'>[],
  year: number | null,
): TypedProblem[] {
  const stated = indicators.some(({ dataSource, responsible, due }) => dataSource || responsible || due)
  if (!stated) return indicators.length === 0 ? [] : [nothingStated]
  return indicators.flatMap(({ name, due }, indicator): TypedProblem[] => {
    const read = readDate(due ?? '')
    if (!due || !read || read.year === 0 || year === null || read.year === year) return []
    return [
      {
        rule: 'performance/due-in-year',
        severity: 'warning',
        indicator,
        field: 'due',
        what: `“${name}”的完成时限${due}不在${year}年内`,
        why: '当年的目标在当年监控和评价，时限落在年度外就无从考核',
        toDo: `改为${year}年内的日期；确要跨年的，写明${year}年内应做到哪一步`,
      },
    ]
  })
}

const nothingStated: TypedProblem = {
  rule: 'performance/duties-stated',
  severity: 'note',
  indicator: null,
  field: null,
  what: '各项指标都没有写数据来源、责任人和完成时限',
  why: '到监控和评价时，要知道结果从哪里取、由谁报、何时做完',
  toDo: '在“来源与责任”里逐项填写，可从 Excel 粘贴，也可用 Ctrl D 照抄上一行',
}

import type { BookIndicator, Publication, PublicationPart } from '@mingzhang/model'
import { formatAmount } from '@mingzhang/model'
import { standing } from '../adjust/standing.ts'
import { besideSelf } from '../evaluate/re-evaluate.ts'
import { scoredMoney, unitResults } from '../evaluate/unit-results.ts'
import { lightsOfReport } from '../monitor/lights-of-report.ts'
import { selfEvaluationTable } from '../results/self-evaluation-table.ts'
import type { MonitoringReport } from '../rounds/report.ts'
import { heading, paragraph, printedTable, type WordTable } from './printed.ts'
import { markOf, type PerformanceYear, type ProgrammeYear, wholeUnit } from './programme-year.ts'

/** 可印的东西 Target tables, monitoring tables of a month, self-evaluation tables, or the report of the year. */
export type PerformancePaper =
  | { readonly kind: 'targets' }
  | { readonly kind: 'monitoring'; readonly month: number }
  | { readonly kind: 'self-evaluation' }
  | { readonly kind: 'report' }

const titles = {
  targets: '项目绩效目标表',
  monitoring: '绩效运行监控表',
  'self-evaluation': '项目支出绩效自评表',
  report: '绩效自评报告',
} as const

/**
 * 成文 A year of performance as a document for every writer: official tables with heads that repeat, one for each
 * programme, and for the report the sentences around them.
 *
 * @param issuedOn ISO date printed on it, from the caller
 */
export function performancePublication(
  year: PerformanceYear,
  paper: PerformancePaper,
  issuedOn: string,
): Publication {
  const mark = markOf(year)
  const of = paper.kind === 'monitoring' ? `（截至${paper.month}月）` : ''
  return {
    title: `${year.unit.name}${year.year}年${titles[paper.kind]}${of}${mark ? '（模拟数据）' : ''}`,
    unit: year.unit,
    year: year.year,
    issuedOn,
    edition: paper.kind,
    parts: [...(mark ? [paragraph(mark)] : []), ...partsOf(year, paper)],
  }
}

function partsOf(year: PerformanceYear, paper: PerformancePaper): PublicationPart[] {
  switch (paper.kind) {
    case 'targets':
      return year.programmes.map((one) => printedTable(targetTable(year, one)))
    case 'monitoring':
      return year.programmes.flatMap((one) => {
        const report = one.reports.find(({ month }) => month === paper.month)
        return report ? [printedTable(monitoringTable(year, one, report))] : []
      })
    case 'self-evaluation':
      return year.programmes.flatMap((one) => selfTables(year, one))
    case 'report':
      return reportParts(year)
  }
}

const targetText = ({ operator, value, unit }: BookIndicator): string =>
  `${operator === '定性' ? '' : (operator ?? '')}${value ?? ''}${unit ?? ''}`

const budgetText = ({ programme }: ProgrammeYear): string =>
  programme.budget === null ? '' : formatAmount({ value: programme.budget, step: 10_000, unit: '万元' })

/** The lines over the indicators: whose programme it is, what it costs, what it is for. */
const headLines = (one: ProgrammeYear): string[] => {
  const { department, budget, code, goal } = one.programme
  return [
    [
      department === null ? '' : `业务主管部门：${department}`,
      code === null ? '' : `项目代码：${code}`,
      budget === null ? '' : `当年预算：${budgetText(one)}万元`,
    ]
      .filter((part) => part !== '')
      .join('　　'),
    goal === null ? '' : `当年绩效目标：${goal}`,
  ].filter((line) => line !== '')
}

type TargetColumn = readonly [
  head: string,
  share: number,
  align: 'left' | 'right' | 'center',
  text: (one: BookIndicator) => string | null | undefined,
]

/** Columns that are printed only where some indicator has something to say in them are `optional`. */
const targetColumns: readonly (TargetColumn | readonly [...TargetColumn, 'optional'])[] = [
  ['一级指标', 10, 'center', ({ level1 }) => level1, 'optional'],
  ['二级指标', 12, 'center', ({ level2 }) => level2, 'optional'],
  ['指标名称', 30, 'left', ({ name }) => name],
  ['指标性质', 8, 'center', ({ operator }) => operator],
  ['指标值', 12, 'right', ({ value }) => value],
  ['计量单位', 10, 'center', ({ unit }) => unit],
  ['指标权重', 9, 'right', ({ weight }) => weight],
  ['是否核心', 9, 'center', ({ core }) => (core === null ? '' : core ? '是' : '否')],
  ['数据来源', 20, 'left', ({ dataSource }) => dataSource, 'optional'],
  ['责任人', 14, 'center', ({ responsible }) => responsible, 'optional'],
  ['完成时限', 14, 'center', ({ due }) => due, 'optional'],
]

function targetTable(year: PerformanceYear, one: ProgrammeYear): WordTable {
  const { indicators, name } = standing(one.programme).targets
  const columns = targetColumns.filter(
    ([, , , text, optional]) => optional === undefined || indicators.some((each) => text(each)),
  )
  return {
    id: `targets-${one.id}`,
    form: 'targets',
    title: `${name}　项目绩效目标表`,
    unit: null,
    header: [columns.map(([head]) => head)],
    rows: indicators.map((each) => columns.map(([, , , text]) => text(each) ?? '')),
    columns: columns.map(([, share, align]) => [share, align]),
    headLines: headLines(one),
    note: null,
    mark: markOf(year),
  }
}

const lightWords = { red: '红', yellow: '黄', green: '绿', blue: '蓝' } as const

const monitoringHeader = (month: number): string[] => [
  '项目与指标',
  '年度指标值',
  `1–${month}月执行情况`,
  '全年预计完成',
  '偏差原因类别',
  '偏差原因分析',
  '完成目标可能性',
  '监控灯',
]

const monitoringColumns: WordTable['columns'] = [
  [24, 'left'],
  [12, 'right'],
  [14, 'right'],
  [12, 'right'],
  [8, 'center'],
  [16, 'left'],
  [8, 'center'],
  [18, 'left'],
]

/** Kept but not handed in; what was read from a file was never to be handed in. */
const isDraft = ({ submittedOn, indicators }: MonitoringReport): boolean =>
  submittedOn === null && !indicators.some((one) => one?.source === 'document')

function monitoringTable(year: PerformanceYear, one: ProgrammeYear, report: MonitoringReport): WordTable {
  const { programme } = one
  const lit = lightsOfReport(one, report, year)
  const word = (light: keyof typeof lightWords | null): string => (light ? lightWords[light] : '？')
  const money = [
    '预算执行',
    report.adjusted ?? report.initial ?? '',
    report.executed ?? '',
    report.forecast ?? '',
    '',
    '',
    '',
    `${word(lit.execution.light)}：${lit.execution.why}`,
  ]
  return {
    id: `monitoring-${one.id}-${report.month}`,
    form: 'monitoring',
    title: `${programme.name}　绩效运行监控表（1–${report.month}月）${isDraft(report) ? '（草稿，没有上报）' : ''}`,
    unit: report.unit,
    header: [monitoringHeader(report.month)],
    rows: [
      money,
      ...programme.indicators.map((each, index) => {
        const result = report.indicators[index]
        const light = lit.indicators[index]
        return [
          each.withdrawn ? `${each.name}（${each.withdrawn}撤回）` : each.name,
          targetText(each),
          `${result?.actual ?? ''}${result?.actual && result.unit ? result.unit : ''}`,
          result?.forecast ?? '',
          result?.reasonClass ?? '',
          result?.reason ?? '',
          result?.likelihood ?? '',
          light ? `${word(light.light)}：${light.why}` : '',
        ]
      }),
    ],
    columns: monitoringColumns,
    note: one.stopped
      ? `项目于${one.stopped.on ?? '年度中'}停止${one.stopped.why ? `（${one.stopped.why}）` : ''}`
      : null,
    mark: markOf(year),
    strong: new Set([0]),
  }
}

function selfTables(year: PerformanceYear, one: ProgrammeYear): PublicationPart[] {
  if (one.self === null) return []
  const { program, score } = one.self
  const table = selfEvaluationTable(program, score)
  const beside = one.bureau ? besideSelf(score, one.bureau.score) : null
  const offset = beside && score.execution ? 1 : 0
  const [header = [], ...rows] = table.indicators
  const withBureau = (row: readonly string[], index: number): string[] => {
    if (!beside || !one.bureau) return [...row]
    const last = index === rows.length - 1
    const side = last ? (one.bureau.score.total ?? '？') : (beside[index + offset]?.bureau ?? '？')
    return [...row.slice(0, 7), side, ...row.slice(7)]
  }
  const shares = [9, 11, 20, 12, 12, 6, 7, ...(beside ? [8] : []), 18, 26]
  const levels = program.indicators.some(({ level1, level2 }) => level1 || level2)
  const shown = (row: readonly string[]): string[] =>
    levels ? [...row] : [row[2] || (row[0] ?? ''), ...row.slice(3)]
  const mark = markOf(year)
  return [
    printedTable({
      id: `funds-${one.id}`,
      form: 'self-evaluation-funds',
      title: table.title,
      headLines: headLines(one),
      // With the indicators below it on one page.
      lying: (levels ? shares : shares.slice(2)).length > 8,
      unit: program.execution?.unit ?? null,
      header: table.funds.slice(0, 1),
      rows: table.funds.slice(1),
      columns: [[24, 'left'], ...Array.from({ length: 6 }, () => [13, 'right'] as const)],
      note: null,
      mark,
    }),
    printedTable({
      id: `self-${one.id}`,
      form: 'self-evaluation',
      title: '',
      unit: null,
      header: [shown(beside ? [...header.slice(0, 7), '复核得分', ...header.slice(7)] : header)],
      rows: rows.map((row, index) => shown(withBureau(row, index))),
      columns: (levels ? shares : shares.slice(2)).map((share, index, all) => [
        share,
        index >= (levels ? 3 : 1) && index < all.length - 2 ? 'right' : 'left',
      ]),
      note: one.bureau?.remarks ? `财政复核意见：${one.bureau.remarks}` : null,
      mark,
      strong: new Set([rows.length - 1]),
    }),
  ]
}

function reportParts(year: PerformanceYear): PublicationPart[] {
  // The whole unit is no programme: its money is theirs.
  const programmes = year.programmes.filter(({ id }) => id !== wholeUnit)
  const evaluated = programmes.flatMap(({ self }) => (self ? [self] : []))
  const whole = unitResults(evaluated.map(scoredMoney), '万元')
  const { grades, indicators } = whole
  const silent = programmes.length - evaluated.length
  const mean =
    whole.weighted === null
      ? ''
      : `有总分和等级的${whole.averaged}个项目，按预算加权的平均得分${whole.weighted}分。`
  const open = whole.scored + whole.unknown - grades.优 - grades.良 - grades.中 - grades.差
  return [
    heading(1, '一、总体情况'),
    paragraph(
      `${year.year}年共${programmes.length}个项目，自评${evaluated.length}个${silent > 0 ? `，没有自评${silent}个` : ''}；` +
        `其中能打分${whole.scored}个，无法判断${whole.unknown}个，年度中停止、不打分${whole.excluded}个。`,
    ),
    paragraph(
      whole.rate === null
        ? '没有可算执行率的项目。'
        : `全年预算${whole.budget}万元，执行${whole.executed}万元，执行率${whole.rate}%。`,
    ),
    heading(1, '二、得分与等级'),
    paragraph(
      `${mean}优${grades.优}个，良${grades.良}个，中${grades.中}个，差${grades.差}个${open > 0 ? `，未定等级${open}个` : ''}。` +
        `指标完成${indicators.met}项，没有完成${indicators.missed}项，无法判断${indicators.unknown}项。`,
    ),
    printedTable(summaryTable(year)),
    heading(1, '三、各项目自评表'),
    ...year.programmes.flatMap((one) => selfTables(year, one)),
  ]
}

function summaryTable(year: PerformanceYear): WordTable {
  return {
    id: 'summary',
    form: 'self-evaluation-summary',
    title: '项目得分汇总表',
    unit: null,
    header: [['序号', '项目', '主管部门', '自评得分', '等级', '复核得分', '说明']],
    rows: year.programmes.map(({ programme, self, bureau }, index) => [
      String(index + 1),
      programme.name,
      programme.department ?? '',
      self ? (self.score.total ?? (self.score.verdict === 'excluded' ? '不打分' : '？')) : '',
      self?.score.grade ?? '',
      bureau?.score.total ?? '',
      self ? (self.score.total === null ? self.score.why : '') : '没有自评',
    ]),
    columns: [
      [6, 'center'],
      [28, 'left'],
      [28, 'left'],
      [10, 'right'],
      [8, 'center'],
      [10, 'right'],
      [24, 'left'],
    ],
    note: null,
    mark: markOf(year),
  }
}

import { accountName } from './account-names.ts'
import { type AccountLine, add, type FunctionLine, type Ledger, type Money, nothing } from './ledger.ts'
import { type Paper, type Writer, writer } from './paper.ts'
import type { Random } from './random.ts'
import { sayingOf } from './sentences.ts'
import { classesOf, type Sums, sumsOf } from './sums.ts'
import {
  type CellSpec,
  cellsOf,
  type ListedRow,
  listed,
  putTable,
  type Style,
  type TableSpec,
} from './tables.ts'
import { boughtWords, putApproval, putTopic, whyWords } from './topics.ts'

const style: Style = { flat: false, unit: '元', commas: true }
const coarse: Style = { ...style, unit: '万元' }

/** 上海版式 A unit budget in the layout of Shanghai: text in 万元, tables in 元, codes over three columns, totals last. */
export function shanghai(ledger: Ledger, random: Random): Paper {
  const paper = writer()
  const sums = sumsOf(ledger)
  const { year, unit } = ledger
  paper.line(paper.mark('documentTitle', `${unit.name}${year}年部门预算`), '')
  putNarrative(paper, ledger, sums, random)
  const isNumbered = random.chance(0.6)
  const numbers = [...'一二三四五六七八九十']
  const putNext = (money: Style, table: TableSpec): void => {
    if (isNumbered) paper.line(paper.mark('tableNumber', `表${numbers.shift() ?? ''}`))
    putTable(paper, money, table)
  }
  for (const table of tablesOf(ledger, sums)) putNext(style, table)
  putNext(coarse, threePublic(ledger, sums))
  return paper.paper()
}

function putNarrative(paper: Writer, ledger: Ledger, sums: Sums, random: Random): void {
  const { money, change, share } = sayingOf(paper)
  const { year, unit } = ledger
  const before = `${year - 1}年预算`
  paper.line(
    paper.mark('heading', '一、主要职能'),
    '',
    paper.mark('body', `${unit.name}承担本区有关业务的组织、指导和管理工作。`),
    '',
  )
  paper.line(`二、${year}年部门预算编制说明`, '')
  const funds = `一般公共预算拨款收入${money(sums.general)}，政府性基金拨款收入${money(sums.fund)}，国有资本经营预算拨款收入0万元`
  paper.line(
    `${year}年，本部门预算支出总额为${money(sums.all)}，其中：财政拨款支出预算${money(sums.all)}。财政拨款收入预算${money(sums.all)}，其中：${funds}。`,
    '',
    `财政拨款支出预算${money(sums.all)}，${change(sums.all, before, true)}。其中：基本支出${money(sums.basic)}，${change(sums.basic, before)}；项目支出${money(sums.project)}，${change(sums.project, before)}。`,
    '',
    '财政拨款支出主要内容如下：',
    '',
  )
  classesOf(ledger).forEach(({ code, all }, index) => {
    paper.line(
      `${index + 1}. “${accountName(code)}”科目${money(all)}，占${share(all.now, sums.all.now)}，主要用于履行职能所需支出。`,
      '',
    )
  })
  paper.line('三、其他相关情况说明', '', '（一）“三公”经费预算情况', '')
  paper.line(
    `${paper.mark('year', String(year))}年“三公”经费预算数为${money(sums.three)}，${change(sums.three, before)}。其中：因公出国（境）费0万元，与${before}持平；公务用车购置及运行费${money(sums.vehicles)}，${change(sums.vehicles, before)}${boughtWords(paper, sums)}；公务接待费${money(sums.reception)}，${change(sums.reception, before)}${whyWords(paper, random)}。`,
    '',
    '（二）机关运行经费预算',
    '',
    `${year}年机关运行经费财政拨款预算为${money(sums.running)}。`,
    '',
  )
  putTopics(paper, year, random)
}

function putTopics(paper: Writer, year: number, random: Random): void {
  putTopic(paper, '（三）政府采购情况', '政府采购按规定编入预算，随采购计划另行公开。')
  const count = paper.mark('vehicles', String(random.whole(2, 9)))
  putTopic(paper, '（四）国有资产占有使用情况', `截至${year - 1}年12月31日，共有车辆${count}辆。`)
  putTopic(paper, '（五）预算绩效情况', '项目支出都编报了绩效目标。')
  putTopic(paper, '四、名词解释', '基本支出：保障机构正常运转的人员和公用支出。')
  putApproval(paper, year, random)
}

const cell = (money: Money, ...parts: Money[]): CellSpec => ({ money, parts })
const name = (code: string): CellSpec => ({ text: accountName(code), role: 'accountName' })

/** 2010301 as 201, 03, 01. */
const codesOf = (code: string, columns: number): string[] =>
  Array.from({ length: columns }, (_, at) =>
    at === 0 ? code.slice(0, 3) : code.slice(2 * at + 1, 2 * at + 3),
  )

function listing(
  { total, rows }: { readonly total: ListedRow; readonly rows: readonly ListedRow[] },
  codes: number,
  blanks = 0,
): CellSpec[][] {
  const rest = Array.from({ length: blanks }, () => '')
  const empty = Array.from({ length: codes }, () => '')
  return [
    ...rows.map((row): CellSpec[] => [...codesOf(row.code, codes), name(row.code), ...cellsOf(row), ...rest]),
    [...empty, '合计', ...cellsOf(total), ...rest],
  ]
}

function tablesOf(ledger: Ledger, sums: Sums): TableSpec[] {
  const { year, unit, functions } = ledger
  const lead = [`编制部门：${unit.name}  单位：元`, '']
  const head = (group: string, columns: readonly string[]): string[][] => [
    ['项目', '', '', '', group, ...columns.slice(1).map(() => '')],
    ['功能分类科目编码', '', '', '功能分类科目名称', ...columns],
    ['类', '款', '项', '', ...columns.map(() => '')],
  ]
  const byFunction = (fits: (line: FunctionLine) => boolean, of: (line: FunctionLine) => Money[]) =>
    listed(
      functions.filter(fits).map((line) => ({ code: line.code, columns: of(line) })),
      [3, 5],
    )
  const uses = (line: FunctionLine): Money[] => [add(line.basic, line.project), line.basic, line.project]
  const all = (line: FunctionLine): Money => add(line.basic, line.project)
  return [
    overview(ledger, sums, lead),
    {
      title: `${year}年部门收入预算总表`,
      lead,
      header: head('收入预算', ['合计', '财政拨款收入', '事业收入', '事业单位经营收入', '其他收入']),
      rows: listing(
        byFunction(
          () => true,
          (line) => [all(line), all(line)],
        ),
        3,
        3,
      ),
    },
    {
      title: `${year}年部门支出预算总表`,
      lead,
      header: head('支出预算', useColumns),
      rows: listing(
        byFunction(() => true, uses),
        3,
      ),
    },
    appropriations(ledger, sums, lead),
    {
      title: `${year}年部门一般公共预算支出功能分类预算表`,
      lead,
      header: head('一般公共预算支出', useColumns),
      rows: listing(
        byFunction(({ fund }) => fund === 'general', uses),
        3,
      ),
    },
    ...otherFunds(
      ledger,
      sums,
      lead,
      head,
      byFunction(({ fund }) => fund !== 'general', uses),
    ),
    basic(ledger, lead),
  ]
}

const useColumns = ['合计', '基本支出', '项目支出']

/** The two other budgets, the second always empty. */
function otherFunds(
  { year }: Ledger,
  sums: Sums,
  lead: string[],
  head: (group: string, columns: readonly string[]) => string[][],
  fund: ReturnType<typeof listed>,
): TableSpec[] {
  const empty = (what: string) => ({
    rows: [['', '', '', '合计', '', '', '']],
    note: `注:本部门${year}年无${what}财政拨款安排的预算，故本表为空表。`,
  })
  return [
    {
      title: `${year}年部门政府性基金预算支出功能分类预算表`,
      lead,
      header: head('政府性基金预算支出', useColumns),
      ...(sums.fund.now > 0 ? { rows: listing(fund, 3) } : empty('政府性基金预算')),
    },
    {
      title: `${year}年部门国有资本经营预算支出功能分类预算表`,
      lead,
      header: head('国有资本经营预算支出', useColumns),
      ...empty('国有资本经营预算'),
    },
  ]
}

function basic({ year, accounts }: Ledger, lead: string[]): TableSpec {
  const isBasic = (line: AccountLine): boolean => line.personnel.now + line.running.now > 0
  const lines = accounts.filter(isBasic).map((line) => ({
    code: line.code,
    columns: [add(line.personnel, line.running), line.personnel, line.running],
  }))
  return {
    title: `${year}年部门一般公共预算基本支出部门预算经济分类预算表`,
    lead,
    header: [
      ['项目', '', '', '一般公共预算基本支出', '', ''],
      ['部门预算经济分类科目编码', '', '经济分类科目名称', '合计', '人员经费', '公用经费'],
      ['类', '款', '', '', '', ''],
    ],
    rows: listing(listed(lines, [3]), 2),
  }
}

function overview(ledger: Ledger, sums: Sums, lead: string[]): TableSpec {
  const classes = classesOf(ledger)
  const ordinals = '一二三四五六七八九'
  const right = classes.map(({ code, all }, index): CellSpec[] => [
    `${ordinals[index]}、${accountName(code)}`,
    cell(all),
  ])
  const left: CellSpec[][] = [
    ['一、财政拨款收入', cell(sums.all, sums.general, sums.fund)],
    ['1. 一般公共预算资金', cell(sums.general)],
    ['2. 政府性基金', cell(sums.fund)],
    ['3. 国有资本经营预算', ''],
    ['二、事业收入', ''],
    ['三、事业单位经营收入', ''],
    ['四、其他收入', ''],
  ]
  const total = cell(sums.all, ...classes.map(({ all }) => all))
  return {
    title: `${ledger.year}年部门财务收支预算总表`,
    lead,
    header: [
      ['本年收入', '', '本年支出', ''],
      ['项目', '预算数', '项目', '预算数'],
    ],
    rows: [
      ...left.map((cells, index): CellSpec[] => [...cells, ...(right[index] ?? ['', ''])]),
      ['收入总计', cell(sums.all), '支出总计', total],
    ],
  }
}

function appropriations(ledger: Ledger, sums: Sums, lead: string[]): TableSpec {
  const classes = classesOf(ledger)
  const ordinals = '一二三四五六七八九'
  const right = classes.map((one, index): CellSpec[] => [
    `${ordinals[index]}、${accountName(one.code)}`,
    cell(one.all, one.general, one.fund),
    cell(one.general),
    cell(one.fund),
    '',
  ])
  const left: CellSpec[][] = [
    ['一、一般公共预算资金', cell(sums.general)],
    ['二、政府性基金', cell(sums.fund)],
    ['三、国有资本经营预算', cell(nothing)],
  ]
  const lines = Array.from({ length: Math.max(left.length, right.length) }, (_, index): CellSpec[] => [
    ...(left[index] ?? ['', '']),
    ...(right[index] ?? ['', '', '', '', '']),
  ])
  const side = (of: 'all' | 'general' | 'fund'): CellSpec => cell(sums[of], ...classes.map((one) => one[of]))
  return {
    title: `${ledger.year}年部门财政拨款收支预算总表`,
    lead,
    header: [
      ['财政拨款收入', '', '财政拨款支出', '', '', '', ''],
      ['项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算'],
    ],
    rows: [
      ...lines,
      [
        '收入总计',
        cell(sums.all, sums.general, sums.fund),
        '支出总计',
        side('all'),
        side('general'),
        side('fund'),
        '',
      ],
    ],
  }
}

const threePublic = ({ year, unit }: Ledger, sums: Sums): TableSpec => ({
  title: `${year}年部门“三公”经费和机关运行经费预算表`,
  lead: [`编制部门：${unit.name}  单位：万元`, ''],
  header: [
    ['“三公”经费预算数', '', '', '', '', '', '机关运行经费预算数'],
    ['合计', '因公出国(境)费', '公务接待费', '公务用车购置及运行费', '', '', ''],
    ['', '', '', '小计', '购置费', '运行费', ''],
  ],
  rows: [
    [
      cell(sums.three, sums.reception, sums.vehicles),
      '',
      cell(sums.reception),
      cell(sums.vehicles, sums.purchase, sums.upkeep),
      cell(sums.purchase),
      cell(sums.upkeep),
      cell(sums.running),
    ],
  ],
})

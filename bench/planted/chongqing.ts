import { accountName } from './account-names.ts'
import { putChongqingText } from './chongqing-text.ts'
import { governmentalOf } from './governmental.ts'
import { type AccountLine, add, type Ledger, type Money, nothing } from './ledger.ts'
import { type Paper, writer } from './paper.ts'
import type { Random } from './random.ts'
import { percentOf } from './sentences.ts'
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
import { putWeightedTargets } from './target-tables.ts'

const style: Style = { flat: false, unit: '万元', commas: true }

/** 重庆版式 A department budget in the layout of Chongqing: text first, then tables with tabs, in 万元. */
export function chongqing(ledger: Ledger, random: Random): Paper {
  const paper = writer()
  const sums = sumsOf(ledger)
  putChongqingText(paper, ledger, sums, random)
  const tables = tablesOf(ledger, sums, random.chance(0.6))
  const isNumbered = random.chance(0.6)
  paper.line(`${ledger.year}年部门预算公开表（目录）`, '', '编号\t工作表名')
  tables.forEach(({ title }, index) => {
    const number = isNumbered ? `${numberOf(index)}\t` : ''
    paper.line(`${index + 1}\t${number}${paper.mark('listed', title)}`)
  })
  paper.line('')
  tables.forEach((table, index) => {
    if (isNumbered) paper.line(paper.mark('tableNumber', numberOf(index)))
    putTable(paper, style, table)
  })
  putWeightedTargets(paper, style, ledger, random)
  return paper.paper()
}

/** 只有说明 The text alone, where the tables were published in another file. */
export function narrativeOnly(ledger: Ledger, random: Random): Paper {
  const paper = writer()
  putChongqingText(paper, ledger, sumsOf(ledger), random)
  return paper.paper()
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const numberOf = (index: number): string => `表${numerals[index] ?? ''}`

const amount = (now: number, last = now): CellSpec => ({ money: { now, last } })
const cell = (money: Money, ...parts: Money[]): CellSpec => ({ money, parts })
const name = (code: string): CellSpec => ({ text: accountName(code), role: 'accountName' })

function tablesOf(ledger: Ledger, sums: Sums, withGrowth: boolean): TableSpec[] {
  const { year, unit, functions } = ledger
  const lead = [`部门全称：${unit.name}`, '', '单位：万元']
  const byFunction = (of: (line: Ledger['functions'][number]) => Money[]) =>
    listed(
      functions.map((line) => ({ code: line.code, columns: of(line) })),
      [3, 5],
    )
  const rowsOf = ({ total, rows }: { total: ListedRow; rows: readonly ListedRow[] }): CellSpec[][] => [
    ['合计', '', ...cellsOf(total)],
    ...rows.map((row) => [row.code, name(row.code), ...cellsOf(row)]),
  ]
  const isGeneral = (fund: string): boolean => fund === 'general'
  const whole = (line: Ledger['functions'][number]): Money[] => [
    add(line.basic, line.project),
    line.basic,
    line.project,
  ]
  const pick = (fits: (fund: string) => boolean, columns: (line: Ledger['functions'][number]) => Money[]) =>
    rowsOf(
      listed(
        functions
          .filter(({ fund }) => fits(fund))
          .map((line) => ({ code: line.code, columns: columns(line) })),
        [3, 5],
      ),
    )
  const general = (line: Ledger['functions'][number]): Money[] => {
    const all = add(line.basic, line.project)
    return [{ now: all.last, last: all.last }, all, line.basic, line.project]
  }
  const codes = ['科目编码', '科目名称']
  return [
    overview(ledger, sums, lead),
    revenue(ledger, lead),
    {
      title: `${year}年部门支出预算总表`,
      lead,
      header: [[...codes, '总计', '基本支出', '项目支出']],
      rows: rowsOf(byFunction(whole)),
    },
    appropriations(ledger, sums, lead),
    {
      title: `${year}年部门一般公共预算财政拨款支出预算表`,
      lead,
      header: [
        ['功能分类科目', '', `${year - 1}年预算数`, `${year}年预算数`, '', '', ...growthHeads(withGrowth)],
        [...codes, '', '小计', '基本支出', '项目支出', ...growthHeads(withGrowth).map(() => '')],
      ],
      rows: withGrowth ? pick(isGeneral, general).map(withGrowthCells) : pick(isGeneral, general),
    },
    ...economic(ledger, lead),
    threePublic(ledger, sums, lead),
    ...otherFunds(
      year,
      lead,
      pick((fund) => !isGeneral(fund), whole),
    ),
    procurement(ledger, sums, lead),
  ]
}

const growthHeads = (isThere: boolean): string[] => (isThere ? ['增减额', '增减率（%）'] : [])

/** The row with its growth against last year, in money and in percent. */
function withGrowthCells(row: readonly CellSpec[]): CellSpec[] {
  const [last, now] = [moneyOf(row[2]), moneyOf(row[3])]
  const gap = now - last
  const rate = last === 0 || gap === 0 ? '' : `${gap < 0 ? '-' : ''}${percentOf(gap, last)}`
  return [...row, amount(gap), { text: rate, role: 'rowRate' }]
}

const moneyOf = (spec: CellSpec | undefined): number =>
  typeof spec === 'object' && 'money' in spec ? spec.money.now : 0

/** The two other budgets, the second always empty. */
function otherFunds(year: number, lead: string[], fundRows: CellSpec[][]): TableSpec[] {
  const header = (what: string): string[][] => [
    ['科目编码', '科目名称', `${what}预算财政拨款支出`, '', ''],
    ['', '', '总计', '基本支出', '项目支出'],
  ]
  const empty = (what: string) => ({
    rows: [['合计', '', '', '', '']],
    note: `说明：${year}年本部门没有${what}预算财政拨款收支，本表无数据。`,
  })
  return [
    {
      title: `${year}年部门政府性基金预算财政拨款支出预算表`,
      lead,
      header: header('本年政府性基金'),
      ...(fundRows.length > 1 ? { rows: fundRows } : empty('政府性基金')),
    },
    {
      title: `${year}年部门国有资本经营预算财政拨款支出预算表`,
      lead,
      header: header('国有资本经营'),
      ...empty('国有资本经营'),
    },
  ]
}

function revenue({ year, functions, carriedIn }: Ledger, lead: string[]): TableSpec {
  const { total, rows } = listed(
    functions.map((line) => {
      const all = add(line.basic, line.project)
      const carried = { now: carriedIn.get(line.code) ?? 0, last: 0 }
      const isGeneral = line.fund === 'general'
      const received = { now: all.now - carried.now, last: all.last }
      return {
        code: line.code,
        columns: [all, carried, isGeneral ? received : nothing, isGeneral ? nothing : received],
      }
    }),
    [3, 5],
  )
  const columns = ['总计', '上年结转', '一般公共预算拨款收入', '政府性基金预算拨款收入']
  return {
    title: `${year}年部门收入预算总表`,
    lead,
    header: [['科目编码', '科目名称', ...columns, '事业收入', '其他收入']],
    rows: [
      ['合计', '', ...cellsOf(total), '', ''],
      ...rows.map((row): CellSpec[] => [row.code, name(row.code), ...cellsOf(row), '', '']),
    ],
  }
}

function overview(ledger: Ledger, sums: Sums, lead: string[]): TableSpec {
  const { year } = ledger
  const carried = sums.carriedIn
  const thisYear = { now: sums.all.now - carried, last: sums.all.last }
  const general = { now: sums.general.now - carried, last: sums.general.last }
  const classes = classesOf(ledger)
  const right = classes.map(({ code, all }): CellSpec[] => [name(code), cell(all)])
  const left: CellSpec[][] = [
    ['一般公共预算财政拨款资金', cell(general)],
    ['政府性基金预算财政拨款资金', cell(sums.fund)],
    ['国有资本经营预算财政拨款资金', ''],
    ['财政专户管理资金', ''],
    ['事业收入资金', ''],
    ['其他收入资金', ''],
  ]
  const lines = Array.from({ length: Math.max(left.length, right.length) }, (_, index): CellSpec[] => [
    ...(left[index] ?? ['', '']),
    ...(right[index] ?? ['', '']),
  ])
  return {
    title: `${year}年部门收支预算总表`,
    lead,
    header: [
      ['收入', '', '支出', ''],
      ['项目', '预算数', '项目', '预算数'],
    ],
    rows: [
      ['合计', cell(sums.all, thisYear, { now: carried, last: 0 }), '合计', cell(sums.all)],
      [
        '一、本年收入合计',
        cell(thisYear, general, sums.fund),
        '一、本年支出合计',
        cell(sums.all, ...classes.map(({ all }) => all)),
      ],
      ...lines,
      ['二、上年结转', cell({ now: carried, last: 0 }), '二、结转下年', ''],
      ['三、用事业基金弥补收支差额', '', '', ''],
    ],
  }
}

function appropriations(ledger: Ledger, sums: Sums, lead: string[]): TableSpec {
  const carried = { now: sums.carriedIn, last: 0 }
  const general = { now: sums.general.now - carried.now, last: sums.general.last }
  const thisYear = { now: sums.all.now - carried.now, last: sums.all.last }
  const classes = classesOf(ledger)
  const right = classes.map((one): CellSpec[] => [
    name(one.code),
    cell(one.all, one.general, one.fund),
    cell(one.general),
    cell(one.fund),
    '',
  ])
  const left: CellSpec[][] = [
    ['一般公共预算财政拨款', cell(general)],
    ['政府性基金预算财政拨款', cell(sums.fund)],
    ['国有资本经营预算财政拨款', ''],
  ]
  const lines = Array.from({ length: Math.max(left.length, right.length) }, (_, index): CellSpec[] => [
    ...(left[index] ?? ['', '']),
    ...(right[index] ?? ['', '', '', '', '']),
  ])
  const total = (kind: 'all' | 'general' | 'fund', money: Money): CellSpec =>
    cell(money, ...classes.map((one) => one[kind]))
  const sides = [total('all', sums.all), total('general', sums.general), total('fund', sums.fund), '']
  return {
    title: `${ledger.year}年部门财政拨款收支预算总表`,
    lead,
    header: [
      ['收入', '', '支出', '', '', '', ''],
      ['项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算'],
    ],
    rows: [
      ['一、本年收入', cell(thisYear, general, sums.fund), '一、本年支出', ...sides],
      ...lines,
      ['二、上年结转', cell(carried), '二、结转下年', '', '', '', ''],
      ['一般公共预算财政拨款', cell(carried), '', '', '', '', ''],
      ['政府性基金预算财政拨款', '', '', '', '', '', ''],
      ['国有资本经营预算财政拨款', '', '', '', '', '', ''],
      ['收入合计', cell(sums.all, thisYear, carried), '支出合计', ...sides],
    ],
  }
}

function economic({ year, accounts }: Ledger, lead: string[]): TableSpec[] {
  const of = (columns: (line: AccountLine) => Money[]): CellSpec[][] => {
    const lines = accounts.map((line) => ({ code: line.code, columns: columns(line) }))
    const { total, rows } = listed(
      lines.filter(({ columns: all }) => all.some(({ now }) => now > 0)),
      [3],
    )
    return [
      ['合计', '', ...cellsOf(total)],
      ...rows.map((row): CellSpec[] => [row.code, name(row.code), ...cellsOf(row)]),
    ]
  }
  const governmental = (money: (line: AccountLine) => Money): CellSpec[][] => {
    const { total, rows } = listed(
      governmentalOf(accounts.map((line) => ({ code: line.code, money: money(line) }))),
      [3],
    )
    return [
      ['合计', '', ...cellsOf(total)],
      ...rows.map((row): CellSpec[] => [row.code, name(row.code), ...cellsOf(row)]),
    ]
  }
  const codes = ['科目编码', '科目名称']
  const basic = (line: AccountLine): Money => add(line.personnel, line.running)
  return [
    {
      title: `${year}年部门一般公共预算财政拨款基本支出预算表（部门预算支出经济分类科目）`,
      lead,
      header: [
        ['经济分类科目', '', `${year}年基本支出`, '', ''],
        [...codes, '总计', '人员经费', '日常公用经费'],
      ],
      rows: of((line) => [basic(line), line.personnel, line.running]),
    },
    {
      title: `${year}年部门一般公共预算财政拨款基本支出预算表（政府预算支出经济分类科目）`,
      lead,
      header: [
        ['政府预算经济科目', '', '基本支出'],
        [...codes, ''],
      ],
      rows: governmental(basic),
    },
    {
      title: `${year}年部门一般公共预算财政拨款项目支出预算表（部门预算支出经济分类科目）`,
      lead,
      header: [
        ['部门预算支出经济科目', '', '项目支出'],
        [...codes, ''],
      ],
      rows: of((line) => [line.project]),
    },
  ]
}

const threePublic = ({ year }: Ledger, sums: Sums, lead: string[]): TableSpec => ({
  title: `${year}年部门一般公共预算“三公”经费支出预算表`,
  lead,
  header: [
    [`${year}年预算数`, '', '', '', '', ''],
    ['合计', '因公出国（境）费', '公务用车购置及运行费', '', '', '公务接待费'],
    ['', '', '小计', '公务用车购置费', '公务用车运行费', ''],
  ],
  rows: [
    [
      cell(sums.three, sums.vehicles, sums.reception),
      '',
      cell(sums.vehicles, sums.purchase, sums.upkeep),
      cell(sums.purchase),
      cell(sums.upkeep),
      cell(sums.reception),
    ],
  ],
})

function procurement({ year, procured }: Ledger, sums: Sums, lead: string[]): TableSpec {
  const isNone = procured.size === 0
  const row = (label: string, title: string, money: number): CellSpec[] => [
    label,
    title,
    amount(money),
    '',
    amount(money),
    '',
    '',
  ]
  return {
    title: `${year}年部门政府采购预算明细表`,
    lead,
    header: [
      ['项目编号', '项目', '总计', '上年结转', '一般公共预算拨款收入', '政府性基金预算拨款收入', '其他收入'],
    ],
    rows: [
      row('合计', '', sums.procured),
      row('A', '货物', nothing.now),
      row('B', '工程', nothing.now),
      row('C', '服务', sums.procured),
    ],
    note: isNone ? `备注：${year}年本部门未编政府采购预算，本表无数据。` : '',
  }
}

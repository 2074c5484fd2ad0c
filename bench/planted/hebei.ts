import { accountName } from './account-names.ts'
import { putHebeiText } from './hebei-text.ts'
import { type AccountLine, add, type FunctionLine, type Ledger, type Money, nothing } from './ledger.ts'
import { type Paper, type Writer, writer } from './paper.ts'
import type { Random } from './random.ts'
import { sayingOf } from './sentences.ts'
import { classesOf, type Sums, sumsOf } from './sums.ts'
import { type CellSpec, cellsOf, listed, putTable, type Style, type TableSpec } from './tables.ts'
import { putPlannedTargets } from './target-tables.ts'
import { putTopic } from './topics.ts'

const style: Style = { flat: true, unit: '万元', commas: false }

/** 河北版式 A department budget in the layout of Hebei: tables first, a cell on every line, columns numbered, in 万元. */
export function hebei(ledger: Ledger, random: Random): Paper {
  const paper = writer()
  const sums = sumsOf(ledger)
  const tables = tablesOf(ledger, sums)
  paper.line(paper.mark('documentTitle', `${ledger.year}年部门预算信息公开目录`), ' ', '部门预算公开表')
  tables.forEach(({ title }, index) => {
    paper.line(`${paper.mark('listed', title)}\t${index + 1}`)
  })
  paper.line('')
  for (const table of tables) putTable(paper, style, table)
  putHebeiText(paper, ledger, sums, random)
  paper.line('五、部门项目预算安排情况及绩效目标', '')
  putPlannedTargets(paper, style, ledger, random)
  paper.line('六、政府采购预算情况', '')
  putTable(paper, style, procurement(ledger, sums))
  putAssets(paper, ledger, random)
  return paper.paper()
}

const cell = (money: Money, ...parts: Money[]): CellSpec => ({ money, parts })
const name = (code: string): CellSpec => ({ text: accountName(code), role: 'accountName' })
const ordinals = '一二三四五六七八九十'

/** 一、一般公共服务支出 and so on, numbered as in the form. */
const overviewNames: readonly (readonly [string, string])[] = [
  ['201', '一、一般公共服务支出'],
  ['202', '二、外交支出'],
  ['203', '三、国防支出'],
  ['204', '四、公共安全支出'],
  ['205', '五、教育支出'],
  ['206', '六、科学技术支出'],
  ['207', '七、文化旅游体育与传媒支出'],
  ['208', '八、社会保障和就业支出'],
  ['209', '九、社会保险基金支出'],
  ['210', '十、卫生健康支出'],
  ['211', '十一、节能环保支出'],
  ['212', '十二、城乡社区支出'],
  ['213', '十三、农林水支出'],
  ['221', '二十、住房保障支出'],
]

const numbered = (width: number): string[] => [
  '栏次',
  ...Array.from({ length: width }, (_, at) => String(at + 1)),
]

function tablesOf(ledger: Ledger, sums: Sums): TableSpec[] {
  const lead = leadOf(ledger)
  const { functions, carriedIn } = ledger
  const listing = (
    lines: readonly FunctionLine[],
    of: (line: FunctionLine) => Money[],
    blanks = 0,
  ): CellSpec[][] => {
    const { total, rows } = listed(
      lines.map((line) => ({ code: line.code, columns: of(line) })),
      [3, 5],
    )
    const rest = Array.from({ length: blanks }, () => '')
    return [
      ['1', '', '合计', ...cellsOf(total), ...rest],
      ...rows.map((row, index): CellSpec[] => [
        String(index + 2),
        row.code,
        name(row.code),
        ...cellsOf(row),
        ...rest,
      ]),
    ]
  }
  const uses = (line: FunctionLine): Money[] => [add(line.basic, line.project), line.basic, line.project]
  const general = functions.filter(({ fund }) => fund === 'general')
  const others = functions.filter(({ fund }) => fund !== 'general')
  const received = (line: FunctionLine): Money[] => {
    const all = add(line.basic, line.project)
    const carried = { now: carriedIn.get(line.code) ?? 0, last: 0 }
    const now = { now: all.now - carried.now, last: all.last }
    return [all, now, now, nothing, nothing, carried]
  }
  const codes = ['科目编码', '科目名称']
  const useHeader = [
    ['序号', '功能分类科目', '', '合计', '基本支出', '项目支出'],
    ['', ...codes, '', '', ''],
    numbered(5),
  ]
  const none = (what: string) => ({ rows: [], note: `注：无${what}预算财政拨款预算，空表列示。` })
  return [
    overview(ledger, sums, lead),
    {
      title: '部门预算收入总表',
      lead,
      header: [
        ['序号', '功能分类科目', '', '合计', '本年收入', '', '', '', '上年结转'],
        ['', ...codes, '', '小计', '财政拨款收入', '事业收入', '其他收入', ''],
        numbered(8),
      ],
      rows: listing(functions, received),
    },
    { title: '部门预算支出总表', lead, header: useHeader, rows: listing(functions, uses) },
    appropriations(ledger, sums, lead),
    { title: '部门预算一般公共预算财政拨款支出表', lead, header: useHeader, rows: listing(general, uses) },
    basic(ledger, lead),
    {
      title: '部门预算政府性基金预算财政拨款支出表',
      lead,
      header: useHeader,
      ...(others.length > 0 ? { rows: listing(others, uses) } : none('政府性基金')),
    },
    { title: '部门预算国有资本经营预算财政拨款支出表', lead, header: useHeader, ...none('国有资本经营') },
    threePublic(sums, lead),
  ]
}

const leadOf = ({ unit, year }: Ledger): string[] => [
  `${unit.code}${unit.name}`,
  `预算年度：${year}`,
  '单位：万元',
]

function basic({ accounts }: Ledger, lead: string[]): TableSpec {
  const isBasic = (line: AccountLine): boolean => line.personnel.now + line.running.now > 0
  const { total, rows } = listed(
    accounts.filter(isBasic).map((line) => ({
      code: line.code,
      columns: [add(line.personnel, line.running), line.personnel, line.running],
    })),
    [3],
  )
  return {
    title: '部门预算一般公共预算财政拨款基本支出表',
    lead,
    header: [
      ['序号', '支出部门经济分类科目', '', '一般公共预算基本支出', '', ''],
      ['', '科目编码', '科目名称', '合计', '人员经费', '公用经费'],
      numbered(5),
    ],
    rows: [
      ['1', '', '合计', ...cellsOf(total)],
      ...rows.map((row, index): CellSpec[] => [String(index + 2), row.code, name(row.code), ...cellsOf(row)]),
    ],
  }
}

function overview(ledger: Ledger, sums: Sums, lead: string[]): TableSpec {
  const classes = classesOf(ledger)
  const carried = { now: sums.carriedIn, last: 0 }
  const general = { now: sums.general.now - carried.now, last: sums.general.last }
  const thisYear = add(general, sums.fund)
  const left: CellSpec[][] = [
    ['一、一般公共预算拨款收入', cell(general)],
    ['二、政府性基金预算拨款收入', cell(sums.fund)],
    ['三、国有资本经营预算拨款收入', ''],
    ['四、财政专户管理资金收入', ''],
    ['五、单位资金', ''],
  ]
  const lines = overviewNames.map(([code, title], index): CellSpec[] => [
    ...(left[index] ?? ['', '']),
    title,
    cell(classes.find((one) => one.code === code)?.all ?? nothing),
  ])
  const body: CellSpec[][] = [
    ...lines,
    [
      '本年收入合计',
      cell(thisYear, general, sums.fund),
      '本年支出合计',
      cell(sums.all, ...classes.map(({ all }) => all)),
    ],
    ['上年结转结余', cell(carried), '年终结转结余', ''],
    ['收入总计', cell(sums.all, thisYear, carried), '支出总计', cell(sums.all)],
  ]
  return {
    title: '部门预算收支总表',
    lead,
    header: [['序号', '收入', '', '支出', ''], ['', '项  目', '预算数', '项  目', '预算数'], numbered(4)],
    rows: body.map((row, index) => [String(index + 1), ...row]),
  }
}

function appropriations(ledger: Ledger, sums: Sums, lead: string[]): TableSpec {
  const classes = classesOf(ledger)
  const carried = { now: sums.carriedIn, last: 0 }
  const general = { now: sums.general.now - carried.now, last: sums.general.last }
  const thisYear = add(general, sums.fund)
  const left: CellSpec[][] = [
    ['一、一般公共预算拨款', cell(general)],
    ['二、政府性基金预算拨款', cell(sums.fund)],
    ['三、国有资本经营预算拨款', ''],
  ]
  const lines = overviewNames.map(([code, title], index): CellSpec[] => {
    const own = classes.find((one) => one.code === code)
    const money = own
      ? [cell(own.all, own.general, own.fund), cell(own.general), cell(own.fund)]
      : ['', '', '']
    return [...(left[index] ?? ['', '']), title, ...money, '']
  })
  const side = (of: 'all' | 'general' | 'fund'): CellSpec => cell(sums[of], ...classes.map((one) => one[of]))
  const totals = [side('all'), side('general'), side('fund'), '']
  const body: CellSpec[][] = [
    ...lines,
    ['本年收入合计', cell(thisYear, general, sums.fund), '本年支出合计', ...totals],
    ['年初财政拨款结转和结余', cell(carried), '年末财政拨款结转和结余', '', '', '', ''],
    [`${ordinals.slice(0, 1)}、一般公共预算拨款`, cell(carried), '', '', '', '', ''],
    ['二、政府性基金预算拨款', '', '', '', '', '', ''],
    ['收入总计', cell(sums.all, thisYear, carried), '支出总计', ...totals],
  ]
  return {
    title: '部门预算财政拨款收支总表',
    lead,
    header: [
      ['序号', '收入', '', '支出', '', '', '', ''],
      [
        '',
        '项  目',
        '金额',
        '项  目',
        '合计',
        '一般公共预算财政拨款',
        '政府性基金预算财政拨款',
        '国有资本经营预算财政拨款',
      ],
      numbered(7),
    ],
    rows: body.map((row, index) => [String(index + 1), ...row]),
  }
}

function threePublic(sums: Sums, lead: string[]): TableSpec {
  const rows: (readonly [string, Money, ...Money[]])[] = [
    ['“三公”经费小计', sums.three, sums.vehicles, sums.reception],
    ['一、因公出国（境）费', nothing],
    ['二、公务用车购置及运维费', sums.vehicles, sums.purchase, sums.upkeep],
    ['    其中：公务用车购置费', sums.purchase],
    ['          公务用车运行维护费', sums.upkeep],
    ['三、公务接待费', sums.reception],
  ]
  return {
    title: '部门预算财政拨款“三公”经费支出表',
    lead,
    header: [
      ['序号', '项  目', '资 金 性 质', '', '', ''],
      ['', '', '合计', '一般公共预算财政拨款', '政府性基金预算拨款', '国有资本经营预算财政拨款'],
      numbered(5),
    ],
    rows: rows.map(([title, money, ...parts], index) => [
      String(index + 1),
      title,
      cell(money, ...parts),
      cell(money, ...parts),
      '',
      '',
    ]),
  }
}

function procurement({ year, unit, programmes, procured }: Ledger, sums: Sums): TableSpec {
  const reserved = [...procured.values()].reduce((sum, one) => sum + one.reserved, 0)
  const same = (now: number): Money => ({ now, last: now })
  const rows = programmes.flatMap((programme): CellSpec[][] => {
    const own = procured.get(programme.code)
    if (!own) return []
    return [
      [
        programme.name,
        cell(programme.budget),
        '其他服务',
        // The catalogue in force came out in 2022.
        year < 2023 ? 'C99000000' : { text: 'C99000000', role: 'articleCode' },
        '项',
        { text: String(own.pieces), role: 'quantity' },
        cell(same(own.amount / own.pieces)),
        cell(same(own.amount)),
        cell(same(own.amount)),
        '',
        '',
        '',
        '',
        '',
        { money: same(own.reserved), role: 'reserved' },
      ],
    ]
  })
  const total: CellSpec[] = ['合  计', '', '', '', '', '', '']
  const blank = ['合  计', ...Array.from({ length: 14 }, () => '')]
  const sum = (pick: 'amount' | 'reserved'): CellSpec =>
    cell(
      same(pick === 'amount' ? sums.procured : reserved),
      ...[...procured.values()].map((own) => same(own[pick])),
    )
  return {
    title: '部门政府采购预算',
    lead: [`${unit.code}${unit.name}`, '单位：万元'],
    header: [
      [
        '政府采购项目来源',
        '',
        '采购物品名称',
        '政府采购目录序号',
        '计量单位',
        '数量',
        '单价',
        '政府采购金额（当年部门预算安排资金）',
        ...Array.from({ length: 6 }, () => ''),
        `${year}年预留中小微企业份额`,
      ],
      [
        ...['项目名称', '预算资金', '', '', '', '', '', '合计', '一般公共预算拨款', '基金预算拨款'],
        ...['国有资本经营预算拨款', '财政专户核拨', '单位资金', '上年结转结余', ''],
      ],
    ],
    rows:
      procured.size === 0
        ? [blank]
        : [[...total, sum('amount'), sum('amount'), '', '', '', '', '', sum('reserved')], ...rows],
    note: procured.size === 0 ? '注：无政府采购预算，空表列示。' : '注：目录序号相同的物品，单价可能有别。',
  }
}

function putAssets(paper: Writer, { unit, year }: Ledger, random: Random): void {
  const money = (to: number): Money => {
    const now = random.whole(100, to * 100) * 10_000
    return { now, last: now }
  }
  const [house, cars, devices, rest] = [money(900), money(60), money(90), money(300)]
  const office = { now: Math.floor(house.now / 30_000) * 10_000, last: 0 }
  const all = add(house, cars, devices, rest)
  const { money: say } = sayingOf(paper)
  const counted = String(random.whole(2, 9))
  paper.line('七、国有资产信息', '')
  paper.line(
    `${unit.name}（含所属单位）上年末固定资产金额为${say(all)}（见下表）。`,
    '',
    `截至${year - 1}年12月31日，共有车辆${paper.mark('vehicles', counted)}辆。`,
    '',
  )
  const row = (title: string, count: string, value: CellSpec): CellSpec[] => [title, count, value]
  putTable(paper, style, {
    title: '部门固定资产占用情况表',
    lead: [`${unit.code}${unit.name}`, `截止时间：${year - 1}-12-31`],
    header: [['项   目', '数量', '价值（金额单位：万元）']],
    rows: [
      row('资产总额', '', cell(all, house, cars, devices, rest)),
      row('1、房屋（平方米）', '3013.41', cell(house)),
      row('　　其中：办公用房（平方米）', '2266.36', { money: office, role: 'reserved' }),
      ['2、车辆（台、辆）', { text: counted, role: 'vehicles' }, cell(cars)],
      row('3、单价在20万元以上的设备', '3', cell(devices)),
      row('4、其他固定资产', '448', cell(rest)),
    ],
  })
  putTopic(paper, '八、名词解释', '1、基本支出：为保障机构正常运转发生的人员和公用支出。')
}

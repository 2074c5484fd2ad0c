import {
  type Amount,
  type Key,
  type PrintedCell,
  type PrintedTable,
  type Publication,
  parseAmount,
} from '@mingzhang/model'

type CellChange = Partial<Omit<PrintedCell, 'text'>>

/** A cell of words. */
export const words = (text: string, change: CellChange = {}): PrintedCell => ({
  text,
  amount: null,
  key: null,
  sumOf: null,
  columns: 1,
  rows: 1,
  indent: 0,
  ...change,
})

export const amountOf = (text: string, unit = '万元'): Amount => {
  const amount = parseAmount(text, unit)
  if (!amount) throw new Error(`no amount: ${text}`)
  return amount
}

/** A cell with an amount in 万元. */
export const money = (text: string, key: Key | null = null, change: CellChange = {}): PrintedCell =>
  words(text, { amount: amountOf(text), key, ...change })

export const head = (text: string, columns = 1, rows = 1) => ({ text, columns, rows })

/** A table with what a test does not speak of filled in. */
export const printedTable = (change: Partial<PrintedTable>): PrintedTable => ({
  id: 't1',
  form: 'overview',
  no: '表一',
  title: '2024年部门收支预算总表',
  headLines: ['部门全称：某某中心'],
  unitLine: '单位：万元',
  amountUnit: '万元',
  columns: [],
  header: [],
  rows: [],
  note: null,
  landscape: false,
  ...change,
})

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** 三公经费: one row, two levels of heads, the total a formula of its parts. */
export const officialTrips = printedTable({
  id: 'trips',
  form: 'threePublic',
  no: '表十',
  title: '2024年部门一般公共预算“三公”经费支出预算表',
  columns: Array.from({ length: 6 }, () => ({ align: 'right', widthShare: 1 }) as const),
  header: [
    [
      head('合计', 1, 2),
      head('因公出国（境）费', 1, 2),
      head('公务用车购置及运行费', 3),
      head('公务接待费', 1, 2),
    ],
    [head('小计'), head('公务用车购置费'), head('公务用车运行费')],
  ],
  rows: [
    {
      strong: false,
      cells: [
        money(
          '47.00',
          { measure: 'money', article: 'threePublic' },
          {
            sumOf: [
              [0, 1],
              [0, 2],
              [0, 5],
            ],
          },
        ),
        money('0.00', { measure: 'money', article: 'abroad' }),
        money(
          '15.00',
          { measure: 'money', article: 'vehicles' },
          {
            sumOf: [
              [0, 3],
              [0, 4],
            ],
          },
        ),
        money('0.00', { measure: 'money', article: 'vehiclePurchase' }),
        money('15.00', { measure: 'money', article: 'vehicleRunning' }),
        money('32.00', { measure: 'money', article: 'reception' }),
      ],
    },
  ],
})

/** 收支总表: forty rows in two sides. */
export const longOverview = printedTable({
  id: 'overview',
  columns: [
    { align: 'left', widthShare: 3 },
    { align: 'right', widthShare: 2 },
    { align: 'left', widthShare: 3 },
    { align: 'right', widthShare: 2 },
  ],
  header: [
    [head('收入', 2), head('支出', 2)],
    [head('项目'), head('预算数'), head('项目'), head('预算数')],
  ],
  rows: [
    {
      strong: true,
      cells: [
        words('合计'),
        money('780.00', null, { sumOf: Array.from({ length: 39 }, (_, row) => [row + 1, 1] as const) }),
        words('合计'),
        money('780.00', null, { sumOf: Array.from({ length: 39 }, (_, row) => [row + 1, 3] as const) }),
      ],
    },
    ...Array.from({ length: 39 }, (_, row) => ({
      strong: false,
      cells: [
        words(`收入项目${row + 1}`, { indent: 1 }),
        money(yuan((row + 1) * 100)),
        words(`支出项目${row + 1}`, { indent: 1 }),
        money(yuan((row + 1) * 100)),
      ],
    })),
  ],
})

const funds = [
  '上年结转',
  '一般公共预算',
  '政府性基金预算',
  '国有资本经营预算',
  '财政专户管理资金',
  '事业收入',
  '上级补助收入',
  '附属单位上缴收入',
  '其他收入',
]

/** 收入总表: twelve columns on a landscape page. */
export const wideRevenue = printedTable({
  id: 'revenue',
  form: 'revenue',
  no: '表二',
  title: '2024年部门收入预算总表',
  landscape: true,
  columns: [
    { align: 'left', widthShare: 9 },
    { align: 'left', widthShare: 18 },
    ...Array.from({ length: 10 }, () => ({ align: 'right', widthShare: 8 }) as const),
  ],
  header: [
    [head('科目', 2), head('总计', 1, 2), head(funds[0] ?? '', 1, 2), head('本年收入', 8)],
    [head('科目编码'), head('科目名称'), ...funds.slice(1).map((fund) => head(fund))],
  ],
  rows: Array.from({ length: 28 }, (_, row) => ({
    strong: row === 0,
    cells: [
      words(row === 0 ? '合计' : `20${10 + row}`),
      words(row === 0 ? '' : '行政事业单位养老支出'),
      money(row === 0 ? '2,700.00' : '100.00', null, {
        sumOf: row === 0 ? Array.from({ length: 27 }, (_, at) => [at + 1, 2] as const) : null,
      }),
      words(''),
      money(row === 0 ? '2,700.00' : '100.00'),
      ...funds.slice(2).map(() => words('')),
    ],
  })),
})

/** 国有资本经营预算: nothing to show, and a note that says so. */
export const emptyTable = printedTable({
  id: 'state-capital',
  form: 'stateCapital',
  no: '表十二',
  title: '2024年部门国有资本经营预算财政拨款支出预算表',
  columns: [
    { align: 'left', widthShare: 1 },
    { align: 'left', widthShare: 3 },
    { align: 'right', widthShare: 1 },
  ],
  header: [[head('科目编码'), head('科目名称'), head('合计')]],
  rows: [{ strong: true, cells: [words('合计'), words(''), words('')] }],
  note: '说明：本单位2024年没有国有资本经营预算财政拨款支出，本表为空。',
})

export const publicationOf = (
  parts: Publication['parts'],
  change: Partial<Publication> = {},
): Publication => ({
  title: '某某中心2024年部门预算公开',
  unit: { code: '430', name: '某某中心' },
  year: 2024,
  issuedOn: '2024-02-28',
  edition: 'chongqing-department',
  parts,
  ...change,
})

/** 一套 Everything a publication can hold, once. */
export const smallSet = publicationOf([
  { kind: 'contents', title: '目录' },
  { kind: 'heading', level: 1, text: '一、部门收支总体情况' },
  { kind: 'heading', level: 2, text: '（一）收入预算' },
  {
    kind: 'paragraph',
    runs: [
      { kind: 'words', text: '2024年年初安排收入预算' },
      { kind: 'figure', text: '780.00', key: { measure: 'money', year: '2024' }, amount: amountOf('780.00') },
      { kind: 'words', text: '万元，较2023年增加' },
      { kind: 'figure', text: '12.34', key: { measure: 'money', year: '2023' }, amount: amountOf('12.34') },
      { kind: 'words', text: '万元，主要是“三公”经费以外的项目支出增加。' },
    ],
  },
  { kind: 'page-break' },
  { kind: 'heading', level: 1, text: '二、部门预算公开表' },
  { kind: 'table', table: longOverview },
  { kind: 'page-break' },
  { kind: 'table', table: wideRevenue },
  { kind: 'page-break' },
  { kind: 'table', table: officialTrips },
  { kind: 'table', table: emptyTable },
])

/** 敌意 Text that would like to be mark-up, a formula or a command in every format. */
export const hostileWords =
  '=1+1 <script>alert(1)</script> &amp; ]]> #eval("1") \\u{1F600} "quoted" \u0000\u202e $x$ *_`@ref'

export const hostile = publicationOf(
  [
    { kind: 'contents', title: hostileWords },
    { kind: 'heading', level: 1, text: hostileWords },
    { kind: 'paragraph', runs: [{ kind: 'words', text: hostileWords }] },
    {
      kind: 'table',
      table: printedTable({
        no: hostileWords,
        title: hostileWords,
        headLines: [hostileWords, hostileWords],
        note: hostileWords,
        columns: [
          { align: 'left', widthShare: 0 },
          { align: 'right', widthShare: Number.NaN },
        ],
        header: [[head(hostileWords, 9, 9)]],
        rows: [
          { strong: true, cells: [words(hostileWords), words('=SUM(A1)')] },
          { strong: false, cells: [words('@x', { rows: 5, columns: 5 })] },
          { strong: false, cells: [] },
        ],
      }),
    },
  ],
  { title: hostileWords, unit: { code: null, name: hostileWords } },
)

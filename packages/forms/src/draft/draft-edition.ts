import { contains, formOf, lookUp } from '@mingzhang/law'
import {
  type Column,
  type Dimension,
  type Disclosure,
  dimensions,
  type Key,
  type Row,
  type Side,
  type Table,
} from '@mingzhang/model'

type Line = readonly [table: string, what: string, text: string, says: string]

/** Forms whose tables are written from registers, targets or words, not from a listing of keys. */
const leftOut: ReadonlySet<string> = new Set([
  'contents',
  'organisation',
  'programme',
  'departmentTarget',
  'runningCost',
])

/**
 * 起草版式 A draft of law/editions/<id>/tables.tsv from a published example: titles, header trees with coordinates, rows
 * that are always there, lists that the book fills, notes of empty tables. A person reads it over: what the example
 * does not show (rows that were blank, target tables) is not in it.
 */
export function draftEdition(disclosure: Disclosure): string {
  const { document, tables } = disclosure
  const grouping = tables.some(({ cells }) => cells.some(({ text }) => /^\d{1,3},\d{3}/u.test(text)))
  const unit = document.amountUnit ?? '万元'
  const isDated = tables.some(
    ({ form, title }) => form === 'overview' && title.includes(String(document.year)),
  )
  const lines: Line[] = [
    [
      '',
      'edition',
      `${document.unit.name ?? ''}${document.year ?? ''}年公开表`,
      `in=${unit} decimals=2 grouping=${grouping ? 'yes' : 'no'} reasonPercent=10`,
    ],
    ['', 'head', '{unitCoded}', ''],
    ...(isDated ? [] : [['', 'head', '预算年度：{year}', ''] as const]),
    ['', 'unit', '单位：{amountUnit}', ''],
    ...tables
      .filter(({ form }) => form !== null && !leftOut.has(form))
      .flatMap((table) => tableLines(disclosure, table)),
  ]
  return `${['table\twhat\ttext\tsays', ...lines.map((line) => line.join('\t'))].join('\n')}\n`
}

function tableLines(disclosure: Disclosure, table: Table): Line[] {
  const id = table.form ?? table.id
  const layout =
    table.form === 'asset' ? ['layout=asset'] : table.form === 'procurement' ? ['layout=procurement'] : []
  const no = table.no === null ? [] : [`no=${table.no}`]
  const says = [`form=${id}`, ...layout, ...no, ...keyTokens(table.base), ...ownUnit(disclosure, table)]
  const note: Line[] =
    table.empty && table.note !== null ? [[id, 'note', general(disclosure, table.note), 'when=empty']] : []
  return [
    [id, 'table', general(disclosure, table.title), says.join(' ')],
    ...(table.form === 'asset' ? [[id, 'head', '截止时间：{lastYear}-12-31', ''] as const] : []),
    ...table.columns.map(
      (column): Line => [
        id,
        'column',
        general(disclosure, column.path.join('>')),
        columnSays(disclosure, table, column),
      ],
    ),
    ...rowLines(disclosure, table, id),
    ...note,
  ]
}

const ownUnit = ({ document }: Disclosure, { amountUnit }: Table): string[] =>
  amountUnit === null || amountUnit === document.amountUnit ? [] : [`in=${amountUnit}`]

/** Years and names of the example as the words that every year and unit fills. */
function general({ document }: Disclosure, text: string): string {
  const { year, unit } = document
  const dated =
    year === null ? text : text.replaceAll(String(year), '{year}').replaceAll(String(year - 1), '{lastYear}')
  return unit.name === null ? dated : dated.replaceAll(unit.name, '{unit}')
}

const keyTokens = (key: Key, without: Key = {}): string[] =>
  dimensions.flatMap((dimension: Dimension) => {
    const member = key[dimension]
    const isTime = dimension === 'year' || dimension === 'stage'
    const isMoney = dimension === 'measure' && member === 'money'
    if (member === undefined || isTime || isMoney || without[dimension] === member) return []
    return dimension === 'entry' ? [] : [`${dimension}=${member}`]
  })

const fields: readonly (readonly [RegExp, string])[] = [
  [/项目名称|采购项目/u, 'project'],
  [/预算资金/u, 'budget'],
  [/目录|编码|序号/u, 'article'],
  [/计量|单位/u, 'measure'],
  [/数量/u, 'quantity'],
  [/单价/u, 'unitPrice'],
  [/物品|品目|名称/u, 'name'],
]

function columnSays({ document }: Disclosure, table: Table, column: Column): string {
  const isLast =
    document.year !== null && column.coordinates?.year === String(document.year - 1) && table.form !== 'asset'
  const word = column.path.at(-1) ?? ''
  const isRegister =
    table.form === 'procurement' && column.coordinates?.procurement === undefined && column.role !== 'serial'
  const field = isRegister ? fields.find(([pattern]) => pattern.test(word))?.[1] : undefined
  const codes = table.columns.filter(({ role }) => role === 'code')
  const level = column.role === 'code' && codes.length > 1 ? [`level=${codes.indexOf(column) + 1}`] : []
  return [
    `kind=${column.role}`,
    ...level,
    ...(column.side === null ? [] : [`side=${column.side}`]),
    ...(isLast ? ['year=last'] : []),
    ...(field === undefined ? [] : [`field=${field}`]),
    ...(column.coordinates === null || isRegister ? [] : keyTokens(column.coordinates, table.base)),
  ].join(' ')
}

/** Rows of each side; what stands on one line below the lists begins a block of its own. */
function rowLines(disclosure: Disclosure, table: Table, id: string): Line[] {
  if (table.rows.some(({ role }) => role === 'entry')) return registerLines(disclosure, table, id)
  const sides: readonly (Side | null)[] = table.columns.some(({ side }) => side !== null)
    ? ['revenue', 'expenditure']
    : [null]
  const below = belowLists(table)
  return sides.flatMap((side) => {
    const lines = table.rows.flatMap((row, index): Line[] => {
      if (row.side !== side) return []
      const sided = side === null ? '' : `side=${side} block=${index >= below ? 2 : 1}`
      return [lineOfRow(disclosure, table, row, id, sided)]
    })
    // The rows of a list are one line: the book fills it.
    return lines.filter(
      (line, index) => line[1] === 'row' || lines.findIndex(([, what]) => what === 'rows') === index,
    )
  })
}

function lineOfRow(disclosure: Disclosure, table: Table, row: Row, id: string, sided: string): Line {
  const list = listOf(table, row)
  return list === null
    ? [id, 'row', general(disclosure, row.name), rowSays(table, row, sided)]
    : [id, 'rows', '', [sided, list].filter(Boolean).join(' ')]
}

/** Where the rows below the list of functions begin; the revenue of the same printed line stands before its expenditure. */
function belowLists({ rows }: Table): number {
  const last = rows.findLastIndex(
    ({ side, coordinates }) => side === 'expenditure' && coordinates?.func !== undefined,
  )
  const next = rows.findIndex(({ side }, index) => side === 'expenditure' && index > last)
  if (last < 0 || next < 0) return Number.POSITIVE_INFINITY
  return rows[next - 1]?.side === 'revenue' ? next - 1 : next
}

/** A list that the book fills, for a row that is there because it has money: accounts with codes, classes with figures. */
function listOf(table: Table, row: Row): string | null {
  const { func, econ } = row.coordinates ?? {}
  if (row.code !== null && econ !== undefined)
    return `list=${econ.startsWith('5') ? 'gov' : 'dep'} from=1 to=2 show=present`
  if (row.code !== null && func !== undefined) return 'list=func from=1 to=3 show=present'
  if (func === undefined || row.side === null) return null
  const isFixed = table.rows.some(
    (other, r) => other.coordinates?.func !== undefined && !table.cells.some((cell) => cell.r === r),
  )
  const numbered = /^[一二三四五六七八九十]+、/u.test(row.name) ? ' numbered=yes' : ''
  return isFixed ? null : `list=func from=1 to=1 show=present${numbered} use=expenditure`
}

function rowSays(table: Table, row: Row, sided: string): string {
  const code = table.columns.findIndex(({ role }) => role === 'code')
  const isInCode =
    row.role === 'total' && code >= 0 && table.columns.findIndex(({ role }) => role === 'name') > code
  const isRegister = formOf(table.form)?.kind === 'register'
  const key = row.coordinates === null ? [] : keyTokens(row.coordinates, table.base)
  const known = key.length > 0 || lookUp('row', row.name, { form: table.form, side: row.side }).length > 0
  return [
    sided,
    ...(row.role === 'total' || row.role === 'subtotal' ? ['strong=yes'] : []),
    ...(isInCode && !isRegister ? ['at=code'] : []),
    ...(row.role === 'ofWhich' ? ['indent=2'] : []),
    ...(known ? key : []),
  ]
    .filter(Boolean)
    .join(' ')
}

/** A register: its totals as rows, its lines as the list of the book's own; rows by article stay. */
function registerLines(disclosure: Disclosure, table: Table, id: string): Line[] {
  const fixed = table.rows.filter(({ role, coordinates }) => role !== 'entry' || isArticle(coordinates))
  const hasLines = table.rows.some(({ role, coordinates }) => role === 'entry' && !isArticle(coordinates))
  const list = table.form === 'procurement' ? 'procurement' : 'programmes'
  return [
    ...fixed.map((row): Line => {
      const code = row.code === null ? [] : [`code=${row.code}`]
      return [
        id,
        'row',
        general(disclosure, row.name),
        [rowSays(table, row, ''), ...code].filter(Boolean).join(' '),
      ]
    }),
    ...(hasLines ? [[id, 'rows', '', `list=${list}`] as const] : []),
  ]
}

const isArticle = (key: Key | null): boolean =>
  key?.article !== undefined &&
  key.project === undefined &&
  ['A', 'B', 'C'].some((group) => contains('article', key.article, group))

import { type Dimension, dimensions, type Key, type Side } from '@mingzhang/model'
import { rowsOfTsv, type TsvRow } from './tsv.ts'

/** 版式 How a place publishes its disclosure in a year: its tables in order, as law/editions/<id>/tables.tsv says. */
export type Edition = {
  readonly id: string
  readonly title: string
  readonly amountUnit: string
  readonly decimals: number
  /** Thousands separators. */
  readonly grouping: boolean
  /** Change against last year, in whole percent, above which a reason is required. */
  readonly reasonPercent: number
  /** 栏次: the label of a row that numbers the columns; null where the edition has none. */
  readonly ruler: string | null
  /** 题名 Title of the whole, as its cover prints it; null where it is 部门预算公开 like most. */
  readonly name: string | null
  /** Title of the list of tables; null where the edition has none. */
  readonly contents: string | null
  readonly tables: readonly EditionTable[]
  /** Headings, sentences and places of tables, in order. */
  readonly narrative: readonly NarrativeLine[]
}

const narrativeKinds = [
  'heading1',
  'heading2',
  'heading3',
  'text',
  'and',
  'free',
  'counts',
  'glossary',
  'contents',
  'tables',
] as const

/**
 * 说明的一行 One line of law/editions/<id>/narrative.tsv. A `text` may hold `{amount KEY}`, `{change KEY}`, `{why KEY}`
 * (a change with its reason) and `{classes KEY}` (function classes with money, each with its amount); `and` goes on with the paragraph before; `free` names a
 * section whose words the book brings; `tables` names tables, or `*` for all that nobody placed.
 */
export type NarrativeLine = {
  readonly what: (typeof narrativeKinds)[number]
  readonly text: string
  /** `some KEY`, `none KEY`, `compared KEY`, `agency KIND`, `programmes` …; empty: always. */
  readonly when: string
}

/** 表样 One table: title and lines may hold {year}, {lastYear}, {unit}, {unitCoded}, {area}, {amountUnit}. */
export type EditionTable = {
  readonly id: string
  readonly form: string
  readonly layout: TableLayout
  readonly no: string | null
  readonly title: string
  /** A line of its own before the title. */
  readonly before: string | null
  /** Coordinates of every cell. */
  readonly base: Key
  readonly heads: readonly string[]
  readonly unitLine: string | null
  readonly amountUnit: string
  readonly decimals: number
  readonly columns: readonly EditionColumn[]
  readonly rows: readonly EditionRow[]
  readonly notes: readonly EditionNote[]
  /** Label and value cells over the indicators of a target table: `label|{field}:columns|…`. */
  readonly blocks: readonly EditionNote[]
  /** Label beside header and rows of the indicators, empty for none; null where they make a table of their own. */
  readonly indicators: string | null
  /** Category of programmes printed in this table; null for any. */
  readonly category: string | null
  readonly landscape: boolean
}

const layouts = ['grid', 'procurement', 'asset', 'catalogue', 'programme', 'overall'] as const
export type TableLayout = (typeof layouts)[number]

/**
 * `when`: printed always, only in a table without figures, or only in one with some; `plan` and `budget` where the
 * programme has one.
 */
export type EditionNote = {
  readonly text: string
  readonly when: 'always' | 'empty' | 'filled' | 'plan' | 'budget'
}

const columnKinds = ['serial', 'code', 'name', 'text', 'money', 'count', 'unitPrice', 'asset'] as const
export type EditionColumnKind = (typeof columnKinds)[number]

export type EditionColumn = {
  /** Header path from the outermost header in. */
  readonly path: readonly string[]
  readonly kind: EditionColumnKind
  readonly side: Side | null
  readonly key: Key
  readonly lastYear: boolean
  /** Field of a register or of an indicator. */
  readonly field: string | null
  /** For a code split over columns: which piece (1 类, 2 款, 3 项). */
  readonly level: number | null
  readonly share: number
}

/** 行 A printed row, or a list of rows that the book fills. */
export type EditionRow = {
  readonly label: string
  readonly code: string | null
  readonly side: Side | null
  /** Rows of the two sides of a table that bear one number begin on one line. */
  readonly block: number
  readonly key: Key
  readonly list: RowList | null
  readonly strong: boolean
  readonly indent: number
  /** The label stands in the column of codes. */
  readonly labelInCode: boolean
  readonly numbered: boolean
  readonly when: EditionNote['when']
}

/** 清单 Accounts with money between two levels (1 类, 2 款, 3 项), or the lines of a register. */
export type RowList = {
  readonly of: 'func' | 'dep' | 'gov' | 'procurement' | 'programmes'
  readonly from: number
  readonly to: number
}

type Says = { readonly [name: string]: string }

const saysOf = (row: TsvRow): Says =>
  Object.fromEntries(
    (row['says'] ?? '')
      .split(' ')
      .filter((token) => token !== '')
      .map((token) => [token.slice(0, token.indexOf('=')), token.slice(token.indexOf('=') + 1)]),
  )

const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name)

/** Coordinates among what a line says; `year` speaks of the column, not of the key. */
function keyOfSays(says: Says): Key {
  const key: { [D in Dimension]?: string } = {}
  for (const [name, member] of Object.entries(says))
    if (isDimension(name) && name !== 'year') key[name] = member
  return key
}

const oneOf = <T extends string>(all: readonly T[], text: string | undefined, what: string): T => {
  const found = all.find((one) => one === text)
  if (found === undefined) throw new Error(`law/editions: ${what} ${text ?? '(missing)'} is not known`)
  return found
}

const sideOf = (says: Says): Side | null =>
  says['side'] === 'revenue' || says['side'] === 'expenditure' ? says['side'] : null

const whenOf = (says: Says): EditionNote['when'] =>
  oneOf(['always', 'empty', 'filled', 'plan', 'budget'], says['when'] ?? 'always', 'when')

function columnOf(row: TsvRow): EditionColumn {
  const says = saysOf(row)
  const kind = oneOf(columnKinds, says['kind'], 'kind')
  const isText = kind === 'name' || kind === 'text'
  return {
    path: (row['text'] ?? '').split('>'),
    kind,
    side: sideOf(says),
    key: keyOfSays(says),
    lastYear: says['year'] === 'last',
    field: says['field'] ?? null,
    level: says['level'] === undefined ? null : Number(says['level']),
    share: Number(says['share'] ?? (isText ? 24 : 12)),
  }
}

function rowOf(row: TsvRow): EditionRow {
  const says = saysOf(row)
  const list = row['what'] === 'rows' ? says['list'] : null
  return {
    label: row['text'] ?? '',
    code: says['code'] ?? null,
    side: sideOf(says),
    block: Number(says['block'] ?? 1),
    key: keyOfSays(says),
    list:
      list === null
        ? null
        : {
            of: oneOf(['func', 'dep', 'gov', 'procurement', 'programmes'], list, 'list'),
            from: Number(says['from'] ?? 1),
            to: Number(says['to'] ?? 3),
          },
    strong: says['strong'] === 'yes',
    indent: Number(says['indent'] ?? 0),
    labelInCode: says['at'] === 'code',
    numbered: says['numbered'] === 'yes',
    when: whenOf(says),
  }
}

const noteOf = (row: TsvRow): EditionNote => ({ text: row['text'] ?? '', when: whenOf(saysOf(row)) })

function tableOf(id: string, lines: readonly TsvRow[], shared: readonly TsvRow[], whole: Says): EditionTable {
  const of = (what: string): readonly TsvRow[] => lines.filter((line) => line['what'] === what)
  const common = (what: string): readonly string[] =>
    shared.filter((line) => line['what'] === what).map((line) => line['text'] ?? '')
  const title = of('table')[0]
  if (!title) throw new Error(`law/editions: table ${id} has no title`)
  const says = saysOf(title)
  const bare = of('noHead').length > 0
  const heads = of('head').map((line) => line['text'] ?? '')
  return {
    id,
    form: says['form'] ?? id,
    layout: oneOf(
      layouts,
      says['layout'] ?? (says['form'] === 'procurement' ? 'procurement' : 'grid'),
      'layout',
    ),
    no: says['no'] ?? null,
    title: title['text'] ?? '',
    before: of('before')[0]?.['text'] ?? null,
    base: keyOfSays(says),
    heads: heads.length > 0 || bare ? heads : common('head'),
    unitLine: of('noUnit').length > 0 ? null : (of('unit')[0]?.['text'] ?? common('unit')[0] ?? null),
    amountUnit: says['in'] ?? whole['in'] ?? '万元',
    decimals: Number(says['decimals'] ?? whole['decimals'] ?? 2),
    columns: of('column').map(columnOf),
    rows: lines.filter(({ what }) => what === 'row' || what === 'rows').map(rowOf),
    notes: of('note').map(noteOf),
    blocks: of('block').map(noteOf),
    indicators: of('indicators')[0]?.['text'] ?? null,
    category: says['category'] ?? null,
    landscape: says['landscape'] === 'yes',
  }
}

const known: ReadonlySet<string> = new Set(
  'edition name head unit contents table column row rows note block indicators before noHead noUnit'.split(
    ' ',
  ),
)

/**
 * 读版式 Reads the tables of an edition.
 *
 * @param text law/editions/<id>/tables.tsv: lines of a table bear its id, lines of all tables none
 * @param narrative law/editions/<id>/narrative.tsv
 * @throws where the file says something nobody knows: a mistake in law/, found by its test
 */
export function readEdition(id: string, text: string, narrative: string): Edition {
  const lines = rowsOfTsv(text)
  const odd = lines.find((line) => !known.has(line['what'] ?? ''))
  if (odd) throw new Error(`law/editions/${id}: ${odd['what']} is not known`)
  const shared = lines.filter((line) => line['table'] === '')
  const first = shared.find((line) => line['what'] === 'edition') ?? {}
  const says = saysOf(first)
  const ids = [...new Set(lines.map((line) => line['table'] ?? '').filter((table) => table !== ''))]
  return {
    id,
    title: first['text'] ?? id,
    amountUnit: says['in'] ?? '万元',
    decimals: Number(says['decimals'] ?? 2),
    grouping: says['grouping'] === 'yes',
    reasonPercent: Number(says['reasonPercent'] ?? 10),
    ruler: says['ruler'] ?? null,
    name: shared.find((line) => line['what'] === 'name')?.['text'] ?? null,
    contents: shared.find((line) => line['what'] === 'contents')?.['text'] ?? null,
    tables: ids.map((table) =>
      tableOf(
        table,
        lines.filter((line) => line['table'] === table),
        shared,
        says,
      ),
    ),
    narrative: rowsOfTsv(narrative).map((row) => ({
      what: oneOf(narrativeKinds, row['what'], 'line'),
      text: row['text'] ?? '',
      when: row['when'] ?? '',
    })),
  }
}

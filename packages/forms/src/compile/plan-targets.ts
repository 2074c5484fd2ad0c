import type { EditionColumn, EditionTable } from '@mingzhang/law'
import type { Book, BookIndicator, BookProgramme, Key } from '@mingzhang/model'
import { formatAmount } from '@mingzhang/model'
import { programmeId } from '../ledger/money-sources.ts'
import { type PlannedCell, type PlannedRow, type PlannedTable, type Setting, textCell } from './plan.ts'
import { filled } from './words.ts'

/** 填入目标表的话 What the fields of a target table stand for: words, or the key of an amount. */
type Fields = { readonly [name: string]: string | Key }

/** 整体绩效目标表; none where the book has no targets of the whole unit. */
export function planOverall(setting: Setting, table: EditionTable): PlannedTable[] {
  const { book } = setting
  if (book.targets === null) return []
  const fields: Fields = {
    unit: book.unit.name,
    goal: book.targets.goal ?? '',
    expenditure: moneyKey(book, { use: 'expenditure' }),
  }
  return targetTables(setting, table, table.id, fields, book.targets.indicators, {})
}

/** 项目绩效目标表 One or two printed tables a programme. */
export function planProgrammes(setting: Setting, table: EditionTable): PlannedTable[] {
  const { book } = setting
  const tables = [...mineOf(book, table)]
  return tables.flatMap((programme, index) =>
    targetTables(
      setting,
      table,
      `${table.id}-${index + 1}`,
      fieldsOf(book, programme, table),
      programme.indicators,
      {
        serial: String(index + 1),
        name: programme.name,
        known: [
          ...(programme.plan === null ? [] : ['plan']),
          ...(isBudgeted(book, programme) ? ['budget'] : []),
        ],
      },
    ),
  )
}

/** A programme stands in the table of its category; one without a category in the table for any, or in the last. */
function mineOf(book: Book, table: EditionTable): readonly BookProgramme[] {
  if (table.category === null) return book.programmes
  const others = table.category === '一般项目'
  return book.programmes.filter(({ category }) =>
    category === null || !knownCategories.has(category) ? others : category === table.category,
  )
}

const knownCategories: ReadonlySet<string> = new Set(['重点项目', '一般项目'])

/** Does anything in the book say what the programme costs? */
const isBudgeted = (book: Book, programme: BookProgramme): boolean =>
  programme.budget !== null ||
  book.ledgers.some(({ entries }) => entries.some(({ at }) => at.project === programmeId(programme)))

const moneyKey = (book: Book, key: Key): Key => ({
  measure: 'money',
  year: String(book.year),
  stage: 'initial',
  ...key,
})

function fieldsOf(book: Book, programme: BookProgramme, table: EditionTable): Fields {
  const parts = programme.budgetParts.map(({ label, amount }) => [
    `part ${label}`,
    amount === null ? '' : formatAmount({ value: amount, step: 1, unit: table.amountUnit }, table.decimals),
  ])
  const plan = (programme.plan ?? []).map((share, index) => [`plan ${index + 1}`, share])
  return {
    name: programme.name,
    code: programme.code ?? '',
    nameCoded: programme.code === null ? programme.name : `${programme.code}-${programme.name}`,
    department: programme.department ?? '',
    category: programme.category ?? '',
    executionWeight: programme.executionWeight ?? '',
    overview: programme.overview ?? '',
    legalBasis: programme.legalBasis ?? '',
    goal: programme.goal ?? '',
    budget: moneyKey(book, { use: 'project', project: programmeId(programme) }),
    ...Object.fromEntries([...parts, ...plan]),
  }
}

function targetTables(
  setting: Setting,
  table: EditionTable,
  id: string,
  fields: Fields,
  indicators: readonly BookIndicator[],
  words: { readonly serial?: string; readonly name?: string; readonly known?: readonly string[] },
): PlannedTable[] {
  const { book } = setting
  const head = table.blocks
    .filter(({ when }) => when === 'always' || words.known?.includes(when) === true)
    .map(({ text }) => blockRow(filledLabels(text, book, table.amountUnit), fields))
  const more = { serial: words.serial ?? '', name: words.name ?? '' }
  const common = {
    table,
    title: filled(table.title, book, more),
    before: table.before === null ? null : filled(table.before, book, more),
  }
  const rows = indicatorRows(table.columns, indicators)
  if (table.indicators === null) {
    const width = head[0]?.cells.reduce((total, { columns }) => total + columns, 0) ?? 1
    return [
      { ...common, id, headed: false, widths: even(width), rows: head, withUnit: true, withNotes: false },
      {
        ...common,
        id: `${id}-indicators`,
        title: '',
        before: null,
        headed: true,
        widths: table.columns.map(({ share }) => ({ share, align: 'left' })),
        rows,
        withUnit: false,
        withNotes: true,
      },
    ]
  }
  // The label reaches down over all indicators, so their rows leave its column out. An empty label: head and indicators stand in one grid without a column of their own beside them.
  const label = table.indicators === '' ? [] : [textCell(table.indicators, 1, 0, rows.length + 1)]
  const named: PlannedRow = {
    cells: [...label, ...table.columns.map(({ path }) => textCell(path.join('')))],
    strong: true,
    when: 'always',
  }
  const widths = [
    ...label.map(() => ({ share: 14, align: 'left' as const })),
    ...table.columns.map(({ share }) => ({ share, align: 'left' as const })),
  ]
  return [
    {
      ...common,
      id,
      headed: false,
      widths,
      rows: [...head, named, ...rows],
      withUnit: true,
      withNotes: true,
    },
  ]
}

const even = (width: number): PlannedTable['widths'] =>
  Array.from({ length: width }, () => ({ share: 12, align: 'left' }))

/** Labels of a block with the year and the unit of money; a cell that is one field alone stays for its value. */
const filledLabels = (text: string, book: Book, amountUnit: string): string =>
  text
    .split('|')
    .map((piece) => (/^\{[^{}]+\}(?::\d+)?$/u.test(piece) ? piece : filled(piece, book, { amountUnit })))
    .join('|')

/** `label|{field}:columns|…` as cells. */
function blockRow(text: string, fields: Fields): PlannedRow {
  const cells = text.split('|').map((piece): PlannedCell => {
    const [, body = '', span = '1'] = /^(.*?)(?::(\d+))?$/u.exec(piece) ?? []
    const columns = Number(span)
    const field = /^\{([^{}]+)\}$/u.exec(body)?.[1]
    if (field === undefined) return textCell(body, columns)
    const value = fields[field] ?? ''
    return typeof value === 'string' ? textCell(value, columns) : { kind: 'money', key: value, columns }
  })
  return { cells, strong: false, when: 'always' }
}

function indicatorRows(
  columns: readonly EditionColumn[],
  indicators: readonly BookIndicator[],
): PlannedRow[] {
  return indicators.map((indicator) => ({
    cells: columns.map(({ field }) => textCell(indicatorText(indicator, field ?? ''))),
    strong: false,
    when: 'always',
  }))
}

function indicatorText(indicator: BookIndicator, field: string): string {
  switch (field) {
    case 'level1':
      return indicator.level1 ?? ''
    case 'level2':
      return indicator.level2 ?? ''
    case 'description':
      return indicator.description ?? ''
    case 'operator':
      return indicator.operator ?? ''
    case 'value':
      return indicator.value ?? ''
    case 'unit':
      return indicator.unit ?? ''
    case 'weight':
      return indicator.weight ?? ''
    case 'core':
      return indicator.core === null ? '' : indicator.core ? '是' : '否'
    case 'basis':
      return indicator.basis ?? ''
    case 'valueWithUnit':
      return valueWithUnit(indicator)
    default:
      return indicator.name
  }
}

function valueWithUnit({ operator, value, unit }: BookIndicator): string {
  const sign = operator === null || operator === '定性' ? '' : operator
  return `${sign}${value ?? ''}${unit ?? ''}`
}

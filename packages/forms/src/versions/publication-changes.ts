import {
  dimensions,
  type Key,
  keyText,
  type PrintedCell,
  type PrintedTable,
  type Publication,
  type Run,
} from '@mingzhang/model'

/** 印出的改动 What a change of the book moved in print: cells by table, and sentences. */
export type PublicationChanges = {
  /** `row column` of changed cells, by table. */
  readonly cells: ReadonlyMap<string, ReadonlySet<string>>
  /** Changed paragraphs by their place among the parts, with the paragraph that stood there. */
  readonly paragraphs: ReadonlyMap<number, readonly Run[] | null>
}

/** 比较两稿 What differs between two compilations of one book. */
export function publicationChanges(before: Publication, after: Publication): PublicationChanges {
  const old = new Map(tablesOf(before).map((table) => [table.id, table]))
  const cells = new Map<string, Set<string>>()
  for (const table of tablesOf(after)) {
    const changed = changedCells(old.get(table.id), table)
    if (changed.size > 0) cells.set(table.id, changed)
  }
  return { cells, paragraphs: paragraphChanges(before, after) }
}

function changedCells(was: PrintedTable | undefined, table: PrintedTable): Set<string> {
  const changed = new Set<string>()
  if (was === table) return changed
  table.rows.forEach(({ cells }, row) => {
    cells.forEach((cell, column) => {
      // Most of a table stands where it stood, and says what it said.
      const stood = was?.rows[row]?.cells[column]
      if (stood?.text === cell.text && isSameKey(stood.key, cell.key)) return
      const slot = `${row} ${column}`
      const before = was && figuresOf(was).get(cellKey(cell, slot))
      if ((before ?? '') !== cell.text && (cell.key !== null || was !== undefined)) changed.add(slot)
    })
  })
  return changed
}

const isSameKey = (one: Key | null, other: Key | null): boolean =>
  one === other ||
  (one !== null && other !== null && dimensions.every((dimension) => one[dimension] === other[dimension]))

const tablesOf = ({ parts }: Publication): readonly PrintedTable[] =>
  parts.flatMap((part) => (part.kind === 'table' ? [part.table] : []))

function eachCell(table: PrintedTable, visit: (cell: PrintedCell, slot: string) => void): void {
  table.rows.forEach(({ cells }, row) => {
    cells.forEach((cell, column) => {
      visit(cell, `${row} ${column}`)
    })
  })
}

/** Money is found again by what it is, words by where they stand. */
const cellKey = ({ key }: PrintedCell, slot: string): string => (key === null ? slot : keyText(key))

const remembered = new WeakMap<PrintedTable, ReadonlyMap<string, string>>()

/** While something is typed, one print after the other is compared with what stood before. */
function figuresOf(table: PrintedTable): ReadonlyMap<string, string> {
  const known = remembered.get(table)
  if (known) return known
  const figures = new Map<string, string>()
  eachCell(table, (cell, slot) => figures.set(cellKey(cell, slot), cell.text))
  remembered.set(table, figures)
  return figures
}

function paragraphChanges(before: Publication, after: Publication): Map<number, readonly Run[] | null> {
  const old = before.parts.flatMap((part) => (part.kind === 'paragraph' ? [part.runs] : []))
  const known = new Set(old.map(textOf))
  const now = new Set(after.parts.flatMap((part) => (part.kind === 'paragraph' ? [textOf(part.runs)] : [])))
  const gone = old.filter((runs) => !now.has(textOf(runs)))
  const changed = new Map<number, readonly Run[] | null>()
  after.parts.forEach((part, index) => {
    if (part.kind !== 'paragraph' || known.has(textOf(part.runs))) return
    changed.set(index, gone.find((runs) => speaksOfSame(runs, part.runs)) ?? null)
  })
  return changed
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

const keysOf = (runs: readonly Run[]): ReadonlySet<string> =>
  new Set(runs.flatMap((run) => (run.kind === 'figure' ? [keyText(run.key)] : [])))

function speaksOfSame(one: readonly Run[], other: readonly Run[]): boolean {
  const keys = keysOf(one)
  return [...keysOf(other)].some((key) => keys.has(key))
}

/** 成立的等式 An equation of the print that holds a changed figure. */
export type PrintedEquation = {
  readonly kind: 'sum' | 'same'
  readonly table: string
  readonly key: Key
  /** Names of the figures, the sum first. */
  readonly names: readonly string[]
  readonly figures: readonly string[]
}

/**
 * 本次核对 The sums and repetitions that a change took part in. They hold by construction; they are shown so that a person
 * sees what moved along, with its figures.
 */
export function changedEquations(publication: Publication, changes: PublicationChanges): PrintedEquation[] {
  const tables = tablesOf(publication)
  const sums = tables.flatMap((table) =>
    [...(changes.cells.get(table.id) ?? [])].flatMap((slot) => sumAt(table, slot)),
  )
  const seen = new Set<string>()
  return [...sums, ...repeated(tables, publication, changes)].filter(({ kind, key, names, figures }) => {
    const slot = kind === 'sum' ? [...names, ...figures].join(' ') : keyText(key)
    if (seen.has(slot)) return false
    seen.add(slot)
    return true
  })
}

function sumAt(table: PrintedTable, slot: string): PrintedEquation[] {
  const [row = 0, column = 0] = slot.split(' ').map(Number)
  const cell = table.rows[row]?.cells[column]
  if (!cell?.key || !cell.sumOf || cell.sumOf.length < 2 || cell.sumOf.length > 6) return []
  const parts = cell.sumOf.flatMap(([r, c]) => {
    const part = table.rows[r]?.cells[c]
    return part ? [{ name: nameAt(table, r, c, row), text: part.text }] : []
  })
  return [
    {
      kind: 'sum',
      table: table.id,
      key: cell.key,
      names: [
        nameAt(table, row, column, parts.length > 0 ? (cell.sumOf[0]?.[0] ?? row) : row),
        ...parts.map(({ name }) => name),
      ],
      figures: [cell.text, ...parts.map(({ text }) => text)],
    },
  ]
}

/** A figure beside others of its row is told by its column, one under others by its row. */
function nameAt(table: PrintedTable, row: number, column: number, otherRow: number): string {
  if (row === otherRow) return headOf(table, column)
  const before = table.rows[row]?.cells.slice(0, column) ?? []
  const words = before.findLast(({ key, text }) => key === null && /\p{Script=Han}/u.test(text))
  return (words?.text ?? '').replace(/^[\s　]*(?:其中：|[一二三四五六七八九十]+、)?/u, '').trim()
}

/** The lowest word of the head over a column; numbers of columns are no words. */
function headOf(table: PrintedTable, column: number): string {
  const covered: string[][] = []
  table.header.forEach((row, level) => {
    let at = 0
    for (const { text, columns, rows } of row) {
      while (covered[level]?.[at] !== undefined) at += 1
      for (let below = level; below < level + rows; below += 1) {
        const line = covered[below] ?? []
        for (let over = at; over < at + columns; over += 1) line[over] = text
        covered[below] = line
      }
      at += columns
    }
  })
  return covered.findLast((line) => !/^\d*$/u.test(line[column] ?? ''))?.[column] ?? ''
}

/** Money that changed where it is printed, at all the places that print it: in a whole set little changes. */
function repeated(
  tables: readonly PrintedTable[],
  { parts }: Publication,
  changes: PublicationChanges,
): PrintedEquation[] {
  const changed = changedKeys(tables, parts, changes)
  const places = new Map<string, { key: Key; names: string[]; figures: string[] }>()
  const put = (key: Key, name: string, text: string) => {
    const slot = text === '' ? '' : textOfKey(key)
    if (text === '' || !changed.has(slot)) return
    const one = places.get(slot) ?? { key, names: [], figures: [] }
    places.set(slot, one)
    if (one.names.includes(name)) return
    one.names.push(name)
    one.figures.push(text)
  }
  for (const table of tables) {
    for (const { cells } of table.rows)
      for (const { key, text } of cells) if (key) put(key, table.no ?? table.title, text)
  }
  for (const part of parts) {
    if (part.kind !== 'paragraph') continue
    for (const run of part.runs) if (run.kind === 'figure') put(run.key, '说明', run.text)
  }
  return [...places.values()]
    .filter(({ names }) => names.length > 1)
    .map(({ key, names, figures }) => ({ kind: 'same', table: '', key, names, figures }))
}

function changedKeys(
  tables: readonly PrintedTable[],
  parts: Publication['parts'],
  { cells, paragraphs }: PublicationChanges,
): ReadonlySet<string> {
  const inTables = tables.flatMap((table) =>
    [...(cells.get(table.id) ?? [])].flatMap((slot) => {
      const [row = 0, column = 0] = slot.split(' ').map(Number)
      const cell = table.rows[row]?.cells[column]
      return cell?.key && cell.text !== '' ? [cell.key] : []
    }),
  )
  const inSentences = [...paragraphs.keys()].flatMap((index) => {
    const part = parts[index]
    const runs = part?.kind === 'paragraph' ? part.runs : []
    return runs.flatMap((run) => (run.kind === 'figure' && run.text !== '' ? [run.key] : []))
  })
  return new Set([...inTables, ...inSentences].map(textOfKey))
}

const keyTexts = new WeakMap<Key, string>()

/** Most keys of a print are those of the print before it. */
function textOfKey(key: Key): string {
  const text = keyTexts.get(key) ?? keyText(key)
  keyTexts.set(key, text)
  return text
}

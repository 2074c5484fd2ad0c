import {
  isList,
  isRecord,
  type Plain,
  type PlainRecord,
  type WorkingBook,
  type WorkingRow,
} from '../working/working-book.ts'

/** 两处相左 One cell that two people changed differently: both values are kept until somebody chooses. */
export type MergeConflict = {
  /** Names the cell: `row/<id>/fund:general`, or the path of a field. */
  readonly path: string
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
}

export type Merged = { readonly working: WorkingBook; readonly conflicts: readonly MergeConflict[] }

/** What a person chose where two values met; what is not named stays mine. */
export type Choices = ReadonlyMap<string, 'mine' | 'theirs'>

type Merging = { readonly conflicts: MergeConflict[]; readonly choices: Choices }

/**
 * 三方合并 Two people's changes to one version, cell by cell: what only one of them changed is taken; what both changed
 * alike is taken once; what they changed differently is a conflict, and stays mine until somebody chooses.
 */
export function mergeWorking(
  base: WorkingBook,
  mine: WorkingBook,
  theirs: WorkingBook,
  choices: Choices = new Map(),
): Merged {
  const merging: Merging = { conflicts: [], choices }
  const working: WorkingBook = {
    amountUnit: mine.amountUnit,
    ledgers: mine.ledgers,
    rows: mergeRows(merging, base.rows, mine.rows, theirs.rows),
    fields: mergeRecords(merging, '', base.fields, mine.fields, theirs.fields),
  }
  return { working, conflicts: merging.conflicts }
}

function mergeRows(
  merging: Merging,
  base: readonly WorkingRow[],
  mine: readonly WorkingRow[],
  theirs: readonly WorkingRow[],
): WorkingRow[] {
  const [old, own, other] = [byId(base), byId(mine), byId(theirs)]
  const kept = mine.flatMap((row): WorkingRow[] => {
    const before = old.get(row.id)
    const now = other.get(row.id)
    if (now !== undefined) return [mergeRow(merging, before, row, now)]
    // They took the line away: it goes, unless I have changed it meanwhile.
    return before !== undefined && sameRow(before, row) ? [] : [row]
  })
  const added = theirs.filter(
    (row) => !own.has(row.id) && (!old.has(row.id) || !sameRow(old.get(row.id), row)),
  )
  return added.reduce((rows, row) => inserted(rows, theirs, row), kept)
}

/** A line that came in from the other goes behind the line it stands behind there. */
function inserted(rows: WorkingRow[], theirs: readonly WorkingRow[], row: WorkingRow): WorkingRow[] {
  const at = theirs.indexOf(row)
  for (let before = at - 1; before >= 0; before -= 1) {
    const found = rows.findIndex(({ id }) => id === theirs[before]?.id)
    if (found >= 0) return rows.toSpliced(found + 1, 0, row)
  }
  return [row, ...rows]
}

const byId = (rows: readonly WorkingRow[]): ReadonlyMap<string, WorkingRow> =>
  new Map(rows.map((row) => [row.id, row]))

/** 行的各格 The cells of a line by name. */
export const cellsOf = (row: WorkingRow): Readonly<Record<string, string>> => ({
  ...row.at,
  ...Object.fromEntries(
    Object.entries(row.money).flatMap(([fund, typed]) => (typed === '' ? [] : [[`fund:${fund}`, typed]])),
  ),
  ...(row.costing !== undefined && { costing: row.costing }),
  ...(row.note !== undefined && { note: row.note }),
})

/** 由各格成行 A line with these cells. */
export function rowOfCells(row: WorkingRow, cells: Readonly<Record<string, string>>): WorkingRow {
  const money: Record<string, string> = {}
  const at: Record<string, string> = {}
  for (const [name, value] of Object.entries(cells)) {
    if (name.startsWith('fund:')) money[name.slice('fund:'.length)] = value
    else if (name !== 'costing' && name !== 'note' && value !== '') at[name] = value
  }
  const { costing, note } = cells
  return {
    id: row.id,
    ledger: row.ledger,
    at,
    money,
    ...(costing && { costing }),
    ...(note && { note }),
    ...(row.proposed !== undefined && { proposed: row.proposed }),
  }
}

const sameRow = (one: WorkingRow | undefined, other: WorkingRow): boolean =>
  one !== undefined && JSON.stringify(cellsOf(one)) === JSON.stringify(cellsOf(other))

function mergeRow(
  merging: Merging,
  base: WorkingRow | undefined,
  mine: WorkingRow,
  theirs: WorkingRow,
): WorkingRow {
  const old = base === undefined ? {} : cellsOf(base)
  return rowOfCells(mine, mergeTexts(merging, `row/${mine.id}`, old, cellsOf(mine), cellsOf(theirs)))
}

type Texts = { readonly [name: string]: string }

function mergeTexts(merging: Merging, path: string, base: Texts, mine: Texts, theirs: Texts): Texts {
  const merged: Record<string, string> = {}
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const chosen = choose(merging, `${path}/${name}`, base[name] ?? '', mine[name] ?? '', theirs[name] ?? '')
    if (typeof chosen === 'string' && chosen !== '') merged[name] = chosen
  }
  return merged
}

/** The value of one cell. */
function choose(merging: Merging, path: string, base: Plain, mine: Plain, theirs: Plain): Plain {
  const [old, own, other] = [JSON.stringify(base), JSON.stringify(mine), JSON.stringify(theirs)]
  if (own === other || other === old) return mine
  if (own === old) return theirs
  merging.conflicts.push({ path, base: said(base), mine: said(mine), theirs: said(theirs) })
  return merging.choices.get(path) === 'theirs' ? theirs : mine
}

const said = (value: Plain): string | null =>
  value === null || value === '' ? null : typeof value === 'string' ? value : JSON.stringify(value)

/** Lists whose items have a name of their own: two people may change different items. */
const nameOfItem: { readonly [list: string]: string } = {
  reasons: 'of',
  texts: 'section',
  counts: 'what',
  programmes: 'name',
  procurement: 'name',
  assets: 'asset',
  costing: 'id',
  indicators: 'name',
}

function mergeRecords(
  merging: Merging,
  path: string,
  base: PlainRecord,
  mine: PlainRecord,
  theirs: PlainRecord,
): PlainRecord {
  const merged: Record<string, Plain> = {}
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const at = path === '' ? name : `${path}/${name}`
    const value = mergeValues(merging, at, base[name] ?? null, mine[name] ?? null, theirs[name] ?? null)
    if (value !== null) merged[name] = value
  }
  return merged
}

function mergeValues(merging: Merging, path: string, base: Plain, mine: Plain, theirs: Plain): Plain {
  if (isRecord(mine) && isRecord(theirs)) {
    return mergeRecords(merging, path, isRecord(base) ? base : {}, mine, theirs)
  }
  const key = nameOfItem[path.split('/').at(-1) ?? '']
  if (key === undefined || !isList(mine ?? []) || !isList(theirs ?? [])) {
    return choose(merging, path, base, mine, theirs)
  }
  const named = (list: Plain): ReadonlyMap<string, Plain> | null => namedItems(isList(list) ? list : [], key)
  const [old, own, other] = [named(base), named(mine), named(theirs)]
  if (!old || !own || !other) return choose(merging, path, base, mine, theirs)
  return [...new Set([...own.keys(), ...other.keys()])].flatMap((name) => {
    const [was, is, theirItem] = [old.get(name) ?? null, own.get(name) ?? null, other.get(name) ?? null]
    const item =
      is === null || theirItem === null
        ? choose(merging, `${path}/${name}`, was, is, theirItem)
        : mergeValues(merging, `${path}/${name}`, was, is, theirItem)
    return item === null ? [] : [item]
  })
}

/** Items by name; null where a name is missing or stands twice. */
function namedItems(list: readonly Plain[], key: string): ReadonlyMap<string, Plain> | null {
  const items = new Map<string, Plain>()
  for (const item of list) {
    const name = isRecord(item) ? item[key] : undefined
    if (typeof name !== 'string' || items.has(name)) return null
    items.set(name, item)
  }
  return items
}

import {
  columnOf,
  columnsOf,
  columnsUnder,
  extentOf,
  figuresIn,
  isDataRow,
  overlap,
  type PrintedRow,
  printedRow,
  withSerials,
  withWrapped,
} from './aligned-columns.ts'
import { type Band, bandsOf } from './aligned-rows.ts'
import type { Extent } from './extent.ts'
import type { Lattice, Region } from './lattice.ts'
import type { Line } from './line-text.ts'
import type { Glyph, Rule } from './page.ts'

/** 对齐表 A table found by the alignment of its words: a lattice nobody drew, and what stands in its cells. */
export type Aligned = {
  readonly lattice: Lattice
  /** Its columns, for the page on which it goes on. */
  readonly columns: readonly Extent[]
  readonly inside: readonly (readonly Glyph[])[]
  readonly lines: readonly Line[]
}

/** Rows of a table are at most this far apart, in sizes of type. */
const rowStep = 4.5
/** Rows of data that make a table without any line. */
const fewestRows = 3

/**
 * 找对齐表 Tables without upright ruling lines: what stands between level lines of one length, and elsewhere rows that
 * follow each other, are parted by wide gaps and print figures under each other.
 *
 * @param lines what stands in no ruled table, from top to bottom
 * @param rules level lines that belong to no ruled table
 * @param carried columns of such a table at the foot of the page before: at the head of this one it may go on, with
 * columns in which nothing is printed here
 */
export function alignedTables(
  lines: readonly Line[],
  rules: readonly Rule[],
  carried: readonly Extent[],
): Aligned[] {
  const rows = lines.map(printedRow)
  const known = (run: readonly PrintedRow[]): readonly Extent[] =>
    run[0] !== undefined && rows.indexOf(run[0]) <= 1 && fits(run, carried) ? carried : []
  const ruled = ruledRuns(rows, rules).flatMap((run) => tableOf(run.rows, run.rules, known(run.rows)))
  const taken = new Set(ruled.flatMap((table) => table.lines))
  const loose = looseRuns(rows, taken).flatMap((run) =>
    isConvincing(run) || known(run).length > 0 ? tableOf(run, [], known(run)) : [],
  )
  return [...ruled, ...loose]
}

/** Does every piece of the rows stand in one of the columns? */
const fits = (run: readonly PrintedRow[], columns: readonly Extent[]): boolean =>
  columns.length > 0 &&
  run.every(({ pieces }) =>
    pieces.every((piece) => {
      const { first, last } = columnsUnder(piece, columns)
      const column = columns[first]
      return first === last && column !== undefined && overlap(column, extentOf(piece)) > 0
    }),
  )

type RuledRun = { readonly rows: readonly PrintedRow[]; readonly rules: readonly Rule[] }

/** Level lines end together within this many points. */
const sameLength = 6

/**
 * Rows between level lines of one length that follow each other, as long as cells stand between them. Shorter lines among
 * them part the rows of a head over some of its columns.
 */
function ruledRuns(rows: readonly PrintedRow[], rules: readonly Rule[]): RuledRun[] {
  const runs: RuledRun[] = []
  let open: Rule[] = []
  let parts: Rule[] = []
  const between = (above: Rule, below: Rule): PrintedRow[] =>
    rows.filter(({ line }) => line.base > above.at && line.base <= below.at + 0.2 * line.size)
  const close = () => {
    const [first, last] = [open[0], open.at(-1)]
    const inside = parts.filter(({ at }) => last !== undefined && at < last.at)
    if (first && last && open.length > 2)
      runs.push({ rows: between(first, last), rules: [...open, ...inside] })
    open = []
    parts = []
  }
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const before = open.at(-1)
    const isCells = before !== undefined && holdsCells(between(before, rule), before)
    if (isCells && isAlike(before, rule)) open.push(rule)
    else if (isCells && isPartOf(rule, before)) parts.push(rule)
    else if (!before || rule.at - before.at > 3) {
      close()
      open = [rule]
    }
  }
  close()
  return runs
}

/** Shorter than another line, and within its ends. */
const isPartOf = (rule: Rule, whole: Rule): boolean =>
  !isAlike(rule, whole) && rule.from > whole.from - sameLength && rule.to < whole.to + sameLength

const isAlike = (one: Rule, other: Rule): boolean =>
  Math.abs(one.from - other.from) <= sameLength && Math.abs(one.to - other.to) <= sameLength

/** Cells, or one short word in the first of them; never a title or the line with the unit of money. */
function holdsCells(rows: readonly PrintedRow[], { from, to }: Rule): boolean {
  const isInside = ({ line }: PrintedRow): boolean =>
    line.box[0] > from - sameLength && line.box[2] < to + sameLength
  const isNarrow = ({ line }: PrintedRow): boolean => line.box[2] - line.box[0] < 0.6 * (to - from)
  const isText = rows.some(
    ({ line, wide }) => isLeader(line) || isSmallPrint(line) || (isTitle(line) && wide.length === 1),
  )
  if (isText || !rows.every(isInside)) return false
  return (
    rows.some(({ wide, pieces }) => wide.length > 1 || pieces.length > 2) ||
    (rows.length > 0 && rows.every(isNarrow))
  )
}

const isLeader = ({ text }: Line): boolean => /(?<![.…·．])[.…·．]{4,}\s*\d*$/u.test(text)
const isSmallPrint = ({ text }: Line): boolean => /单位[:：]|部门[:：]|编制(?:单位|部门)/u.test(text)
const isTitle = ({ text }: Line): boolean => /表(?:[（(].*[)）])?$/u.test(text)

const isTabular = (row: PrintedRow): boolean =>
  (row.wide.length > 1 || isDataRow(row)) && !isLeader(row.line) && !isSmallPrint(row.line)

/** Rows that follow each other: tabular ones, with short words between them. */
function looseRuns(rows: readonly PrintedRow[], taken: ReadonlySet<Line>): PrintedRow[][] {
  const runs: PrintedRow[][] = []
  let open: PrintedRow[] = []
  const close = () => {
    const last = open.findLastIndex(isTabular)
    if (last >= 0) runs.push(open.slice(0, last + 1))
    open = []
  }
  for (const row of rows) {
    const before = open.at(-1)
    const step = before ? row.line.base - before.line.base : 0
    const isFar = before && step > rowStep * Math.max(row.line.size, before.line.size)
    if (isFar || taken.has(row.line)) close()
    if (taken.has(row.line)) continue
    if (isTabular(row) || (open.length > 0 && isShort(row, open))) open.push(row)
    else close()
  }
  close()
  return runs
}

/** A word on its own inside a table stands in one of its columns, and is no sentence and no title. */
function isShort({ line, wide }: PrintedRow, run: readonly PrintedRow[]): boolean {
  const left = Math.min(...run.map((row) => row.line.box[0]))
  const right = Math.max(...run.map((row) => row.line.box[2]))
  const isWithin = line.box[0] >= left - line.size && line.box[2] <= right + line.size
  const isNarrow = line.box[2] - line.box[0] < 0.6 * (right - left)
  return (
    wide.length === 1 &&
    isWithin &&
    isNarrow &&
    !isSmallPrint(line) &&
    !isTitle(line) &&
    !/[。；：:]$/u.test(line.text)
  )
}

/** Figures stand under each other in at least one column, in most rows of data. */
function isConvincing(run: readonly PrintedRow[]): boolean {
  const data = run.filter(isDataRow)
  if (data.length < fewestRows) return isSingleRow(run)
  const columns = columnsOf([], data, [])
  const counts = columns.map(
    (_, column) =>
      data.filter((row) => figuresIn(row).some((piece) => columnOf(piece, columns) === column)).length,
  )
  return columns.length > 1 && Math.max(...counts) * 3 >= data.length * 2
}

/** One row of at least three figures under headers, as 三公 tables have it. */
function isSingleRow(run: readonly PrintedRow[]): boolean {
  const start = run.findIndex(isDataRow)
  const [head, row] = [run[start - 1], run[start]]
  return head !== undefined && row !== undefined && head.pieces.length > 2 && figuresIn(row).length > 1
}

function tableOf(run: readonly PrintedRow[], rules: readonly Rule[], known: readonly Extent[]): Aligned[] {
  const bands = bandsOf(run, rules)
  const hasData = run.some(isDataRow)
  // A table of words has a header, too, but no figures that tell where it ends.
  const data = hasData ? run.filter(isDataRow) : run.filter(({ pieces }) => pieces.length > 1)
  // Between drawn lines the first row of data may begin with a line above its figures.
  const first = rules.length > 0 ? bands.find((band) => band.some(isDataRow))?.[0] : run.find(isDataRow)
  const heads = hasData && first ? run.slice(0, run.indexOf(first)) : []
  const found = columnsOf(known.length > 0 ? [] : lowestOf(heads, rules), data, known)
  const wrapped = rules.length > 0 ? run.slice(heads.length).filter((row) => !data.includes(row)) : []
  const columns = withSerials(withWrapped(found, wrapped), run)
  if (columns.length < 2 || data.length === 0) return []
  return [laidOut(bands, heads.at(-1)?.line.base ?? Number.NEGATIVE_INFINITY, columns, rules)]
}

/** Rows of a head without the words under which a line parts them from those of their columns. */
function lowestOf(heads: readonly PrintedRow[], rules: readonly Rule[]): PrintedRow[] {
  const foot = heads.at(-1)?.line.base ?? 0
  return heads.map((row) => {
    const below = rules.filter(({ at }) => at > row.line.base && at < foot)
    const isOver = (piece: Line): boolean =>
      below.some(
        ({ from, to }) => from < (piece.box[0] + piece.box[2]) / 2 && to > (piece.box[0] + piece.box[2]) / 2,
      )
    return { ...row, pieces: row.pieces.filter((piece) => !isOver(piece)) }
  })
}

/** The lattice of rows and columns; a header reaches over all columns it stands over. */
function laidOut(
  bands: readonly Band[],
  headBase: number,
  columns: readonly Extent[],
  rules: readonly Rule[],
): Aligned {
  const xs = edgesBetween(columns)
  const ys = edgesBetween(bands.map((band) => ({ from: topOf(band), to: footOf(band) })))
  const regions: Region[] = []
  const inside: Glyph[][] = []
  const byRow = bands.map((band) => cellsOf(band, headBase, columns))
  reachUp(byRow, bands, columns, rules)
  byRow.forEach((cells, row) => {
    for (let column = 0; column < columns.length; ) {
      const cell = cells.get(column)
      const next = Math.min(columns.length, ...[...cells.keys()].filter((other) => other > column))
      const columnSpan = Math.min((cell?.last ?? column) + 1, next) - column
      regions.push({ row, column, rowSpan: 1, columnSpan })
      inside.push(cell?.glyphs ?? [])
      column += columnSpan
    }
  })
  const box = [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0] as const
  const lattice = { xs, ys, regions, box, isOpenAtHead: false, isOpenAtFoot: false, openColumns: [] }
  return { lattice, columns, inside, lines: bands.flat().map((row) => row.line) }
}

/**
 * Where a level line parts two rows over some columns only, the others reach over both rows: what stands in them below
 * belongs to the upper row.
 */
function reachUp(
  byRow: readonly Map<number, AlignedCell>[],
  bands: readonly Band[],
  columns: readonly Extent[],
  rules: readonly Rule[],
): void {
  for (let row = byRow.length - 1; row > 0; row -= 1) {
    const [above, here] = [byRow[row - 1], byRow[row]]
    const [top, foot] = [bands[row - 1]?.at(-1)?.line.base ?? 0, bands[row]?.[0]?.line.base ?? 0]
    const drawn = rules.filter(({ at }) => at > top && at <= foot)
    for (const [column, cell] of here ?? []) {
      const { from, to } = columns[column] ?? { from: 0, to: 0 }
      const isParted = drawn.some((rule) => rule.from < (from + to) / 2 && rule.to > (from + to) / 2)
      if (drawn.length === 0 || isParted) continue
      const upper = above?.get(column)
      if (upper) upper.glyphs.push(...cell.glyphs)
      else above?.set(column, cell)
      here?.delete(column)
    }
  }
}

type AlignedCell = { readonly glyphs: Glyph[]; readonly last: number }

/** Cells of a row by their first column. */
function cellsOf(band: Band, headBase: number, columns: readonly Extent[]): Map<number, AlignedCell> {
  const cells = new Map<number, AlignedCell>()
  for (const { line, pieces } of band) {
    const isHead = line.base <= headBase
    for (const piece of pieces) {
      const only = columnOf(piece, columns)
      const { first, last } = isHead
        ? headSpan(piece, columns, line.base < headBase)
        : { first: only, last: only }
      const cell = cells.get(first)
      if (cell) cell.glyphs.push(...piece.glyphs)
      else cells.set(first, { glyphs: [...piece.glyphs], last })
    }
  }
  return cells
}

/** The columns a word of the head stands over; above the lowest line a word between two columns stands over both. */
function headSpan(piece: Line, columns: readonly Extent[], isUpper: boolean) {
  const touched = columnsUnder(piece, columns)
  const { from, to } = extentOf(piece)
  const before = columns.findLastIndex((column) => column.to <= from)
  const next = columns[before + 1]
  const isBetween = before >= 0 && next !== undefined && next.from >= to
  return isUpper && isBetween ? { first: before, last: before + 1 } : touched
}

const topOf = (band: Band): number => Math.min(...band.map((row) => row.line.box[1]))
const footOf = (band: Band): number => Math.max(...band.map((row) => row.line.box[3]))

/** Edges halfway between neighbours, and the outermost edges. */
function edgesBetween(extents: readonly Extent[]): number[] {
  const [first, last] = [extents[0], extents.at(-1)]
  if (!first || !last) return []
  const middles = extents.slice(1).map((extent, index) => ((extents[index]?.to ?? 0) + extent.from) / 2)
  return [first.from, ...middles, last.to]
}

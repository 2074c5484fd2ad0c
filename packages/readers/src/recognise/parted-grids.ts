import { targetField, wordsKnown } from '@mingzhang/law'
import type { Block, Grid, GridRow } from '@mingzhang/model'
import { paragraphsOf } from '../grid/clean-piece.ts'
import { trimmedColumns } from '../grid/trim-columns.ts'
import { isHeadRow } from '../targets/target-head.ts'
import { textsOf } from './header-rows.ts'
import { isListedHeader, splitYear } from './header-word.ts'
import { isCode, isFigure, listNumber } from './printed-cell.ts'
import { isPageNumber, isTableLine } from './table-lines.ts'
import { isNumberLine, isTitle } from './table-title.ts'

/**
 * 分表 Grids parted where a format could not: tables, titles and sentences that stand below each other in one sheet, one
 * page or one file of values, with no blank row and no drawn line between them.
 *
 * A line (one filled cell in its row) parts two tables when a header follows, or when the columns below it are others
 * than those above it. A line that does not reach over the whole width could be a row without figures: it must be worded
 * like a title, a small line or a sentence.
 */
export function partedGrids(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => (block.kind === 'grid' ? parted(block) : [block]))
}

/** Rows of lines between two pieces of a table, `from` up to, not including, `to`. */
type Cut = { readonly from: number; readonly to: number }

function parted(grid: Grid): Block[] {
  if (grid.rows.every(({ cells }) => cells.length === 1)) return grid.rows.flatMap(linesOfRow)
  const cuts = cutsOf(grid.rows)
  if (cuts.length === 0) return [grid]
  const starts = [0, ...cuts.map(({ to }) => to)]
  return starts.flatMap((start, index): Block[] => {
    const cut = cuts[index]
    const piece = trimmedColumns(grid.rows.slice(start, cut?.from ?? grid.rows.length))
    const [first] = piece
    const { continues: _, ...plain } = grid
    const part: Grid[] = first
      ? [{ ...(index === 0 ? grid : plain), rows: piece, place: index === 0 ? grid.place : first.place }]
      : []
    return [...part, ...grid.rows.slice(cut?.from ?? 0, cut?.to ?? 0).flatMap(linesOfRow)]
  })
}

const linesOfRow = (row: GridRow): Block[] =>
  row.cells.flatMap(({ text, place }) =>
    text === '' ? [] : paragraphsOf(place.text, (line) => ({ ...place, text: line })),
  )

function cutsOf(rows: readonly GridRow[]): Cut[] {
  const cuts: Cut[] = []
  for (let from = 0; from < rows.length; from += 1) {
    const row = rows[from]
    if (!row || !(isLine(row) || isBlank(row))) continue
    let to = from
    for (let next = rows[to]; next && (isLine(next) || isBlank(next)); next = rows[to]) to += 1
    const cut = cutWithin(rows, from, to)
    if (cut) cuts.push(cut)
    from = to
  }
  return cuts
}

/** Which of the lines stand between two tables; null when they are rows of one. */
function cutWithin(rows: readonly GridRow[], start: number, to: number): Cut | null {
  const from = firstBetween(rows, start, to)
  const lines = rows.slice(from, to).filter((row) => !isBlank(row))
  const said = lines.map(textOf)
  const isWorded = said.some((text) => isTitle(text) || isTableLine(text) || isSentence(text))
  const below = rows.slice(to, to + reach)
  const above = rows.slice(Math.max(0, from - reach), from)
  if (below.length === 0)
    return said.some((text) => isSentence(text) || isPageNumber(text)) ? { from, to } : null
  if (isWorded && (above.length === 0 || opensTable(below))) return { from, to }
  const areOver = lines.every(isOver) && (isWorded || lines.length > 1)
  return (areOver && areOthers(above, below)) || said.filter(isSentence).length > 1 ? { from, to } : null
}

/**
 * The first line of a text between two tables: what no table calls a row; without sentences, of the lines right above
 * the lower one. The last of them may head its columns (2024年预算数), and a small line may go on below itself.
 */
function firstBetween(rows: readonly GridRow[], start: number, to: number): number {
  const run = rows.slice(start, to)
  if (run.some(saysSentence)) {
    const opens = (row: GridRow, at: number): boolean =>
      isFree(row) || headsSentence(row, run[at + 1]) || !wordsKnown('row', textOf(row))
    return start + run.findIndex(opens)
  }
  const isBetween = (row: GridRow, at: number): boolean => {
    const above = run[at - 1]
    if (isFree(row) || (above && isFree(above) && !isBlank(above))) return true
    return at === run.length - 1 && splitYear(textOf(row)).word.length <= 3
  }
  return start + run.findLastIndex((row, at) => !isBetween(row, at)) + 1
}

/** 一、支出说明, right above a sentence. */
const headsSentence = (row: GridRow, below: GridRow | undefined): boolean =>
  listNumber(textOf(row)) !== null && below !== undefined && saysSentence(below)

const saysSentence = (row: GridRow): boolean => isSentence(textOf(row))

/** Rows above and below that are looked at. */
const reach = 12

const filledIn = (row: GridRow): string[] => textsOf(row).filter((text) => text !== '')

const isBlank = (row: GridRow): boolean => row.cells.every(({ text }) => text === '')

const textOf = (row: GridRow): string => filledIn(row).join('')

/** One filled cell, at the left of several columns. */
const isLine = (row: GridRow): boolean =>
  row.cells.length > 1 &&
  row.cells[0]?.text !== '' &&
  row.cells.every(({ text }, at) => at === 0 || text === '')

/** Over the whole width. */
const isOver = ({ cells }: GridRow): boolean => (cells[0]?.columnSpan ?? 1) * 10 >= cells.length * 9

/** Can this row stand between two tables? */
function isFree(row: GridRow): boolean {
  if (isBlank(row) || isOver(row)) return true
  const text = textOf(row)
  return (
    isTitle(text) ||
    isSentence(text) ||
    [isNumberLine, isTableLine, isPageNumber, isLabelled].some((test) => test(text))
  )
}

/** 序号：2, 编制单位：…: a label with what it says. */
const isLabelled = (text: string): boolean => /^(?!其中)\p{Script=Han}{2,8}[:：].{1,40}$/u.test(text)

const isSentence = (text: string): boolean => text.length >= 20 && /[。；]/u.test(text)

/**
 * Small lines, then a header: words that headers use and no figure, or the head of a target table. Money by its source
 * (上年结转) stands in such a head and in rows of any table.
 */
function opensTable(below: readonly GridRow[]): boolean {
  const row = below.find((each) => !filledIn(each).every(isTableLine))
  const texts = row ? filledIn(row) : []
  const fields = new Set(texts.flatMap((text) => targetField('block', text) ?? []))
  const isMoneyOnly = fields.size === 1 && fields.has('part')
  if (row && !isMoneyOnly && isHeadRow(row.cells)) return true
  if (texts.length < 2 || texts.some((text) => isCode(text) || isFigure(text))) return false
  return texts.filter(isListedHeader).length * 2 >= texts.length
}

/** Cells below begin where none begins above, and the other way round. */
function areOthers(above: readonly GridRow[], below: readonly GridRow[]): boolean {
  const lineBelow = below.findIndex(isLine)
  const [one, other] = [edgesOf(above), edgesOf(lineBelow > 0 ? below.slice(0, lineBelow) : below)]
  return [...one].some((edge) => !other.has(edge)) && [...other].some((edge) => !one.has(edge))
}

function edgesOf(rows: readonly GridRow[]): Set<number> {
  const edges = new Set<number>()
  for (const { cells } of rows) {
    for (let at = 0; at < cells.length; at += cells[at]?.columnSpan ?? 1) edges.add(at)
  }
  return edges
}

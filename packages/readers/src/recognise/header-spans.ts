import { meaningOf } from './header-word.ts'
import { isTotalWord } from './printed-cell.ts'
import { sideOfWord } from './sides.ts'

/** 表头单元 One header cell with the physical columns it covers: from `start` up to, not including, `end`. */
export type Span = { readonly text: string; readonly start: number; readonly end: number }

/** One level of the header, from left to right, without gaps. A span without text is covered from above. */
export type Level = readonly Span[]

/**
 * 还原合并单元 Header levels with their spans, the outermost first.
 *
 * Flattened text keeps a merged header cell in one of two ways. Either the covered cells stand there blank, and the row
 * is as wide as the table; or cells covered from the left were dropped, while those covered from above stayed blank:
 * then the row is shorter and its cells are matched with the level below, from the bottom up.
 *
 * @param rows header rows as texts without blanks inside
 * @param width physical columns of the data
 */
export function headerLevels(rows: readonly (readonly string[])[], width: number): Level[] {
  const levels: Level[] = []
  let below: Level = []
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = trimTo(rows[index] ?? [], width)
    const isBottom = index === rows.length - 1
    below = (isBottom ? null : overLevel(row, below, width)) ?? placed(row, width)
    levels.unshift(below)
  }
  return settleBlanks(levels)
}

/** A short row over the level below it; null when the row is as wide as the table, or nothing fits. */
function overLevel(row: readonly string[], below: Level, width: number): Level | null {
  if (row.length < below.length)
    return repeated(row, below) ?? matchedWith(row, below, printedFit(row, below))
  if (row.length > below.length || below.length >= width) return null
  return below.map((span, index) => ({ ...span, text: row[index] ?? '' }))
}

/** 人员经费 | 公用经费 over 科目代码 | 科目名称 | 决算数 twice: the same words come again below every cell. */
function repeated(row: readonly string[], below: Level): Level | null {
  const size = below.length / row.length
  if (row.length < 2 || size < 2 || !Number.isInteger(size) || row.includes('')) return null
  const isSame = below.every(({ text }, at) => text !== '' && text === below[at % size]?.text)
  if (!isSame || new Set(below.map(({ text }) => text)).size < size) return null
  return row.map((text, index) => ({
    text,
    start: below[index * size]?.start ?? 0,
    end: below[(index + 1) * size - 1]?.end ?? 0,
  }))
}

/** Blank cells beyond the width of the data carry nothing. */
function trimTo(row: readonly string[], width: number): readonly string[] {
  let length = row.length
  while (length > width && row[length - 1] === '') length -= 1
  return row.slice(0, length)
}

const placed = (row: readonly string[], width: number): Level =>
  Array.from({ length: Math.max(width, row.length) }, (_, column) => ({
    text: row[column] ?? '',
    start: column,
    end: column + 1,
  }))

/** How well a short row fits where it is printed, its blanks covered from the left and its end cut off. */
function printedFit(row: readonly string[], below: Level): number {
  if (!row.slice(1).includes('')) return Number.NEGATIVE_INFINITY
  const starts = row.flatMap((text, column) => (text !== '' || column === 0 ? [column] : []))
  return starts.reduce((score, start, index) => {
    const end = starts[index + 1] ?? below.length
    return (
      score +
      affinity(
        row[start] ?? '',
        below.slice(start, end).map((span) => span.text),
      )
    )
  }, 0)
}

type Match = { readonly score: number; readonly ends: readonly number[] }

/** Matches a short level with the one below: each cell takes one blank cell or a run of filled ones; null if it fails. */
function matchedWith(row: readonly string[], below: Level, least: number): Level | null {
  const memo = new Map<number, Match>()
  const best = (cell: number, from: number): Match => {
    if (cell === row.length) return { score: from === below.length ? 0 : Number.NEGATIVE_INFINITY, ends: [] }
    const slot = cell * 1000 + from
    const known = memo.get(slot)
    if (known) return known
    let chosen: Match = { score: Number.NEGATIVE_INFINITY, ends: [] }
    const last = below.length - (row.length - cell - 1)
    for (let to = from + 1; to <= last; to += 1) {
      const rest = best(cell + 1, to)
      const score =
        rest.score +
        affinity(
          row[cell] ?? '',
          below.slice(from, to).map((span) => span.text),
        )
      if (score > chosen.score) chosen = { score, ends: [to, ...rest.ends] }
    }
    memo.set(slot, chosen)
    return chosen
  }
  const { score: fit, ends } = best(0, 0)
  if (fit < 0 || fit <= least) return null
  let from = 0
  return ends.map((to, cell) => {
    const start = below[from]?.start ?? 0
    const end = below[to - 1]?.end ?? start + 1
    from = to
    return { text: row[cell] ?? '', start, end }
  })
}

const accountParent = /科目(?:编码|代码)?$|分类$/u

/** Does a word head the codes or names of a list, and so open a group of columns? */
function opensList(word: string): boolean {
  const { structure } = meaningOf('header', word, { form: null, side: null })
  return structure === 'name' || structure === 'code' || structure === 'parent'
}

/** How well a header cell stands over a run of cells of the level below. */
function affinity(parent: string, children: readonly string[]): number {
  const [first = ''] = children
  const isSide = sideOfWord(parent) !== null
  if (parent === '') return children.length === 1 && first === '' ? 3 : -100
  if (children.length === 1 && first === '') return 3
  if (children.length === 1) return isSide && opensList(first) ? 1 : -1
  if (children.includes('')) return -4 * children.filter((child) => child === '').length
  const listed = children.filter(opensList).length
  if (accountParent.test(parent)) return listed === children.length ? 4 : -3 * (children.length - listed)
  const inside = children.slice(1)
  if (isSide) return 1 + (opensList(first) ? 2 : 0) - 2 * inside.filter(opensList).length
  const breaks = inside.filter((child) => /^合计$|^总计$/u.test(child)).length
  return 1 + kinship(parent, children) + (isTotalWord(first) ? 2 : 0) - 2 * breaks - listed
}

const commonplace = /收入|支出|预算|决算|合计|小计|总计|金额|经费|拨款|数/gu

/** Where words below take up a part of the header (增减额 below 比上年增减), half a point for each, less for others. */
function kinship(parent: string, children: readonly string[]): number {
  const words = parent.replace(commonplace, ' ')
  const shares = (child: string): boolean => {
    const own = child.replace(commonplace, ' ')
    return Array.from({ length: Math.max(0, own.length - 1) }, (_, at) => own.slice(at, at + 2)).some(
      (pair) => /^\p{Script=Han}{2}$/u.test(pair) && words.includes(pair),
    )
  }
  const kin = children.filter(shares).length
  const strangers = children.filter((child) => !shares(child) && !isTotalWord(child)).length
  return kin === 0 ? 0 : (kin - strangers) / 2
}

/** A blank goes with the cell on its left inside the same outer cell; on its own it is covered from above. */
function settleBlanks(levels: readonly Level[]): Level[] {
  const settled: Level[] = []
  for (const level of levels) {
    const outer = settled.at(-1)
    settled.push(outer ? outer.flatMap((span) => settleWithin(level, span)) : settleTop(level))
  }
  return settled
}

const settleTop = (level: Level): Level => mergeBlanks(level)

function settleWithin(level: Level, outer: Span): Level {
  const inside = level.filter((span) => span.start >= outer.start && span.start < outer.end)
  if (inside.every((span) => span.text === '')) return [{ text: '', start: outer.start, end: outer.end }]
  return mergeBlanks(inside)
}

function mergeBlanks(spans: readonly Span[]): Level {
  const merged: Span[] = []
  for (const span of spans) {
    const left = merged.at(-1)
    if (left && span.text === '') merged[merged.length - 1] = { ...left, end: span.end }
    else merged.push(span)
  }
  return merged
}

/** The header words over one physical column, the outermost first. */
export function pathAt(levels: readonly Level[], column: number): string[] {
  const path: string[] = []
  for (const level of levels) {
    const text = level.find((span) => span.start <= column && column < span.end)?.text ?? ''
    if (text !== '' && path.at(-1) !== text) path.push(text)
  }
  return path
}

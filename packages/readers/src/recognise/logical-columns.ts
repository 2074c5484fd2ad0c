import { type Level, pathAt } from './header-spans.ts'
import { isListedHeader } from './header-word.ts'

/** 逻辑列 A column as meant, and the physical columns it was printed in. */
export type LogicalColumn = {
  readonly path: readonly string[]
  /** Physical columns from `start` up to, not including, `end`. */
  readonly start: number
  readonly end: number
  /** The header had to be put together from torn pieces. */
  readonly mended: boolean
}

/**
 * 列的还原 Columns as meant: a header torn into neighbouring cells (上解上级 | 支出) is put together again, with the help
 * of the row of column numbers where there is one. Data of a torn column may stand under any of its pieces.
 *
 * @param ruler texts of the 栏次 row, null without one
 * @param bothFilled do two neighbouring physical columns ever hold data in one row?
 */
export function logicalColumns(
  levels: readonly Level[],
  width: number,
  ruler: readonly string[] | null,
  bothFilled: (left: number) => boolean,
): LogicalColumn[] {
  const paths = Array.from({ length: width }, (_, column) => pathAt(levels, column))
  const words = paths.map((path, column) => ownWord(levels, path, column))
  const marks = ruler?.flatMap((text, column) => (text !== '' && column < width ? [column] : [])) ?? []
  const byRuler = marks.length > 0 && marks.length < width ? groupedByMarks(words, marks) : null
  if (byRuler) {
    return byRuler.map((group, index) => ({
      path: mendedPath(paths, words, group),
      start: marks[index] ?? 0,
      end: marks[index + 1] ?? width,
      mended: group.to - group.from > 1,
    }))
  }
  const isCovered = (left: Group, right: Group): boolean =>
    isUnderOneCell(paths, words, left, right) && !bothFilled(right.from - 1)
  return pairsJoined(orphansJoined(words, bothFilled), isCovered).map((group) => ({
    path: mendedPath(paths, words, group),
    start: group.from,
    end: group.to,
    mended: group.to - group.from > 1,
  }))
}

/**
 * Tables of other widths below each other leave edges inside a column: one header cell reaches over both sides of such
 * an edge, and every row fills only one of them.
 */
const isUnderOneCell = (
  paths: readonly (readonly string[])[],
  words: readonly string[],
  left: Group,
  right: Group,
): boolean => {
  const [one, other] = [paths[left.from] ?? [], paths[right.from] ?? []]
  return words[right.from] === '' && other.length > 0 && other.join(' ') === one.join(' ')
}

type Group = { readonly from: number; readonly to: number }

/** The innermost word if it belongs to this column alone or opens here; else nothing. */
function ownWord(levels: readonly Level[], path: readonly string[], column: number): string {
  const inner = path.at(-1) ?? ''
  const span = levels
    .toReversed()
    .map((level) => level.find((one) => one.start <= column && column < one.end))
    .find((one) => one !== undefined && one.text !== '')
  return span && span.start < column ? '' : inner
}

const isKnown = (word: string): boolean => word !== '' && isListedHeader(word)

const joined = (words: readonly string[], { from, to }: Group): string => words.slice(from, to).join('')

/** As many groups of words as there are numbered columns, if that leaves fewer unknown words than taking each alone. */
function groupedByMarks(words: readonly string[], marks: readonly number[]): Group[] | null {
  if (words.every((word) => word === '' || isKnown(word))) return null
  const scoreOf = (group: Group): number => {
    const word = joined(words, group)
    if (word === '') return group.to - group.from > 1 ? -3 : 0
    const pieces = words.slice(group.from, group.to).filter((piece) => piece !== '').length
    if (pieces > 1) return isKnown(word) ? 2 : -4
    return isKnown(word) ? 2 : 0
  }
  const best = bestGroups(words.length, marks.length, scoreOf)
  const unknownAlone = words.filter((word) => word !== '' && !isKnown(word)).length
  const unknownTogether = best.filter((group) => !isKnown(joined(words, group))).length
  return unknownTogether < unknownAlone ? best : null
}

function bestGroups(length: number, count: number, scoreOf: (group: Group) => number): Group[] {
  type State = { readonly score: number; readonly groups: readonly Group[] }
  let states = new Map<number, State>([[0, { score: 0, groups: [] }]])
  for (let done = 0; done < count; done += 1) {
    const next = new Map<number, State>()
    for (const [from, state] of states) {
      for (let to = from + 1; to <= Math.min(length, from + 3); to += 1) {
        const group = { from, to }
        const score = state.score + scoreOf(group)
        if (score > (next.get(to)?.score ?? Number.NEGATIVE_INFINITY)) {
          next.set(to, { score, groups: [...state.groups, group] })
        }
      }
    }
    states = next
  }
  return [...(states.get(length)?.groups ?? [])]
}

/**
 * Without column numbers: a piece unknown on its own joins its neighbour when the two make a listed word. Where one word
 * is torn, others are: then two pieces that are words themselves join as well.
 */
function orphansJoined(words: readonly string[], bothFilled: (left: number) => boolean): Group[] {
  const alone = words.map((_, column) => ({ from: column, to: column + 1 }))
  const isTorn = (left: Group, right: Group): boolean => {
    const [before, after] = [joined(words, left), joined(words, right)]
    const makesWord = before !== '' && after !== '' && isKnown(before + after)
    return makesWord && !bothFilled(right.from - 1)
  }
  const once = pairsJoined(alone, (left, right) => {
    const areWords = isKnown(joined(words, left)) && isKnown(joined(words, right))
    return !areWords && isTorn(left, right)
  })
  return once.length < alone.length ? pairsJoined(once, isTorn) : once
}

function pairsJoined(groups: readonly Group[], joins: (left: Group, right: Group) => boolean): Group[] {
  const result: Group[] = []
  for (const group of groups) {
    const left = result.at(-1)
    if (left && joins(left, group)) result[result.length - 1] = { from: left.from, to: group.to }
    else result.push(group)
  }
  return result
}

function mendedPath(paths: readonly (readonly string[])[], words: readonly string[], group: Group): string[] {
  const path = paths[group.from] ?? []
  const word = joined(words, group)
  return group.to - group.from > 1 && word !== '' ? [...path.slice(0, -1), word] : [...path]
}

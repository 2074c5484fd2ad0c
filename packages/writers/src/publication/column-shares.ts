import type { PrintedCell, PrintedTable } from '@mingzhang/model'
import { widthFor } from './break-lines.ts'
import { layOutTable, type Placed } from './lay-out-table.ts'
import { emsOf } from './text-width.ts'

/** Room at the two sides of a cell, in em, and how much wider bold type is. */
const sides = 1.2
const strong = 1.18

/** No column is asked to be wider for its words than so many em: beyond it they take several lines. */
const mostForWords = 26

/** A word of so many em is not torn as long as there is room. */
const shortWord = 4.2

/** Lines that a head takes at most as long as there is room. */
const headLines = 3

/** Half of a name on each of two lines takes at most so many em before words of another column are torn for it. */
const halfLabel = 8

/** A label that spans columns asks for room of its own up to so many em. */
const longestLabel = 10

/**
 * 列宽 Shares of the columns in thousandths, summing up to 1000. No column is narrower than the longest number in it as
 * long as others have room to give. Where words would take several lines, columns that do not need all that the form
 * gives them give it away; where all are short of room, each gets of it as it needs.
 *
 * @param emsAcross width of the whole table in widths of a Chinese character
 */
export function columnShares(table: PrintedTable, emsAcross: number): number[] {
  const given = table.columns.map(({ widthShare }) => (widthShare > 0 ? widthShare : 1))
  const needs = neededEms(table, emsAcross, 2)
  // Where the room is short, names have it rather than heads.
  const { least, wanted } = sumOf(needs.wanted) > emsAcross ? neededEms(table, emsAcross, headLines) : needs
  const isShort = sumOf(wanted) > emsAcross && sumOf(least) < emsAcross
  const wished = isShort
    ? between(least, wanted, emsAcross)
    : given.map((share) => (share / sumOf(given)) * emsAcross)
  return toThousand(shiftedToWords(fitted(wished, least, emsAcross), least, wanted))
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** So far from the least to what is wanted that all together are as wide as the whole. */
function between(least: readonly number[], wanted: readonly number[], whole: number): number[] {
  const upper = least.map((width, at) => Math.max(width, wanted[at] ?? 0))
  const share = (whole - sumOf(least)) / (sumOf(upper) - sumOf(least))
  return least.map((width, at) => width + ((upper[at] ?? 0) - width) * share)
}

/** As wished, but none below its least as long as others can give. */
function fitted(wished: readonly number[], least: readonly number[], whole: number): number[] {
  const lack = sumOf(wished.map((width, at) => Math.max(0, (least[at] ?? 0) - width)))
  const room = sumOf(wished.map((width, at) => Math.max(0, width - (least[at] ?? 0))))
  const give = room > 0 ? Math.min(1, lack / room) : 0
  const widths = wished.map((width, at) => {
    const need = least[at] ?? 0
    return width < need ? need : width - (width - need) * give
  })
  return widths.map((width) => (width * whole) / sumOf(widths))
}

/** Columns wider than their words give what they do not need to those whose words take several lines. */
function shiftedToWords(
  widths: readonly number[],
  least: readonly number[],
  wanted: readonly number[],
): number[] {
  const spare = widths.map((width, at) => Math.max(0, width - Math.max(least[at] ?? 0, wanted[at] ?? 0)))
  const lack = widths.map((width, at) => Math.max(0, (wanted[at] ?? 0) - width))
  const [allSpare, allLack] = [sumOf(spare), sumOf(lack)]
  if (allSpare === 0 || allLack === 0) return [...widths]
  const moved = Math.min(allSpare, allLack)
  return widths.map(
    (width, at) => width - ((spare[at] ?? 0) * moved) / allSpare + ((lack[at] ?? 0) * moved) / allLack,
  )
}

type Needs = { readonly least: readonly number[]; readonly wanted: readonly number[] }

/** What the longest number or code of each column needs, and what most of its words would like, in em. */
function neededEms(table: PrintedTable, emsAcross: number, linesOfHeads: number): Needs {
  const numbers = table.columns.map(() => 3)
  const heads = table.columns.map(() => 0)
  const names = table.columns.map((): number[] => [])
  const words = table.columns.map((): number[] => [])
  const { head, body } = layOutTable(table)
  for (const { cell, column } of head.flat()) {
    if (cell.columns > 1) continue
    // Heads are short and centred: they look well on two lines.
    words[column]?.push(Math.min(widthFor(cell.text, linesOfHeads), 6))
    heads[column] = Math.max(heads[column] ?? 0, Math.min(widthFor(cell.text, headLines), shortWord))
  }
  body.forEach((cells, row) => {
    // Totals are printed bold, and where a font is missing its stand-in is wider: a figure never runs over two lines.
    const width = table.rows[row]?.strong ? strong : 1
    for (const { cell, column } of cells) {
      if (cell.columns > 1) continue
      const longest = Math.max(0, ...(cell.text.match(/[\dA-Za-z.,-]+/gu) ?? []).map(emsOf)) * width
      numbers[column] = Math.max(numbers[column] ?? 0, Math.min(longest, 18) + sides)
      const name = widest(cell.text)
      const asked = Math.min(name * width + cell.indent, mostForWords)
      names[column]?.push(
        name <= shortWord ? name : Math.min(halfLabel, Math.max(shortWord, asked / 2)) + cell.indent,
      )
      words[column]?.push(asked)
    }
  })
  const withNames = numbers.map((width, at) => Math.max(width, nearlyWidest(names[at] ?? []) + sides))
  const withHeads = withNames.map((width, at) => Math.max(width, (heads[at] ?? 0) + sides))
  const least = [withHeads, withNames].find((widths) => sumOf(widths) <= emsAcross) ?? numbers
  const wanted = words.map((ems, at) => Math.max(least[at] ?? 0, nearlyWidest(ems) + sides))
  return { least, wanted: withLabels(wanted, body.flat()) }
}

/** Columns that a label spans want as much together as it needs. */
function withLabels(wanted: readonly number[], cells: readonly Placed<PrintedCell>[]): number[] {
  const widths = [...wanted]
  for (const { cell, column } of cells) {
    const needed = widest(cell.text) + sides
    if (cell.columns === 1 || needed > longestLabel) continue
    const spanned = widths.slice(column, column + cell.columns)
    const lack = Math.max(0, needed - sumOf(spanned)) / spanned.length
    spanned.forEach((width, at) => {
      widths[column + at] = width + lack
    })
  }
  return widths
}

/** A few cells that are longer than the rest take a second line. */
function nearlyWidest(ems: readonly number[]): number {
  const filled = ems.filter((width) => width > 0).toSorted((one, other) => one - other)
  return filled[Math.ceil((filled.length - 1) * 0.9)] ?? 0
}

const widest = (text: string): number => Math.max(0, ...text.split('\n').map(emsOf))

/** Whole numbers in the same proportions that sum up to 1000. */
function toThousand(widths: readonly number[]): number[] {
  const whole = widths.map((share) => Math.floor((share * 1000) / sumOf(widths)))
  const rest = 1000 - sumOf(whole)
  return whole.map((share, index) => (index < rest ? share + 1 : share))
}

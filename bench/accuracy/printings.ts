/**
 * 排印变换 The same document printed another way: what renderers do to tables. None of it changes what the document says,
 * so none of it may change what is read.
 */
export type Printing = { readonly name: string; readonly print: (text: string) => string }

type Rows = readonly string[]

const isRow = (line: string): boolean => line.indexOf('\t', 1) > 0
const isRuler = (line: string): boolean => /^\t*(?:栏|档)\s*次\t/u.test(line)

/** Rewrites every run of table rows; other lines stay. */
const eachGrid = (rewrite: (rows: Rows) => Rows) => (text: string) => {
  const printed: string[] = []
  let rows: string[] = []
  for (const line of [...text.split('\n'), '']) {
    if (isRow(line)) {
      rows.push(line)
      continue
    }
    printed.push(...(isBudgetTable(rows) ? rewrite(rows) : rows), line)
    rows = []
  }
  return printed.join('\n')
}

const isBudgetTable = (rows: Rows): boolean =>
  rows.length > 8 && headerEnd(rows) > 0 && !rows.some((row) => /指标|绩效/u.test(row))

/** Index of the first row of data. */
function headerEnd(rows: Rows): number {
  const ruler = rows.findIndex(isRuler)
  if (ruler > 0) return ruler + 1
  return rows.findIndex((row) => /\d\.\d/u.test(row) || /^(?:合计|一、|1\t)/u.test(row))
}

const middle = (rows: Rows): number => Math.floor((rows.length + headerEnd(rows)) / 2)

const eachCell = (change: (cell: string) => string) => (text: string) =>
  text
    .split('\n')
    .map((line) => (isRow(line) ? line.split('\t').map(change).join('\t') : line))
    .join('\n')

const fullWidth = (cell: string): string =>
  /^[\d,]+\.\d\d$/u.test(cell)
    ? cell.replace(/[\d.,]/gu, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0))
    : cell

/** Cells that a wider cell on their left covers are dropped, as renderers of one cell a line do. */
const withoutCovered = (rows: Rows): Rows =>
  rows.map((row, index) => {
    const below = rows[index + 1]
    if (index >= headerEnd(rows) - 1 || below === undefined || isRuler(below)) return row
    const under = below.split('\t')
    return row
      .split('\t')
      .filter((cell, column) => cell !== '' || column === 0 || (under[column] ?? '') === '')
      .join('\t')
  })

const cellALine = (rows: Rows): Rows =>
  rows.flatMap((row) => [...row.split('\t').map((cell) => `\t${cell}`), ''])

const breakPage = (between: (rows: Rows) => Rows) => (rows: Rows) => [
  ...rows.slice(0, middle(rows)),
  ...between(rows),
  ...rows.slice(middle(rows)),
]

export const printings: readonly Printing[] = [
  { name: 'blank cells at the end cut off', print: (text) => text.replace(/(?<=[^\t\n][^\n]*)\t+$/gmu, '') },
  { name: 'no row of column numbers', print: eachGrid((rows) => rows.filter((row) => !isRuler(row))) },
  { name: 'full-width digits', print: eachCell(fullWidth) },
  {
    name: 'blanks inside words',
    print: eachCell((cell) => (/^(?:合计|小计|项目)$/u.test(cell) ? cell.split('').join('   ') : cell)),
  },
  { name: 'a blank line after every row', print: eachGrid((rows) => rows.flatMap((row) => [row, ''])) },
  {
    name: 'a page break with the header again',
    print: eachGrid(
      breakPage((rows) => ['', '- 12 -', '', '单位：万元', '', ...rows.slice(0, headerEnd(rows))]),
    ),
  },
  { name: 'a page break without it', print: eachGrid(breakPage(() => ['', '12', ''])) },
  {
    name: 'the header again inside the grid',
    print: eachGrid(breakPage((rows) => rows.slice(0, headerEnd(rows)))),
  },
  { name: 'one cell a line', print: eachGrid(cellALine) },
  { name: 'covered cells dropped', print: eachGrid(withoutCovered) },
  {
    name: 'one cell a line, covered cells dropped',
    print: eachGrid((rows) => cellALine(withoutCovered(rows))),
  },
]

import { formatAmount, keyText, type PrintedCell, type PrintedTable } from '@mingzhang/model'
import { type Html, html, trusted } from '../../html/escape.ts'
import { columnShares } from '../column-shares.ts'
import { layOutTable, type Placed } from '../lay-out-table.ts'
import { linesAbove, linesOf, titleOfTable } from '../table-caption.ts'
import { publicationWords } from '../words.ts'

/**
 * 公开表（网页） A table with its title, the lines above it and its note; it scrolls inside where the screen is narrow.
 *
 * @param id of its title, for links
 * @param level of its title among the headings of the page
 */
export function tableHtml(table: PrintedTable, id: string, level: 2 | 3 | 4): Html {
  const title = titleOfTable(table)
  const count = table.columns.length
  const style = count > 16 ? 'table small vast' : count > 7 ? 'table small' : 'table'
  const name = title === '' ? null : heading(level, id, title)
  return html`<section class="${style}">
${name}${above(table)}<div class="scroll" role="group" tabindex="0" ${groupName(title, id)}>
${grid(table, title === '' ? null : id)}
</div>
${
  table.note === null || table.note === ''
    ? null
    : html`<p class="note">${broken(table.note)}</p>
`
}</section>
`
}

const groupName = (title: string, id: string): Html =>
  title === '' ? html`aria-label="${publicationWords.page.table}"` : html`aria-labelledby="${id}"`

export const heading = (level: 2 | 3 | 4, id: string, text: string, name = ''): Html => {
  const tag = trusted(`h${level}`)
  const style = name === '' ? null : html` class="${name}"`
  return html`<${tag} id="${id}"${style}>${broken(text)}</${tag}>
`
}

/** 分行 A text with its line breaks. */
export const broken = (text: string): Html[] =>
  linesOf(text).map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))

function above(table: PrintedTable): Html | null {
  const { alone, left, right } = linesAbove(table)
  const last =
    left === '' && right === ''
      ? null
      : html`<div class="lines">${left === '' ? null : html`<p>${left}</p>`}${
          right === '' ? null : html`<p class="unit">${right}</p>`
        }</div>
`
  const rest = alone.map(
    (line) => html`<div class="lines"><p>${line}</p></div>
`,
  )
  return html`${rest}${last}`
}

function grid(table: PrintedTable, labelledBy: string | null): Html {
  const { head, body, columns } = layOutTable(table)
  const label = labelledBy === null ? null : html` aria-labelledby="${labelledBy}"`
  const shares = columnShares(table, columns > 7 ? 88 : 76)
  const width = Math.min(columns, 30)
  const names = nameColumn(table)
  return html`<table class="n${width}"${label}>
<colgroup>${shares.map((share, at) => html`<col${at === names ? html` class="k"` : null} width="${share / 10}%">`)}</colgroup>
${
  head.length === 0
    ? null
    : html`<thead>
${head.map(
  (
    cells,
  ) => html`<tr>${cells.map(({ cell }) => html`<th scope="${cell.columns > 1 ? 'colgroup' : 'col'}"${spans(cell)}>${broken(cell.text)}</th>`)}</tr>
`,
)}</thead>
`
}<tbody>
${body.map(
  (
    cells,
    row,
  ) => html`<tr${table.rows[row]?.strong ? html` class="strong"` : null}>${cells.map((placed) => bodyCell(placed, table, names))}</tr>
`,
)}</tbody>
</table>`
}

const spans = ({ columns, rows }: { readonly columns: number; readonly rows: number }): Html =>
  html`${columns > 1 ? html` colspan="${columns}"` : null}${rows > 1 ? html` rowspan="${rows}"` : null}`

/** 名称列 The column that says what a row is about: the words right before the first column of figures; −1 where none is. */
function nameColumn({ columns }: PrintedTable): number {
  const figures = columns.findIndex(({ align }) => align === 'right')
  return figures < 0 ? -1 : Math.max(0, figures - 1)
}

/** A figure carries what it is worth, its unit and its key; the words before the figures are the head of their row. */
function bodyCell({ cell, column }: Placed<PrintedCell>, table: PrintedTable, names: number): Html {
  const isName = column === names && cell.amount === null
  const isHead = (isName || column === 0) && cell.amount === null && cell.text.trim() !== ''
  const tag = trusted(isHead ? 'th scope="row"' : 'td')
  const end = trusted(isHead ? 'th' : 'td')
  const align = table.columns[column]?.align ?? 'left'
  return html`<${tag}${spans(cell)}${look(cell, align, isName)}${data(cell)}>${broken(cell.text)}</${end}>`
}

function look({ indent }: PrintedCell, align: 'left' | 'right' | 'center', isName: boolean): Html | null {
  const names = [
    ...(isName ? ['k'] : []),
    ...(align === 'left' ? [] : [align === 'right' ? 'r' : 'c']),
    ...(indent > 0 ? [`i${Math.min(indent, 4)}`] : []),
  ]
  return names.length === 0 ? null : html` class="${names.join(' ')}"`
}

function data({ amount, key }: PrintedCell): Html | null {
  if (amount === null) return null
  const of = key === null ? null : html` data-key="${keyText(key)}"`
  return html` data-amount="${formatAmount(amount)}" data-unit="${amount.unit}"${of}`
}

import type { GridCell } from '@mingzhang/model'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { tsvOfGrid } from './copy-cells.ts'
import { positionOf } from './covered-cells.ts'
import { FigureText } from './figure-text.tsx'
import type { Light } from './findings-view.ts'
import type { Item, RowPart } from './layout.ts'
import { type PrintedTable, paperWidth as paper, spreadingCell } from './printed-table.ts'
import type { Figure, Reading } from './reading.ts'

type Shared = {
  readonly reading: Reading
  readonly lights: readonly Light[]
  readonly chosen: string | null
  readonly open: (figure: Figure) => void
}

type Properties = Shared & { readonly item: Extract<Item, { kind: 'rows' }> }

/** The style sheet takes the width from here, so that print can do without. */
const tableWidth: string = '--table-width'

/**
 * 官式表 Rows of a grid as an official table: black hairlines, heads in the middle, figures right, blanks
 * blank.
 */
export function PrintedRows({ item, ...shared }: Properties) {
  const table = shared.reading.printed.get(item.block)
  if (!table) return null
  const { columns, width } = table
  const total = table.grid.rows.length
  const { from = 0 } = item.parts[0] ?? {}
  const whole = item.head && item.parts.length === 1
  return (
    <div className={item.head ? 'printed' : 'printed continued'}>
      {item.head && <Captions table={table} block={item.block} {...shared} />}
      <ScrollBox className="printed-scroll" label={table.table?.title ?? ''}>
        <table style={{ [tableWidth]: `${Math.max(width, paper)}px` }}>
          <caption className="unseen">
            {table.table?.title} {whole ? '' : `${from + 1}/${total}`}
          </caption>
          <colgroup>
            {widthsOf(table).map((share, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
              <col key={column} style={{ width: `${share}%` }} />
            ))}
          </colgroup>
          <Head table={table} unseen={!item.head} block={item.block} {...shared} />
          <tbody>
            {item.parts.map((part) =>
              part.kind === 'cut' ? (
                <Cut key={part.from} part={part} table={table} columns={columns.length} />
              ) : (
                <Rows key={part.from} part={part} table={table} block={item.block} {...shared} />
              ),
            )}
          </tbody>
        </table>
      </ScrollBox>
      {item.head && <CopyTable table={table} />}
    </div>
  )
}

type CaptionProperties = Shared & { readonly table: PrintedTable; readonly block: number }

/** Rows of the grid that stand above the table. */
function Captions({ table, block, ...shared }: CaptionProperties) {
  return table.head.captions.map((row) => (
    <div key={row} className="table-caption">
      {(table.grid.rows[row]?.cells ?? []).map(({ text }, cell) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
        <p key={cell} data-spot={`${block}.${row}.${cell}`}>
          <CellText {...shared} block={block} row={row} cell={cell} text={text} />
        </p>
      ))}
    </div>
  ))
}

/** Shares of the width; what is left over goes to the columns of words. */
function widthsOf({ columns, width }: PrintedTable): readonly number[] {
  const spare = Math.max(0, paper - width)
  const texts = columns
    .filter(({ setting }) => setting === 'text')
    .reduce((sum, column) => sum + column.width, 0)
  const full = Math.max(width, paper)
  return columns.map((column) => {
    const share = texts === 0 ? column.width / width : column.setting === 'text' ? column.width / texts : 0
    return ((column.width + spare * share) / full) * 100
  })
}

type HeadProperties = Shared & {
  readonly table: PrintedTable
  readonly unseen: boolean
  readonly block: number
}

function Head({ table, unseen, block, ...shared }: HeadProperties) {
  if (table.headRows === 0) return null
  return (
    <thead className={unseen ? 'unseen-head' : undefined}>
      {table.head.rows.map((cells, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header row is its place.
        <tr key={at}>
          {cells.map((cell) => (
            <th
              key={cell.column}
              scope={cell.columnSpan > 1 ? 'colgroup' : 'col'}
              colSpan={cell.columnSpan}
              rowSpan={cell.rowSpan}
              data-spot={unseen ? undefined : `${block}.${cell.row}.${cell.cell}`}
            >
              <CellText {...shared} block={block} row={cell.row} cell={cell.cell} text={cell.text} />
            </th>
          ))}
        </tr>
      ))}
    </thead>
  )
}

type RowsProperties = Shared & {
  readonly part: RowPart
  readonly table: PrintedTable
  readonly block: number
}

function Rows({ part, table, block, ...shared }: RowsProperties) {
  return table.grid.rows.slice(part.from, part.to).map(({ cells }, step) => {
    const row = part.from + step
    const spread = spreadingCell(cells, table.table)
    const columns = spread === null ? table.columns : table.columns.slice(0, spread + 1)
    return (
      <tr key={row} data-spot={`${block}.${row}.`} {...litRow(shared.lights, row)}>
        {columns.map(({ setting }, cell) => {
          const printed = cells[cell]
          const coveredFrom = table.covered.get(positionOf(row, cell))
          if (!printed && isCovered(cells, cell)) return null
          // Under a merged cell that begins above the rows drawn here, the blank stands in for it.
          if (coveredFrom !== undefined && coveredFrom >= part.from) return null
          const columnSpan = cell === spread ? table.columns.length - cell : printed?.columnSpan
          return (
            <td
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
              key={cell}
              className={classOf(printed, cell === spread ? 'text' : setting)}
              data-spot={`${block}.${row}.${cell}`}
              colSpan={columnSpan}
              rowSpan={printed?.rowSpan && Math.min(printed.rowSpan, part.to - row)}
            >
              {printed && <CellText {...shared} block={block} row={row} cell={cell} text={printed.text} />}
            </td>
          )
        })}
      </tr>
    )
  })
}

/** A place that is a whole row lights the row. */
function litRow(lights: readonly Light[], row: number): { className?: string; 'data-light'?: number } {
  const light = lights.find(({ spot }) => spot.row === row && spot.cell === null)
  if (!light) return {}
  return { className: `lit-row ${light.role} ${light.severity}`, 'data-light': light.number }
}

/** A missing cell is a blank unless a cell before it spans over it. */
const isCovered = (cells: readonly GridCell[], at: number): boolean =>
  at >= cells.length && cells.some(({ columnSpan }) => (columnSpan ?? 1) > 1)

function classOf(cell: GridCell | undefined, setting: 'number' | 'center' | 'text'): string | undefined {
  if (!cell || cell.text.trim() === '') return undefined
  if (setting === 'number') return /^[^\d０-９]*$/u.test(cell.text) && cell.text.length > 1 ? 'c' : 'n'
  return setting === 'center' ? 'c' : undefined
}

type CellProperties = Shared & {
  readonly block: number
  readonly row: number
  readonly cell: number
  readonly text: string
}

function CellText({ reading, lights, chosen, open, block, row, cell, text }: CellProperties) {
  return (
    <FigureText
      text={text}
      figures={reading.figures.get(`${block}.${row}.${cell}`)}
      lights={lights.filter(({ spot }) => spot.row === row && spot.cell === cell)}
      chosen={chosen}
      open={open}
    />
  )
}

type CutProperties = { readonly part: RowPart; readonly table: PrintedTable; readonly columns: number }

/** The dashed strip that says which rows are left out. */
function Cut({ part, table, columns }: CutProperties) {
  const { document: words } = useWords()
  const { headRows } = table
  const range = { from: part.from - headRows + 1, to: part.to - headRows }
  return (
    <tr className="cut">
      <td colSpan={columns}>{fill(words.foldRows, range)}</td>
    </tr>
  )
}

function CopyTable({ table }: { readonly table: PrintedTable }) {
  const { document: words } = useWords()
  const announce = useAnnounce()
  const copy = async () => {
    await navigator.clipboard.writeText(tsvOfGrid(table.grid))
    announce(words.tableCopied, 'shown')
  }
  return (
    <button type="button" className="copy-table" tabIndex={-1} onClick={() => void copy()}>
      {words.copyTable}
    </button>
  )
}

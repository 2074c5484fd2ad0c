import { FigureText } from '../document/figure-text.tsx'
import type { Light } from '../document/findings-view.ts'
import type { Figure, Reading } from '../document/reading.ts'
import { spotText } from '../places/source-index.ts'
import type { SheetItem } from './sheet-items.ts'
import { stands } from './sheet-items.ts'
import { columnName, type Sheet, type SheetCell, type SheetPiece, type SheetRow } from './workbook.ts'

type Shared = {
  readonly reading: Reading
  readonly lights: readonly Light[]
  readonly chosen: string | null
  readonly open: (figure: Figure) => void
}

type Properties = Shared & { readonly sheet: Sheet; readonly item: SheetItem }

/** Width of the column of row numbers, in pixels. */
export const numbersWidth = 44

/** 工作表的几行 Rows of a sheet at their addresses: letters above, numbers at the left, merged areas merged. */
export function SheetRows({ sheet, item: { from, to }, ...shared }: Properties) {
  const rows = sheet.rows.slice(from, to)
  const covered = coveredBy(sheet.rows, from, to)
  return (
    <table className="sheet-grid">
      <caption className="unseen">{sheet.name}</caption>
      <SheetColumns sheet={sheet} />
      <thead className="unseen-head">
        <tr>
          <td />
          {sheet.columns.map((_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
            <th key={column} scope="col">
              {columnName(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, step) => (
          <tr key={row.number} {...litRow(row, shared.lights)}>
            <th scope="row">{row.number}</th>
            {positions(row, from + step, sheet.columns.length, covered).map(({ column, cell }) => (
              <Cell key={column} cell={cell} rowsLeft={to - from - step} {...shared} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The widths of the columns, for the head and for every piece of the sheet alike; one column of words takes what is there. */
export function SheetColumns({ sheet }: { readonly sheet: Sheet }) {
  const isWords = sheet.columns.length === 1
  return (
    <colgroup>
      <col style={{ width: numbersWidth }} />
      {sheet.columns.map((width, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
        <col key={column} style={isWords ? {} : { width }} />
      ))}
    </colgroup>
  )
}

/** Positions under merged areas that begin in these rows; above them a blank stands in. */
function coveredBy(rows: readonly SheetRow[], from: number, to: number): ReadonlySet<string> {
  const covered = new Set<string>()
  rows.slice(from, to).forEach(({ cells }, step) => {
    for (const { column, columnSpan, rowSpan } of cells) {
      for (let down = 1; down < rowSpan; down += 1) {
        for (let right = 0; right < columnSpan; right += 1)
          covered.add(`${from + step + down} ${column + right}`)
      }
    }
  })
  return covered
}

type Position = { readonly column: number; readonly cell: SheetCell | null }

/** What stands in a row from left to right: cells, and blanks where nothing covers the place. */
function positions(
  { cells }: SheetRow,
  at: number,
  width: number,
  covered: ReadonlySet<string>,
): readonly Position[] {
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
  const result: Position[] = []
  for (let column = 0; column < width; ) {
    const cell = byColumn.get(column) ?? null
    if (!cell && covered.has(`${at} ${column}`)) {
      column += 1
      continue
    }
    result.push({ column, cell })
    column += cell?.columnSpan ?? 1
  }
  return result
}

/** A place that is a whole row lights the row. */
function litRow(
  { cells }: SheetRow,
  lights: readonly Light[],
): { className?: string; 'data-light'?: number } {
  const piece = cells[0]?.pieces[0]
  const light =
    piece && lights.find(({ spot }) => spot.row !== null && spot.cell === null && stands(piece, spot))
  return light ? { className: `lit-row ${light.role} ${light.severity}`, 'data-light': light.number } : {}
}

type CellProperties = Shared & { readonly cell: SheetCell | null; readonly rowsLeft: number }

const classes = { number: 'n', center: 'c', text: undefined }

function Cell({ cell, rowsLeft, ...shared }: CellProperties) {
  if (!cell) return <td />
  const { columnSpan, rowSpan, setting, pieces } = cell
  const spans = { colSpan: columnSpan, rowSpan: Math.min(rowSpan, rowsLeft) }
  return (
    <td {...spans} className={classes[setting]}>
      {pieces.map((piece) => (
        <p key={piece.block} data-spot={spotText(piece)}>
          <Piece piece={piece} {...shared} />
        </p>
      ))}
    </td>
  )
}

function Piece({ piece, reading, lights, chosen, open }: Shared & { readonly piece: SheetPiece }) {
  return (
    <FigureText
      text={piece.text}
      figures={reading.figures.get(spotText(piece))}
      lights={lights.filter(({ spot }) => stands(piece, spot) && spot.cell === piece.cell)}
      chosen={chosen}
      open={open}
    />
  )
}

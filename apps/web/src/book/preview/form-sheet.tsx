import { keyText, type PrintedCell, type PrintedRow, type PrintedTable } from '@mingzhang/model'
import { memo } from 'react'
import type { PickedFigure } from './figure-bar.tsx'

type Properties = {
  readonly table: PrintedTable
  /** `row column` of cells that the last change moved. */
  readonly changed: ReadonlySet<string>
  readonly pick?: (figure: PickedFigure) => void
}

/** 公开表 An official form as it will be printed; what the last change moved is accented. */
export const FormSheet = memo(function FormSheet({ table, changed, pick }: Properties) {
  const shares = table.columns.reduce((sum, { widthShare }) => sum + widthShare, 0)
  return (
    <article className={`paper-sheet ${table.landscape ? 'wide' : ''}`}>
      {table.title !== '' && (
        <h2>
          {table.no !== null && <span className="sheet-no">{table.no}</span>}
          {table.title}
        </h2>
      )}
      {(table.headLines.length > 0 || table.unitLine !== null) && (
        <div className="sheet-cap">
          {table.headLines.map((line) => (
            <span key={line}>{line}</span>
          ))}
          <span>{table.unitLine}</span>
        </div>
      )}
      <div className="sheet-scroll">
        <table>
          <colgroup>
            {table.columns.map(({ widthShare }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a printed form never change places.
              <col key={at} style={{ width: `${(100 * widthShare) / shares}%` }} />
            ))}
          </colgroup>
          <SheetHead table={table} />
          <tbody>
            {table.rows.map((line, row) => (
              <SheetRow
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form are told apart by their place.
                key={row}
                table={table}
                line={line}
                changed={changedIn(line, row, changed)}
                {...(pick && { pick })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {table.note !== null && <p className="sheet-note">{table.note}</p>}
    </article>
  )
})

/** Places of the changed cells of a row. */
const changedIn = ({ cells }: PrintedRow, row: number, changed: ReadonlySet<string>): string =>
  changed.size === 0
    ? ''
    : cells.flatMap((_, column) => (changed.has(`${row} ${column}`) ? [column] : [])).join(' ')

type RowProperties = {
  readonly table: PrintedTable
  readonly line: PrintedRow
  readonly changed: string
  readonly pick?: (figure: PickedFigure) => void
}

/** Every key compiles the form anew; of a long one most rows are printed as they were, and are not drawn again. */
const SheetRow = memo(function SheetRow({ table, line, changed, pick }: RowProperties) {
  const { cells, strong } = line
  const moved = changed.split(' ')
  return (
    <tr className={strong ? 'strong' : undefined}>
      {cells.map((cell, column) => (
        <SheetCell
          // biome-ignore lint/suspicious/noArrayIndexKey: cells of a form are told apart by their place.
          key={column}
          cell={cell}
          align={table.columns[columnAt(cells, column)]?.align ?? 'left'}
          changed={moved.includes(String(column))}
          {...(pick &&
            cell.key && {
              pick: () =>
                pick({
                  about: `cell/${table.id}/${keyText(cell.key ?? {})}`,
                  words: `${table.title} ${cell.text}`,
                  key: cell.key ?? null,
                }),
            })}
        />
      ))}
    </tr>
  )
}, isSameRow)

function isSameRow(before: RowProperties, now: RowProperties): boolean {
  const [was, is] = [before.line.cells, now.line.cells]
  return (
    before.changed === now.changed &&
    before.pick === now.pick &&
    before.line.strong === now.line.strong &&
    before.table.id === now.table.id &&
    before.table.title === now.table.title &&
    was.length === is.length &&
    is.every((cell, at) => isSameCell(was[at], cell))
  )
}

const isSameCell = (was: PrintedCell | undefined, is: PrintedCell): boolean =>
  was !== undefined &&
  was.text === is.text &&
  was.columns === is.columns &&
  was.rows === is.rows &&
  was.indent === is.indent &&
  (was.key === is.key || (was.key !== null && is.key !== null && keyText(was.key) === keyText(is.key)))

function SheetHead({ table }: { readonly table: PrintedTable }) {
  if (table.header.length === 0) return null
  return (
    <thead>
      {table.header.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a printed head never change places.
        <tr key={at}>
          {row.map(({ text, columns, rows }, column) => (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              key={column}
              scope={columns > 1 ? 'colgroup' : 'col'}
              colSpan={columns}
              rowSpan={rows}
            >
              {text}
            </th>
          ))}
        </tr>
      ))}
    </thead>
  )
}

const columnAt = (cells: readonly PrintedCell[], index: number): number =>
  cells.slice(0, index).reduce((sum, { columns }) => sum + columns, 0)

function SheetCell({
  cell,
  align,
  changed,
  pick,
}: {
  readonly cell: PrintedCell
  readonly align: 'left' | 'right' | 'center'
  readonly changed: boolean
  readonly pick?: () => void
}) {
  const indent = cell.indent > 0 ? { paddingLeft: `${6 + cell.indent * 14}px` } : undefined
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what the press leads to is reached from the entry table with the keyboard.
    <td
      colSpan={cell.columns}
      rowSpan={cell.rows}
      className={`to-${align} ${changed ? 'moved' : ''} ${pick ? 'pickable' : ''}`}
      style={indent}
      onClick={pick}
    >
      {cell.text}
    </td>
  )
}

import { cellsInPlace } from '@mingzhang/forms'
import { targetField } from '@mingzhang/law'
import { type GridField, gridSets } from './use-targets.ts'

/** 剪贴板的表 A table from the clipboard, and which field each of its columns fills; null: none. */
export type Clipboard = {
  readonly table: readonly (readonly string[])[]
  readonly columns: readonly (GridField | null)[]
}

const known: readonly GridField[] = [...gridSets.figures, ...gridSets.duties]

const fieldOf = (heading: string): GridField | null => {
  const field = targetField('column', heading)
  return known.find((each) => each === field) ?? null
}

/**
 * 读剪贴板 Cells as a workbook copies them; a blank row stays one, so that what follows it keeps its place. A first line of headings (指标名称, 指标值 …) says which column is which and is
 * not filled in; else the columns follow one another from the cell on.
 *
 * @param from the columns of the grid, from the cell on
 */
export function readClipboard(text: string, from: readonly GridField[]): Clipboard {
  const table = cellsInPlace(text)
  const [first = []] = table
  const headings = first.map(fieldOf)
  return headings.filter((field) => field !== null).length >= 2
    ? { table: table.slice(1), columns: headings }
    : { table, columns: from }
}

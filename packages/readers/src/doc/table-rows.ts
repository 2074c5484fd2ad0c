import {
  beginRow,
  closedTable,
  edgeTolerance,
  endCell,
  endRow,
  openTable,
  skipColumns,
} from '../docx/open-table.ts'
import type { StoryBlock } from '../docx/read-story.ts'
import type { RowShape } from './paragraph-kind.ts'

/** 表行 The texts of a row's cells, and its shape where the file tells it. */
export type DocRow = { readonly texts: readonly string[]; readonly shape: RowShape | null }

/** 拼表 A table from its rows: the edges of all rows are its columns, a cell spans those between its own two edges. */
export function tableOf(rows: readonly DocRow[]): StoryBlock {
  const table = openTable()
  const edges = sharedEdges(rows)
  const columnAt = (edge: number): number =>
    Math.max(
      0,
      edges.findIndex((each) => edge <= each + edgeTolerance),
    )
  for (const { texts, shape } of rows) {
    beginRow(table)
    const fits = shape?.cells.length === texts.length
    if (fits) skipColumns(table, columnAt(shape.edges[0] ?? 0))
    texts.forEach((text, index) => {
      const cell = fits ? shape.cells[index] : undefined
      const columnSpan = fits ? columnAt(shape.edges[index + 1] ?? 0) - columnAt(shape.edges[index] ?? 0) : 1
      const { goesOnDown = false, goesOnRight = false } = cell ?? {}
      endCell(table, { columnSpan, goesOnDown, goesOnRight }, text)
    })
    endRow(table)
  }
  return { kind: 'table', ...closedTable(table) }
}

function sharedEdges(rows: readonly DocRow[]): number[] {
  const all = new Set(rows.flatMap(({ shape }) => shape?.edges ?? []))
  const edges: number[] = []
  for (const edge of [...all].sort((one, other) => one - other)) {
    const last = edges.at(-1)
    if (last === undefined || edge > last + edgeTolerance) edges.push(edge)
  }
  return edges
}

import type { Key, Table } from '@mingzhang/model'
import { bareUnit } from './table-unit.ts'

/**
 * 单位对号 One unit under one name: where one table prints the code of a unit beside its name and another the name alone,
 * all of its money is kept under the name.
 */
export function linkUnits(tables: readonly Table[]): Table[] {
  const rows = tables.flatMap((table) => table.rows)
  const named = new Set(
    rows.flatMap(({ code, coordinates }) => (code === null ? (coordinates?.unit ?? []) : [])),
  )
  const names = new Map(
    rows.flatMap(({ code, name, coordinates }) => {
      const isNamed = code !== null && coordinates?.unit === code && named.has(bareUnit(name))
      return isNamed ? [[code, bareUnit(name)] as const] : []
    }),
  )
  if (names.size === 0) return [...tables]
  const linked = (key: Key | null): Key | null => {
    const name = key?.unit === undefined ? undefined : names.get(key.unit)
    return name === undefined ? key : { ...key, unit: name }
  }
  return tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, coordinates: linked(row.coordinates) })),
    cells: table.cells.map((cell) => ({ ...cell, key: linked(cell.key) })),
  }))
}

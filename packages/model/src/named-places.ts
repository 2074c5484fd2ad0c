import type { Disclosure, Table } from './disclosure.ts'
import type { Place } from './place.ts'

/** 有名的位置 A place and what it is called there; `short` where its neighbours already say whose it is. */
export type NamedPlace = { readonly place: Place; readonly long: string; readonly short: string }

/**
 * 位置的名 What the places of a disclosure are called: table and row and column, programme and indicator, the subject of a sentence.
 * The first name of a place counts.
 */
export function namedPlaces(disclosure: Disclosure): readonly NamedPlace[] {
  const named: NamedPlace[] = []
  const give = (place: Place | null | undefined, long: string, short = long) => {
    if (place && long) named.push({ place, long, short })
  }
  for (const table of disclosure.tables) {
    for (const cell of table.cells)
      give(cell.place, [tableName(table), cell.row.name, columnName(cell.column)].filter(Boolean).join(' '))
    for (const row of table.rows) give(row.place, `${tableName(table)} ${row.name}`)
  }
  for (const program of disclosure.programs) {
    give(program.budgetPlace, program.name)
    for (const indicator of program.indicators) {
      const name = `${program.name} ${indicator.name}`
      for (const place of [...Object.values(indicator.places), indicator.place])
        give(place, name, indicator.name)
    }
    give(program.place, program.name)
  }
  for (const claim of disclosure.claims) give(claim.place, claim.measure ?? claim.subject ?? '')
  return named
}

const tableName = ({ no, title }: Table): string => (no ? (/^\d+$/u.test(no) ? `表${no}` : no) : title)

/** The innermost header says what the figure is; a bare 预算数 says nothing a row name does not. */
const columnName = (path: readonly string[]): string => {
  const last = path.at(-1) ?? ''
  return /^(?:预算数|金额|合计)$/u.test(last) ? '' : last
}

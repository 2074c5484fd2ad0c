import { plainLabel } from '@mingzhang/law'
import { type Cell, type Key, type Program, projectName, type Table } from '@mingzhang/model'

/**
 * 项目对号 Tables with the projects they name bound to the programmes of the target tables: the same name (and, where
 * both print it, the same department) is the same project. A programme declared by a target table is project
 * expenditure, so its cells say so; a name that two programmes bear stays as printed.
 */
export function linkProjects(tables: readonly Table[], programs: readonly Program[]): Table[] {
  const byName = new Map<string, Program | null>()
  for (const program of programs) {
    for (const name of [plainLabel(program.name), plainLabel(projectName(program))]) {
      const known = byName.get(name)
      const isSame = known === undefined || (known !== null && projectOf(known) === projectOf(program))
      byName.set(name, isSame ? program : null)
    }
  }
  const linked = (key: Key | null): Key | null => {
    const program = key?.project === undefined ? null : (byName.get(plainLabel(key.project)) ?? null)
    return key && program ? { ...key, use: 'project', project: projectOf(program) } : key
  }
  return tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, coordinates: linked(row.coordinates) })),
    cells: table.cells.map((cell): Cell => ({ ...cell, key: linked(cell.key) })),
  }))
}

const projectOf = (program: Program): string => program.code ?? projectName(program)

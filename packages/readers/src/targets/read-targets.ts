import type { Block, DepartmentTargets, Program } from '@mingzhang/model'
import { collectTargetTables } from './collect-tables.ts'
import { departmentTargetsOf, programsOf } from './programs.ts'
import { readTextTargets } from './text-targets.ts'

/** 绩效目标 Programmes and whole-unit targets of a document, and the blocks they were read from. */
export type TargetsRead = {
  readonly programs: readonly Program[]
  readonly departmentTargets: DepartmentTargets
  readonly taken: ReadonlySet<Block>
}

/**
 * 读绩效目标 Finds the target tables of a document (over several pages, in any arrangement of labels and columns) and
 * the targets of the whole unit, as a table or as a chapter of text.
 *
 * @param blocks paragraphs and grids in reading order
 * @returns `taken` holds every block consumed: grids, their titles, unit lines, serial lines, lines of text targets
 */
export function readTargets(blocks: readonly Block[]): TargetsRead {
  const { tables, taken } = collectTargetTables(blocks)
  const text = readTextTargets(blocks, taken)
  return {
    programs: tables.flatMap(programsOf),
    departmentTargets: departmentTargetsOf(tables, text.targets),
    taken: new Set([...taken, ...text.taken]),
  }
}

import type { Block, Claim, DepartmentTargets, Program, Table, Unplaced } from '@mingzhang/model'

/** 已归位 What of a document has found a home. */
export type Placed = {
  readonly tables: readonly Table[]
  readonly programs: readonly Program[]
  readonly departmentTargets: DepartmentTargets
  readonly claims: readonly Claim[]
}

/** 读未归位的数 Every run of digits that is in no table, programme or claim, and what it seems to be. */
export function readUnplaced(_blocks: readonly Block[], _placed: Placed): Unplaced[] {
  return []
}

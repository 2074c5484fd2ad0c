import { type Claim, type Disclosure, type Key, keyText, type Statement, type Table } from '@mingzhang/model'
import { keyCompleter } from '@mingzhang/reconcile'
import type { Volume } from './volume.ts'

/** 合并的陈述 Statements of several disclosures of one unit in one cube: every key names its year and stage. */
export type Joint = { readonly disclosure: Disclosure; readonly statements: readonly Statement[] }

/** 叫法 2023 年预算, 2023 年决算: how a disclosure is called beside others of the unit. */
export const labelOf = ({ disclosure: { document } }: Volume): string =>
  `${document.year ?? ''}年${document.stage === 'final' ? '决算' : '预算'}`

/** Which of the joined volumes a statement came from. */
export const volumeOfStatement = ({ id }: Statement): number => Number(id.slice(0, id.indexOf('.')))

/**
 * Joins disclosures for the one law. Tables and sentences bear the label of their volume, so that a finding says which
 * year's table it means; nothing else is changed.
 */
export function joinVolumes(volumes: readonly Volume[]): Joint {
  const [first] = volumes
  if (!first) throw new Error('there is at least one volume')
  const claims: Claim[] = []
  const statements: Statement[] = []
  const tables: Table[] = []
  const programs: Disclosure['programs'][number][] = []
  volumes.forEach((volume, v) => {
    const offsets = { claims: claims.length, programs: programs.length }
    const label = labelOf(volume)
    const { disclosure } = volume
    statements.push(...statementsOfVolume(volume, v, offsets))
    tables.push(...disclosure.tables.map((table) => tableOfVolume(table, v, label, disclosure)))
    claims.push(
      ...disclosure.claims.map((claim) => ({
        ...claim,
        text: `（${label}）${claim.text}`,
        of: claim.of === null ? null : claim.of + offsets.claims,
      })),
    )
    programs.push(...disclosure.programs)
  })
  return { disclosure: { ...first.disclosure, tables, claims, programs }, statements }
}

function tableOfVolume(table: Table, v: number, label: string, { document }: Disclosure): Table {
  const no = table.no === null ? '' : /^\d+$/u.test(table.no) ? `表${table.no}` : table.no
  const year = document.year === null ? {} : { year: String(document.year) }
  const base: Key = { stage: document.stage, ...year, ...table.base }
  return { ...table, id: `${v}.${table.id}`, no: `${label}${no}`, base }
}

type Offsets = { readonly claims: number; readonly programs: number }

function statementsOfVolume({ disclosure, statements }: Volume, v: number, offsets: Offsets): Statement[] {
  const complete = keyCompleter(disclosure)
  return statements.flatMap((statement) => {
    const key = complete(statement.key)
    if (key === null) return []
    const from = sourceOfVolume(statement.from, v, offsets)
    return [{ ...statement, id: `${v}.${statement.id}`, key, keyText: keyText(key), from }]
  })
}

function sourceOfVolume(from: Statement['from'], v: number, offsets: Offsets): Statement['from'] {
  switch (from.kind) {
    case 'cell':
      return { ...from, table: `${v}.${from.table}` }
    case 'claim':
      return { ...from, index: from.index + offsets.claims }
    case 'program':
      return { ...from, index: from.index + offsets.programs }
    case 'departmentTargets':
      return from
  }
}

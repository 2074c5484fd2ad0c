import type { BookProgramme } from '@mingzhang/model'
import { standing } from '@mingzhang/performance'
import { checkTargets } from '@mingzhang/rules'
import type { Verdict } from '../api/performance.ts'

/** 边填边查 The rules over the targets as they stand now. The rule book comes with this file: load it when it is needed. */
export function liveVerdicts(id: string, programme: BookProgramme): Verdict[] {
  const { targets, places } = standing(programme)
  const placeOf = (indicator: number | null) => (indicator === null ? null : (places[indicator] ?? null))
  return checkTargets([targets]).map(({ indicator, field, finding, cells }) => ({
    programme: id,
    indicator: placeOf(indicator),
    field,
    rule: finding.rule,
    severity: finding.severity,
    what: finding.what,
    why: finding.why,
    toDo: finding.toDo,
    ...(finding.rule === 'targets/fields-are-filled' && {
      blanks: cells.map((cell) => ({ ...cell, indicator: placeOf(cell.indicator) })),
    }),
  }))
}

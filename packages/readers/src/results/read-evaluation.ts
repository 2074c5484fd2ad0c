import type { Evaluation, GridCell, IndicatorResult } from '@mingzhang/model'
import { isBlank, textOf } from '../targets/printed.ts'
import type { TargetColumns } from '../targets/target-columns.ts'
import { headText, type TargetHead, type TotalRow } from '../targets/target-head.ts'
import type { TargetRow } from '../targets/target-rows.ts'
import { isFigureCell, printedFigure } from './printed-figure.ts'

/** Does a table with these columns report results? */
export const reportsResults = (columns: TargetColumns | null): boolean =>
  columns !== null &&
  [columns.fields, ...columns.groups.map(({ fields }) => fields)].some((fields) => fields.includes('actual'))

/** 总分 100 99.27: null when the row is none. Figures stand in the columns of weight and points, or last in the row. */
export function readTotalRow(cells: readonly GridCell[], columns: TargetColumns): TotalRow | null {
  const first = cells.find((cell) => !isBlank(cell))
  if (!first || !reportsResults(columns)) return null
  if (
    !/^(?:自评)?(?:总分|合计|总计|总得分|得分合计|总分合计)(?:[（(].*[)）])?[:：]?$/u.test(
      first.text.replace(/\s+/gu, ''),
    )
  )
    return null
  const at = (field: 'weight' | 'points') => {
    const cell = cells[columns.fields.indexOf(field)]
    return isFigureCell(cell) ? printedFigure(cell) : null
  }
  const figures = cells.filter(isFigureCell).map(printedFigure)
  const inPlace = [at('weight'), at('points')].filter((figure) => figure !== null).length === figures.length
  if (inPlace) return { weight: at('weight'), points: at('points') }
  const points = figures.at(-1) ?? null
  return { weight: figures.length > 1 ? (figures.at(-2) ?? null) : null, points }
}

/** 指标结果 One result for each indicator of the rows, in their order. */
export const resultsOf = (rows: readonly TargetRow[]): IndicatorResult[] =>
  rows
    .filter(({ heading }) => !heading)
    .map(({ cells }) => {
      const reason = cells.get('reason')
      return {
        actual: printedFigure(cells.get('actual')),
        points: printedFigure(cells.get('points')),
        reason: reason && !isBlank(reason) ? textOf(reason) : null,
      }
    })

/** 自评 What a table says of results, or null when it reports none. */
export function evaluationOf(
  head: TargetHead,
  rows: readonly TargetRow[],
  columns: TargetColumns | null,
): Evaluation | null {
  const { funds, total, values, amountUnit } = head
  if (!reportsResults(columns)) return null
  return {
    funds: funds.rows.map(({ row }) => row),
    fundsUnit: amountUnit ?? '万元',
    achieved: headText(head, 'achieved'),
    results: resultsOf(rows),
    totalWeight: total?.weight ?? null,
    total: total?.points ?? printedFigure(values.get('total')?.value),
    grade: headText(head, 'grade'),
  }
}

import { type BookProgramme, parseAmount } from '@mingzhang/model'
import { standing } from '../adjust/standing.ts'
import type { NextYear } from './next-year.ts'

/** 下年账本的项目 A programme for next year's book with why it stands there like this. */
export type NextYearProgramme = {
  readonly programme: BookProgramme
  readonly action: NextYear['action']
  readonly reasons: readonly string[]
  readonly targets: NextYear['targets']
}

/**
 * 带入下年账本 The programmes that next year's book begins with: those that are proposed to stop are left out, one that is to
 * be cut has what was spent as its budget, the others what they had. Spending plans and parts are not carried over.
 *
 * @param unit unit of the amounts of the proposals
 */
export function nextYearBook(
  programmes: readonly { readonly programme: BookProgramme; readonly advice: NextYear | null }[],
  unit: string,
): readonly NextYearProgramme[] {
  return programmes.flatMap(({ programme, advice }): NextYearProgramme[] => {
    const { action, amount, reasons, targets } = advice ?? unknown
    if (action === 'stop') return []
    const cut = action === 'cut' && amount !== null ? (parseAmount(amount, unit)?.value ?? null) : null
    const budget = cut ?? programme.budget
    const { budgetInitial: _, ...kept } = standing(programme).targets
    const places = standing(programme).places
    return [
      {
        programme: { ...kept, budget, budgetParts: [], plan: null },
        action,
        reasons,
        targets: targets.flatMap(({ indicator, what }) => {
          const at = places.indexOf(indicator)
          return at < 0 ? [] : [{ indicator: at, what }]
        }),
      },
    ]
  })
}

const unknown: NextYear = { action: 'look', amount: null, reasons: ['没有评价，请人工定'], targets: [] }

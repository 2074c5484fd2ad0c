import { amountText, type PlainRecord, recordsOf, textOf, type WorkingBook } from '@mingzhang/forms'
import { formatAmount } from '@mingzhang/model'
import type { NextYearOfUnit } from '../performance/next-year.ts'

/**
 * 结果应用到账本 A new year's book with the results of the last: programmes proposed to stop are left out with their lines; one
 * to be cut has what was spent, with the reasons as the note of its line; the others stay as they are.
 */
export function withFeedback(working: WorkingBook, results: NextYearOfUnit): WorkingBook {
  const left = new Set(results.left)
  const cuts = new Map(
    results.programmes.flatMap(({ programme, action, reasons }) =>
      action === 'cut' && programme.budget !== null
        ? [[programme.name, { budget: programme.budget, why: reasons.join('；') }] as const]
        : [],
    ),
  )
  const programmes = recordsOf(working.fields, 'programmes')
  const nameOf = new Map(programmes.map((one) => [idOf(one), textOf(one, 'name') ?? '']))
  const shares = (project: string): number =>
    working.rows.filter(({ at }) => at.project === project).reduce((sum, row) => sum + filled(row).length, 0)
  return {
    ...working,
    fields: {
      ...working.fields,
      programmes: programmes
        .filter((one) => !left.has(textOf(one, 'name') ?? ''))
        .map((one) => {
          const cut = cuts.get(textOf(one, 'name') ?? '')
          return cut ? { ...one, budget: yuan(cut.budget) } : one
        }),
    },
    rows: working.rows
      .filter(({ at }) => !left.has(nameOf.get(at.project ?? '') ?? ''))
      .map((row) => {
        const { project = '' } = row.at
        const cut = cuts.get(nameOf.get(project) ?? '')
        const [fund] = filled(row)
        // Money of several lines or funds: nobody knows which of them is to be cut.
        if (!cut || fund === undefined || shares(project) !== 1) return row
        const money = { ...row.money, [fund]: amountText(cut.budget, working.amountUnit) }
        return { ...row, money, note: cut.why }
      }),
  }
}

const filled = ({ money }: WorkingBook['rows'][number]): string[] =>
  Object.keys(money).filter((fund) => money[fund]?.trim() !== '')

const yuan = (fen: number): string => formatAmount({ value: fen, step: 1, unit: '元' }, 2)

/** How entries name a programme. */
function idOf(programme: PlainRecord): string {
  const [name, code, department] = [
    textOf(programme, 'name') ?? '',
    textOf(programme, 'code'),
    textOf(programme, 'department'),
  ]
  return code ?? (department === null ? name : `${name}@${department}`)
}

import { amountText, recordsOf, textOf, type WorkingBook } from '@mingzhang/forms'
import { formatAmount } from '@mingzhang/model'
import type { NextYearOfUnit } from '../performance/next-year.ts'

/**
 * 结果应用到账本 A new year's book with the results of the last: programmes proposed to stop are left out with their lines; one
 * to be cut has what was spent, with the reasons as the note of its line; the others stay as they are.
 */
export function withFeedback(working: WorkingBook, results: NextYearOfUnit): WorkingBook {
  const programmes = recordsOf(working.fields, 'programmes')
  const ids = programmes.map((one) =>
    idOf(textOf(one, 'name') ?? '', textOf(one, 'code'), textOf(one, 'department')),
  )
  // Programmes that cannot be told apart are left as they are.
  const own = new Set(ids.filter((id) => ids.indexOf(id) === ids.lastIndexOf(id)))
  const left = new Set(results.left.map(({ name, code, department }) => idOf(name, code, department)))
  const cuts = cutsOf(results)
  const stops = (id: string): boolean => own.has(id) && left.has(id)
  const cutOf = (id: string): Cut | undefined => (own.has(id) ? cuts.get(id) : undefined)
  return {
    ...working,
    fields: {
      ...working.fields,
      programmes: programmes.flatMap((one, at) => {
        const cut = cutOf(ids[at] ?? '')
        return stops(ids[at] ?? '') ? [] : [cut ? { ...one, budget: yuan(cut.budget) } : one]
      }),
    },
    rows: working.rows
      .filter(({ at }) => !stops(at.project ?? ''))
      .map((row) => {
        const cut = cutOf(row.at.project ?? '')
        const [fund] = filled(row)
        // Money of several lines or funds: nobody knows which of them is to be cut.
        if (!cut || fund === undefined || sharesOf(working, row.at.project) !== 1) return row
        const money = { ...row.money, [fund]: amountText(cut.budget, working.amountUnit) }
        return { ...row, money, note: cut.why }
      }),
  }
}

type Cut = { readonly budget: number; readonly why: string }

const cutsOf = ({ programmes }: NextYearOfUnit): ReadonlyMap<string, Cut> =>
  new Map(
    programmes.flatMap(({ programme: { name, code, department, budget }, action, reasons }) =>
      action === 'cut' && budget !== null
        ? [[idOf(name, code, department), { budget, why: reasons.join('；') }] as const]
        : [],
    ),
  )

const sharesOf = ({ rows }: WorkingBook, project: string | undefined): number =>
  rows.filter(({ at }) => at.project === project).reduce((sum, row) => sum + filled(row).length, 0)

const filled = ({ money }: WorkingBook['rows'][number]): string[] =>
  Object.keys(money).filter((fund) => money[fund]?.trim() !== '')

const yuan = (fen: number): string => formatAmount({ value: fen, step: 1, unit: '元' }, 2)

/** How entries name a programme. */
const idOf = (name: string, code: string | null, department: string | null): string =>
  code ?? (department === null ? name : `${name}@${department}`)

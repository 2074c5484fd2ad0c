import { dutyDays, lightsOfReport, proposeRectifications } from '@mingzhang/performance'
import {
  appendLog,
  type Change,
  createPerformanceYear,
  getDocument,
  listDocuments,
  listPerformanceYears,
  type Store,
  type StoreOrTransaction,
  saveRectification,
  transact,
} from '@mingzhang/store'
import { beginYear } from './begin-year.ts'
import { type LoadedYear, loadYear } from './load-year.ts'
import { scoreYear } from './score-year.ts'
import { simulateYear } from './simulate-year.ts'

/**
 * 演示绩效年度 A year of performance of the document with the most programmes: every round reported with made-up results
 * and marked so for good, scored, one rectification open. Nothing happens where there is a year already.
 *
 * @returns whether it was made
 */
export async function demonstrationYear(store: Store, change: Change): Promise<boolean> {
  if ((await listPerformanceYears(store)).length > 0) return false
  const { documents } = await listDocuments(store)
  const [richest] = documents.toSorted((one, other) => other.contents.programs - one.contents.programs)
  const document = richest && (await getDocument(store, richest.id))
  const begun = document && beginYear(document, change.at)
  if (!begun) return false
  const { unitKey, year } = begun.year
  return transact(store, async (transaction) => {
    if (!(await createPerformanceYear(transaction, begun.year, begun.programmes, change))) return false
    const bare = await loadYear(transaction, unitKey, year)
    await simulateYear(transaction, bare, { seed: year, until: 12 }, change)
    const reported = await loadYear(transaction, unitKey, year)
    await scoreYear(transaction, reported, change)
    await rectifyOne(transaction, reported, change)
    await appendLog(transaction, {
      ...{ at: change.at, account: null, name: change.by, what: 'performance.simulated' },
      ...{ about: `${unitKey}/${year}`, organisation: unitKey, detail: { demonstration: true, seed: year } },
    })
    return true
  })
}

/** Raises the first thing that the first round calls for. */
async function rectifyOne(
  transaction: StoreOrTransaction,
  { stored, programmes }: LoadedYear,
  { at, by }: Change,
): Promise<void> {
  const { unitKey, year, region } = stored
  const today = at.slice(0, 10)
  for (const { year: one } of programmes) {
    const [report] = one.reports
    if (!report) continue
    const lights = lightsOfReport(one, report, { year, region })
    const [proposed] = proposeRectifications(lights, today, dutyDays(today, region).rectify)
    if (!proposed) continue
    await saveRectification(
      transaction,
      { unitKey, year, programme: one.id },
      0,
      { ...proposed, id: 'r1' },
      by,
    )
    return
  }
}

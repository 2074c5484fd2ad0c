import { dayInChina } from '@mingzhang/model'
import { dutyDays, lightsOfReport, proposeRectifications } from '@mingzhang/performance'
import {
  appendLog,
  type Change,
  createPerformanceYear,
  type DocumentSummary,
  getDocument,
  listAccounts,
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
 * 演示绩效年度 Years of performance with made-up results, marked so for good: of the document with the most programmes,
 * every round reported and scored; and of the unit whose compiler can sign in, so that a unit's own people find their year.
 * Nothing happens where there is a year already.
 *
 * @returns whether one was made
 */
export async function demonstrationYear(store: Store, change: Change): Promise<boolean> {
  if ((await listPerformanceYears(store)).length > 0) return false
  let made = false
  for (const { id } of await documentsToBeginFrom(store)) made = (await yearOf(store, id, change)) || made
  return made
}

/** The document with the most programmes, then the newest one with targets of the unit whose compiler can sign in. */
async function documentsToBeginFrom(store: Store): Promise<DocumentSummary[]> {
  const compilers = (await listAccounts(store)).filter(({ roles }) => roles.includes('compiler'))
  const own = new Set(compilers.map(({ organisation }) => organisation))
  const { documents } = await listDocuments(store)
  const byProgrammes = documents
    .filter(({ contents }) => contents.programs > 0)
    .toSorted((one, other) => other.contents.programs - one.contents.programs)
  const [richest] = byProgrammes
  const ofCompiler = byProgrammes
    .toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0))
    .find(({ unitKey }) => own.has(unitKey))
  return [...new Set([richest, ofCompiler])].filter((one) => one !== undefined)
}

async function yearOf(store: Store, documentId: string, change: Change): Promise<boolean> {
  const document = await getDocument(store, documentId)
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
  const today = dayInChina(at)
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

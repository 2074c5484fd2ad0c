import { readWorking } from '@mingzhang/forms'
import type { Book } from '@mingzhang/model'
import {
  type AdjustedProgramme,
  adjustYear,
  type BookTargetsOf,
  type ProposedRenaming,
  type Renaming,
  type TargetChange,
  type TargetsAdjustment,
  wholeUnit,
} from '@mingzhang/performance'
import {
  addProgramme,
  getBook,
  type StoredBook,
  type StoreOrTransaction,
  saveBookVersion,
  saveProgramme,
} from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { decodeKept } from '../books/decode-working.ts'
import { HttpProblem } from '../problem.ts'
import type { ServerOptions } from '../server-options.ts'
import { wholeProgramme } from './begin-year.ts'
import { approvedStates } from './beginning-of.ts'
import { changing, clockOf } from './changing.ts'
import { type LoadedYear, loadYear } from './load-year.ts'

/**
 * 待带入的调整 What an adjusted book would change in the year. `none`: nothing; `typing`: the adjustment is being typed;
 * `offered`: it is published and may be taken.
 */
export type YearAdjustment = {
  readonly state: 'none' | 'typing' | 'offered'
  readonly from: number | null
  readonly to: number | null
  readonly changes: readonly TargetChange[]
  /** What may be one programme or indicator under two names: a person says. */
  readonly renamings: readonly ProposedRenaming[]
}

const nothing: YearAdjustment = { state: 'none', from: null, to: null, changes: [], renamings: [] }

/** 查调整 Compares the year with the newest version of the book its targets are of. */
export async function adjustmentOf(
  store: StoreOrTransaction,
  loaded: LoadedYear,
  today: string,
): Promise<YearAdjustment> {
  const { unitKey, year, bookVersion } = loaded.stored
  const book = bookVersion === null ? null : await getBook(store, { unitKey, year })
  if (!book || book.version === bookVersion) return nothing
  const ends = { from: bookVersion, to: book.version }
  if (!approvedStates.has(book.state)) return { ...nothing, state: 'typing', ...ends }
  const { changes, renamings } = await compared(store, loaded, book, today)
  return changes.length === 0 ? nothing : { state: 'offered', ...ends, changes, renamings }
}

async function compared(
  store: StoreOrTransaction,
  loaded: LoadedYear,
  book: StoredBook,
  today: string,
  renamed: readonly Renaming[] = [],
): Promise<TargetsAdjustment> {
  const { unitKey, year, bookVersion } = loaded.stored
  const before = bookVersion === null ? null : await getBook(store, { unitKey, year }, bookVersion)
  const now = targetsOf(book)
  if (!now) throw new HttpProblem(422, unreadable())
  return adjustYear({
    year: loaded.programmes.map(({ stored, reports }) => ({
      ...{ id: stored.id, targets: stored.targets },
      ...{ stoppedOn: stored.stoppedOn, stoppedWhy: stored.stoppedWhy },
      reported: stored.targets.indicators.map((_, place) =>
        reports.filter((report) => hasResult(report, place)).map(({ month }) => month),
      ),
    })),
    base: before && targetsOf(before),
    book: now,
    on: today,
    wholeId: wholeUnit,
    renamed,
  })
}

const hasResult = (
  { results }: LoadedYear['programmes'][number]['reports'][number],
  place: number,
): boolean => results.some(({ indicator, actual }) => indicator === place && actual !== null)

function targetsOf({ content }: StoredBook): BookTargetsOf | null {
  const working = decodeKept(content)
  const book: Book | null = working && readWorking(working).book
  return (
    book && {
      programmes: book.programmes,
      whole: book.targets && wholeProgramme(book.unit.name, book.targets),
    }
  )
}

const unreadable = () => ({
  what: '调整后的账本读不出绩效目标。',
  why: '账本里有读不出的内容。',
  toDo: '请在账本里改正后再带入。',
})

const notOffered = () => ({
  what: '没有可带入的调整。',
  why: '账本没有改动绩效目标，或调整还没有批复、公布，或您看到的不是最新一版。',
  toDo: '请重新载入，看过变更后再带入。',
})

const noReason = () => ({
  what: '调整没有带入。',
  why: '没有写理由；理由记入日志。',
  toDo: '请写明理由后再带入。',
})

type Taking = {
  readonly unit: string
  readonly year: number
  /** The version of the book the person saw. */
  readonly version: number
  readonly reason: string
  /** Renamings the person has confirmed, of those that were proposed. */
  readonly renamed: readonly Renaming[]
}

const notProposed = (to: string) => ({
  what: '调整没有带入。',
  why: `“${to}”不在可认作改名的里面：指标要同一项目、同一级次，符号、指标值、单位相同，名称相近；项目要同一部门，预算或多数指标相同，名称相近。`,
  toDo: '请重新载入，看过变更后再带入；名称另有改动的，带入以后在“目标”里改。',
})

/**
 * 带入调整 Takes an adjusted book into the year: results that were reported stay where they are, what is gone stays as withdrawn.
 *
 * @throws HttpProblem 409 when the book or the year has changed since, 422 without a reason or for a renaming that was not proposed
 */
export async function takeAdjustment(
  { store, now }: ServerOptions,
  request: FastifyRequest,
  { unit, year, version, reason, renamed }: Taking,
): Promise<{ readonly bookVersion: number; readonly changes: number }> {
  const { at, today } = clockOf(now)
  if (reason.trim() === '') throw new HttpProblem(422, noReason())
  const loaded = await loadYear(store, unit, year)
  const offered = await adjustmentOf(store, loaded, today)
  const book = offered.state === 'offered' ? await getBook(store, { unitKey: unit, year }) : null
  if (!book?.approvedOn || book.version !== version) throw new HttpProblem(409, notOffered())
  const { approvedOn } = book
  const stray = renamed.find((one) => !offered.renamings.some((each) => isSame(one, each)))
  if (stray) throw new HttpProblem(422, notProposed(stray.to))
  const { programmes, changes } = await compared(store, loaded, book, today, renamed)
  const doing = {
    unit,
    right: 'performance.evaluate',
    what: 'performance.adjusted',
    about: `${unit}/${year}`,
    at,
    detail: { reason, from: loaded.stored.bookVersion, to: version, changes: changes.length, renamed },
  } as const
  await changing(store, request, doing, async (transaction, by) => {
    const marked = { bookVersion: version, approvedOn }
    const key = { unitKey: unit, year }
    if (!(await saveBookVersion(transaction, key, loaded.stored.bookVersion, marked))) return { ok: false }
    return saveAll(transaction, loaded, programmes, { by, at })
  })
  return { bookVersion: version, changes: changes.length }
}

const isSame = (one: Renaming, other: Renaming): boolean =>
  one.programme === other.programme && one.indicator === other.indicator && one.to === other.to

async function saveAll(
  transaction: StoreOrTransaction,
  { stored: { unitKey, year }, programmes: before }: LoadedYear,
  programmes: readonly AdjustedProgramme[],
  change: { readonly by: string; readonly at: string },
) {
  let last = Math.max(-1, ...before.map(({ stored }) => stored.ordinal))
  for (const { id, isNew, isChanged, ...given } of programmes) {
    const key = { unitKey, year, programme: id }
    if (isNew) {
      last += 1
      await addProgramme(transaction, key, last, given, change)
    } else if (isChanged) {
      const version = before.find(({ stored }) => stored.id === id)?.stored.version ?? 0
      const saved = await saveProgramme(transaction, key, version, given, change)
      if (!saved.ok) return saved
    }
  }
  return { ok: true as const, version: 1 }
}

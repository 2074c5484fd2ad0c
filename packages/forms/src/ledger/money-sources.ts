import type { Book, BookProgramme, Dimension, Entry, Key, Ledger, ProcurementLine } from '@mingzhang/model'
import { relate } from './relate.ts'
import { entryText, type Locator, locator, mergedEntries, type Telling, teller } from './tell.ts'

/** 金额来源 Something that can tell keys: atoms in 分, and which of them a key is the sum of. */
export type MoneySource = {
  readonly id: string
  readonly amounts: readonly number[]
  readonly tell: (key: Key) => Telling
  /** A ledger states all the money of its scope; a register or a programme only what it lists. */
  readonly isLedger: boolean
}

/**
 * 账本的来源 What a book's money is told by, the finest first: its ledgers in their order, the budgets of its
 * programmes, its procurement register. Last year has ledgers only.
 */
export const sourcesOf = (book: Book): { readonly now: MoneySource[]; readonly last: MoneySource[] } => ({
  now: [
    ...ledgerSources(book, book.ledgers),
    programmeSource(book.programmes),
    procurementSource(book.procurement),
  ],
  last: lastSourcesOf(book),
})

/** 上年的来源 Last year alone. */
export const lastSourcesOf = (book: Book): MoneySource[] => ledgerSources(book, book.previous)

function ledgerSources({ agency }: Book, all: readonly Ledger[]): MoneySource[] {
  const own = agency === null ? {} : { agency }
  return all.map((ledger) =>
    ledgerSource({
      ...ledger,
      entries: ledger.entries.map((entry) => ({ ...entry, at: { ...own, ...entry.at } })),
    }),
  )
}

function ledgerSource({ id, scope, entries: given }: Ledger): MoneySource {
  const merged = mergedEntries(given)
  const entries = merged.map(({ entry }) => entry)
  const tell = teller({ scope, entries }, locatorOf(merged, scope))
  return {
    id,
    isLedger: true,
    amounts: entries.map(({ amount }) => amount),
    tell: (key) => (isRegisterKey(key) ? unknown('procurement') : tell(key)),
  }
}

const locators = new Map<string, Locator>()
const mostLocators = 8

/**
 * While amounts are typed, the entries stay what they are and where: the next compilation of the book finds them as the last one
 * did. A few books are remembered, those asked for last.
 */
function locatorOf(merged: ReturnType<typeof mergedEntries>, scope: Ledger['scope']): Locator {
  const slot = [entryText(scope), ...merged.map(({ text }) => text)].join('\n')
  const places = merged.map(({ entry }) => entry.at)
  const found = locators.get(slot) ?? locator(places, scope)
  locators.delete(slot)
  locators.set(slot, found)
  for (const oldest of locators.keys()) {
    if (locators.size <= mostLocators) break
    locators.delete(oldest)
  }
  return found
}

const isRegisterKey = (key: Key): boolean =>
  key.procurement !== undefined || key.article !== undefined || key.entry !== undefined

const unknown = (...missing: Dimension[]): Telling => ({ told: false, missing })

/** 项目标识 How entries and keys name a programme: by its code, else by its name and department. */
export const programmeId = (programme: Pick<BookProgramme, 'name' | 'code' | 'department'>): string =>
  programme.code ??
  (programme.department === null ? programme.name : `${programme.name}@${programme.department}`)

/** Budgets of programmes as entered: they speak of one programme each, never of a sum. */
function programmeSource(programmes: readonly BookProgramme[]): MoneySource {
  const at = new Map(programmes.map((programme, index) => [programmeId(programme), index]))
  return {
    id: 'programmes',
    isLedger: false,
    amounts: programmes.map(({ budget }) => budget ?? 0),
    tell: (key) => {
      const index = key.project === undefined ? undefined : at.get(key.project)
      const isWhole = Object.keys(key).every((name) =>
        ['measure', 'year', 'stage', 'use', 'project'].includes(name),
      )
      if (index === undefined || !isWhole || programmes[index]?.budget == null) return unknown('project')
      return { told: true, amount: programmes[index]?.budget ?? 0, entries: [index] }
    },
  }
}

type ProcurementAtom = {
  readonly line: number
  readonly step: 'procured' | 'sme' | 'micro'
  readonly entry: Entry
}

function procurementSource(lines: readonly ProcurementLine[]): MoneySource {
  const atoms = lines.flatMap((line, index): ProcurementAtom[] => [
    ...line.amounts.map((entry) => ({ line: index, step: 'procured' as const, entry })),
    ...(['sme', 'micro'] as const).flatMap((step) => {
      const amount = line[step]
      return amount === null ? [] : [{ line: index, step, entry: { at: {}, amount } }]
    }),
  ])
  return {
    id: 'procurement',
    isLedger: false,
    amounts: atoms.map(({ entry }) => entry.amount),
    tell: (key) => (key.procurement === undefined ? unknown('procurement') : tellRegister(lines, atoms, key)),
  }
}

function tellRegister(
  lines: readonly ProcurementLine[],
  atoms: readonly ProcurementAtom[],
  key: Key,
): Telling {
  const entries: number[] = []
  const missing = new Set<Dimension>()
  let amount = 0
  atoms.forEach(({ line, step, entry }, index) => {
    if (step !== key.procurement || entry.amount === 0) return
    if (key.entry !== undefined && key.entry !== String(line)) return
    const article = relate('article', key.article, lines[line]?.article ?? undefined)
    const fund = relate('fund', key.fund, entry.at.fund)
    const origin = relate('origin', key.origin, entry.at.origin)
    // A book is one unit's: a line that names no unit is its own.
    const unit = relate('unit', key.unit, entry.at.unit ?? 'own')
    if ([article, fund, origin, unit].includes('outside')) return
    if (article === 'unknown') missing.add('article')
    if (fund === 'unknown') missing.add('fund')
    if (origin === 'unknown') missing.add('origin')
    entries.push(index)
    amount += entry.amount
  })
  return missing.size > 0 ? unknown(...missing) : { told: true, amount, entries }
}

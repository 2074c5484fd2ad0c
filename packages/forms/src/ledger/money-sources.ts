import type { Book, BookProgramme, Dimension, Entry, Key, Ledger, ProcurementLine } from '@mingzhang/model'
import { keptLedger, type LedgerMemory, ledgerMemory } from './ledger-memory.ts'
import { relate } from './relate.ts'
import { type Located, type Telling, tellingOf } from './tell.ts'

/** 查得 What a source finds of a key without any amount: where its money lies, or all that it will ever tell. */
export type Found = Located | Telling

/** 金额来源 Something that can tell keys: atoms in 分, and which of them a key is the sum of. */
export type MoneySource = {
  readonly id: string
  readonly amounts: readonly number[]
  readonly find: (key: Key) => Found
  /** What it tells of a key that was found, now or when amounts were others. */
  readonly told: (found: Found) => Telling
  readonly tell: (key: Key) => Telling
  /** A ledger states all the money of its scope; a register or a programme only what it lists. */
  readonly isLedger: boolean
  /** The same as long as the source has money where it had money: what is listed then stays listed. */
  readonly shape: object
}

export type Sources = { readonly now: readonly MoneySource[]; readonly last: readonly MoneySource[] }

/**
 * 账本的来源 What a book's money is told by, the finest first: its ledgers in their order, the budgets of its
 * programmes, its procurement register. Last year has ledgers only.
 *
 * @param memory of the last time they were asked for
 */
export const sourcesOf = (book: Book, memory: LedgerMemory = ledgerMemory()): Sources => ({
  now: [
    ...ledgerSources(book, 'ledgers', memory),
    programmeSource(book.programmes),
    procurementSource(book.procurement),
  ],
  last: lastSourcesOf(book, memory),
})

/** 上年的来源 Last year alone. */
export const lastSourcesOf = (book: Book, memory: LedgerMemory = ledgerMemory()): readonly MoneySource[] =>
  ledgerSources(book, 'previous', memory)

const ledgerSources = (book: Book, year: 'ledgers' | 'previous', memory: LedgerMemory): MoneySource[] =>
  book[year].map((ledger, at) => ledgerSource(ledger, keptLedger(memory, book, year, at)))

function ledgerSource({ id }: Ledger, kept: ReturnType<typeof keptLedger>): MoneySource {
  const { amounts, tellings, locate, shape } = kept
  const find = (key: Key): Found => (isRegisterKey(key) ? unknownProcurement : locate(key))
  const told = (found: Found): Telling => {
    if ('told' in found) return found
    const telling = tellings.get(found) ?? tellingOf(amounts, found)
    tellings.set(found, telling)
    return telling
  }
  return { id, isLedger: true, shape, amounts, find, told, tell: (key) => told(find(key)) }
}

/** A source that is told by the fields of the book, which no amount of an entry changes. */
function fieldSource(
  id: string,
  amounts: readonly number[],
  shape: object,
  tell: (key: Key) => Telling,
): MoneySource {
  const told = (found: Found): Telling => ('told' in found ? found : unknownProcurement)
  return { id, isLedger: false, amounts, shape, find: tell, told, tell }
}

const isRegisterKey = (key: Key): boolean =>
  key.procurement !== undefined || key.article !== undefined || key.entry !== undefined

const unknown = (...missing: Dimension[]): Telling => ({ told: false, missing })
const unknownProcurement = unknown('procurement')
const unknownProject = unknown('project')

/** 项目标识 How entries and keys name a programme: by its code, else by its name and department. */
export const programmeId = (programme: Pick<BookProgramme, 'name' | 'code' | 'department'>): string =>
  programme.code ??
  (programme.department === null ? programme.name : `${programme.name}@${programme.department}`)

/** Budgets of programmes as entered: they speak of one programme each, never of a sum. */
function programmeSource(programmes: readonly BookProgramme[]): MoneySource {
  const at = new Map(programmes.map((programme, index) => [programmeId(programme), index]))
  const amounts = programmes.map(({ budget }) => budget ?? 0)
  return fieldSource('programmes', amounts, programmes, (key) => {
    const index = key.project === undefined ? undefined : at.get(key.project)
    if (index === undefined || programmes[index]?.budget == null) return unknownProject
    const isWhole = Object.keys(key).every((name) =>
      ['measure', 'year', 'stage', 'use', 'project'].includes(name),
    )
    return isWhole ? { told: true, amount: amounts[index] ?? 0, entries: [index] } : unknownProject
  })
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
  const amounts = atoms.map(({ entry }) => entry.amount)
  return fieldSource('procurement', amounts, lines, (key) =>
    key.procurement === undefined ? unknownProcurement : tellRegister(lines, atoms, key),
  )
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

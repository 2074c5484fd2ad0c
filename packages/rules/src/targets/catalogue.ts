import {
  type Amount,
  type Disclosure,
  type Place,
  type Program,
  parseAmount,
  type Table,
} from '@mingzhang/model'

/** 目录的一行 An entry of a catalogue of programmes. */
export type Entry = {
  readonly name: string
  readonly department: string | null
  readonly amount: Amount | null
  readonly printed: string
  readonly place: Place
  readonly amountPlace: Place
}

/** An entry and the target table that goes with it; `alike` when only their names differ a little. */
export type Pair = { readonly entry: Entry; readonly program: Program; readonly alike: boolean }

export type Matched = {
  readonly pairs: readonly Pair[]
  readonly entries: readonly Entry[]
  readonly programs: readonly Program[]
}

/** Entries of every table of the form `catalogue`, in reading order. */
export const entriesOf = ({ tables }: Disclosure): Entry[] =>
  tables.filter(({ form }) => form === 'catalogue').flatMap(entriesOfTable)

function entriesOfTable(table: Table): Entry[] {
  return table.rows.flatMap((row, r): Entry[] => {
    if (row.role === 'total' || row.role === 'subtotal') return []
    const cells = table.cells.filter((cell) => cell.r === r)
    const money = cells.filter((cell) => table.columns[cell.c]?.role === 'money')
    const [amount] = money
    if (!amount || money.length > 1) return []
    const department = cells.find((cell) => /部门|单位/u.test(cell.column.at(-1) ?? ''))
    return [
      {
        name: row.name,
        department: department?.text ?? null,
        amount: parseAmount(amount.text, table.amountUnit ?? '万元'),
        printed: amount.text,
        place: row.place,
        amountPlace: amount.place,
      },
    ]
  })
}

const plain = (text: string): string => text.replace(/\s+/gu, '').replace(/（/gu, '(').replace(/）/gu, ')')

/** A unit by its code where one is printed, else by its name. */
const unitOf = (text: string | null): string => /^\d{3,}/u.exec(text ?? '')?.[0] ?? plain(text ?? '')

/** Do the two stand for the same unit? Unknown counts as yes. */
const sameUnit = (entry: Entry, program: Program): boolean =>
  entry.department === null ||
  program.department === null ||
  unitOf(entry.department) === unitOf(program.department)

export const budgetOf = (program: Program): Amount | null =>
  program.budget && parseAmount(program.budget.amount, program.budget.unit)

/** Equal as far as the digits stated go. */
export const agree = (one: Amount | null, other: Amount | null): boolean =>
  one !== null && other !== null && 2 * Math.abs(one.value - other.value) <= one.step + other.step

/**
 * 目录与绩效目标表对应 Pairs entries with target tables: the same name of the same unit first; among what is left, a
 * name that differs in a character or two, of the same unit and with the same money.
 */
export function matchCatalogue(entries: readonly Entry[], programs: readonly Program[]): Matched {
  const pairs: Pair[] = []
  const freeEntries = new Set(entries)
  const freePrograms = new Set(programs)
  const take = (alike: boolean, fits: (entry: Entry, program: Program) => boolean) => {
    for (const program of freePrograms) {
      const entry = [...freeEntries].find((each) => sameUnit(each, program) && fits(each, program))
      if (!entry) continue
      pairs.push({ entry, program, alike })
      freeEntries.delete(entry)
      freePrograms.delete(program)
    }
  }
  take(false, (entry, program) => plain(entry.name) === plain(program.name))
  take(true, (entry, program) => agree(entry.amount, budgetOf(program)) && isAlike(entry.name, program.name))
  return { pairs, entries: [...freeEntries], programs: [...freePrograms] }
}

/** Names of four characters or more that differ in two at most. */
const isAlike = (one: string, other: string): boolean =>
  Math.min(plain(one).length, plain(other).length) >= 4 && editDistance(plain(one), plain(other)) <= 2

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

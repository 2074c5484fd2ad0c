import type { Book, BookProgramme } from '@mingzhang/model'
import type { SheetRead } from '../entry-sheet/read-entry-sheet.ts'

/** 空账本 A book of a unit and a year with nothing in it. */
export const emptyBook = (name: string, code: string | null, year: number): Book => ({
  ...{ unit: { code, name }, year, edition: null, area: null, agency: null },
  ledgers: [{ id: 'entries', scope: {}, entries: [] }],
  ...{ previous: [], programmes: [], targets: null, procurement: [], assets: [], counts: [] },
  ...{ costing: [], reasons: [], texts: [], names: {} },
})

/**
 * 分录成账本 A book whose money is what a sheet of entries states: one ledger, complete for the year. Programmes get the name
 * that stands beside their code, and nothing else.
 */
export function bookOfEntries(book: Book, { entries, projects }: SheetRead): Book {
  const own = new Set(entries.flatMap(({ at }) => (at.use === 'project' ? (at.project ?? []) : [])))
  const known = new Set(book.programmes.map(({ code }) => code))
  const named = [...projects].filter(([code]) => own.has(code) && !known.has(code))
  return {
    ...book,
    ledgers: [{ id: 'entries', scope: {}, entries }],
    programmes: [...book.programmes, ...named.map(([code, name]) => programme(code, name))],
  }
}

const programme = (code: string, name: string): BookProgramme => ({
  ...{ name, code, department: null, budget: null, budgetParts: [], plan: null, category: null },
  ...{ overview: null, legalBasis: null, goal: null, executionWeight: null, indicators: [] },
})

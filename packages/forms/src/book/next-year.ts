import type { Book } from '@mingzhang/model'

/**
 * 下一年的账本 Last year's book as this year's start: its money becomes the comparison, its programmes and texts stay to
 * be revised, and what belongs to one year only (amounts, procurement, assets, reasons) begins anew.
 */
export const nextYear = (book: Book): Book => ({
  ...book,
  year: book.year + 1,
  ledgers: [{ id: 'entries', scope: {}, entries: [] }],
  previous: book.ledgers,
  programmes: book.programmes.map((programme) => ({
    ...programme,
    budget: null,
    budgetParts: programme.budgetParts.map(({ label }) => ({ label, amount: null })),
  })),
  procurement: [],
  assets: [],
  counts: [],
  costing: [],
  reasons: [],
})

import { bookOfDisclosure } from '@mingzhang/forms'
import { roundSchemeOf } from '@mingzhang/law'
import type { Book, BookProgramme } from '@mingzhang/model'
import { sumOfWeights, wholeUnit } from '@mingzhang/performance'
import type { StoredDocument, StoredProgramme, StoredYear } from '@mingzhang/store'

/** 待建的一年 A year of performance that is to be kept. */
export type Begun = {
  readonly year: StoredYear
  readonly programmes: readonly Omit<StoredProgramme, 'version' | 'changedAt' | 'changedBy'>[]
}

/**
 * 由公开文件开一年 A year of performance from the target tables of a document: its programmes, the targets of the whole
 * unit, the monitoring rounds of its region. null when the document has no targets or no year.
 */
export function beginYear(
  { id, unitKey, disclosure }: Pick<StoredDocument, 'id' | 'unitKey' | 'disclosure'>,
  createdAt: string,
): Begun | null {
  const { document } = disclosure
  if (document.year === null) return null
  return begun(bookOfDisclosure(disclosure).book, {
    unitKey,
    year: document.year,
    title: document.title ?? `${document.unit.name ?? ''}${document.year}年项目绩效`,
    unitName: document.unit.name ?? document.unit.code ?? '未写单位',
    ...{ region: document.region, documentId: id, createdAt, bookVersion: null, approvedOn: null },
  })
}

/** 批复的账本 A unit's book as it was approved. */
export type ApprovedBook = {
  readonly book: Book
  readonly unitKey: string
  readonly region: string | null
  readonly version: number
  /** `YYYY-MM-DD`. */
  readonly approvedOn: string
}

/**
 * 由批复的账本开一年 The same from a unit's book: its targets are approved with the budget. null when the book has no
 * targets.
 */
export function beginYearOfBook(approved: ApprovedBook, createdAt: string): Begun | null {
  const { book, version, ...place } = approved
  return begun(book, {
    ...place,
    year: book.year,
    title: `${book.unit.name}${book.year}年项目绩效`,
    unitName: book.unit.name,
    ...{ documentId: null, createdAt, bookVersion: version },
  })
}

function begun(
  { unit, programmes, targets }: Book,
  year: Omit<StoredYear, 'scheme' | 'simulated'>,
): Begun | null {
  const whole = targets ? [wholeProgramme(unit.name, targets)] : []
  if (programmes.length + whole.length === 0) return null
  const execution = executionWeightOf(programmes)
  return {
    year: { ...year, scheme: roundSchemeOf(year.region)?.id ?? '', simulated: false },
    programmes: [
      ...programmes.map((programme, index) => ({
        id: `p${index + 1}`,
        targets: { ...programme, executionWeight: programme.executionWeight ?? execution },
      })),
      ...whole.map((one) => ({ id: wholeUnit, targets: one })),
    ].map((one, ordinal) => ({ ...one, ordinal, stoppedOn: null, stoppedWhy: null })),
  }
}

/**
 * Where most tables add up to 90, the execution rate has the other 10; so it has where no weight is printed at all, for 10
 * are its fixed share.
 */
function executionWeightOf(programmes: readonly BookProgramme[]): string | null {
  const sums = programmes.map(({ indicators }) => sumOfWeights(indicators.map(({ weight }) => weight)).sum)
  const fixed =
    sums.every((sum) => sum === '0') || sums.filter((sum) => sum === '90').length * 2 > sums.length
  return fixed ? '10' : null
}

/** 整体目标 The targets of the whole unit as a programme among the others. */
export const wholeProgramme = (
  unit: string | null,
  { goal, indicators }: { readonly goal: string | null; readonly indicators: BookProgramme['indicators'] },
): BookProgramme => ({
  name: `${unit ?? ''}整体绩效`,
  code: null,
  department: unit,
  budget: null,
  budgetParts: [],
  plan: null,
  category: null,
  overview: null,
  legalBasis: null,
  goal,
  executionWeight: null,
  indicators,
})

import {
  type Book,
  type BookIndicator,
  type BookProblem,
  type BookProgramme,
  type BookText,
  type Disclosure,
  type Indicator,
  type Program,
  parseAmount,
} from '@mingzhang/model'
import { accountNames } from './account-names.ts'
import { assetsOf } from './assets-of.ts'
import { ledgersOf } from './ledgers-of.ts'
import { procurementOf } from './procurement-of.ts'

/**
 * 公开文件成账本 The book that a published disclosure determines: what its tables state, under the coordinates they
 * state it with. Coordinates no table shows stay absent.
 */
export function bookOfDisclosure(disclosure: Disclosure): {
  readonly book: Book
  readonly problems: readonly BookProblem[]
} {
  const { document, programs, departmentTargets } = disclosure
  const year = document.year ?? 0
  const now = ledgersOf(disclosure, year)
  const last = ledgersOf(disclosure, year - 1)
  const hasTargets = departmentTargets.goal !== null || departmentTargets.indicators.length > 0
  const book: Book = {
    unit: { code: document.unit.code, name: document.unit.name ?? '' },
    year,
    edition: null,
    area: null,
    agency: null,
    ledgers: now.ledgers,
    previous: last.ledgers,
    programmes: programs.map(programmeOf),
    targets: hasTargets
      ? {
          goal: departmentTargets.goal?.text ?? null,
          indicators: departmentTargets.indicators.map(indicatorOf),
        }
      : null,
    procurement: procurementOf(disclosure),
    assets: assetsOf(disclosure),
    counts: [],
    costing: [],
    reasons: [],
    texts: textsOf(disclosure),
    names: accountNames(disclosure),
  }
  return { book, problems: [...now.problems, ...last.problems] }
}

/**
 * 无数的文字 What the sections say without an amount of money: sentences with amounts are computed from the book, never
 * copied from an older text.
 */
const textsOf = ({ sections }: Disclosure): BookText[] =>
  sections.flatMap(({ title, paragraphs }) => {
    const kept = paragraphs.map(({ text }) => text).filter((text) => !/\d\s*(?:[百千万亿]+)?元/u.test(text))
    return kept.length === 0 ? [] : [{ section: title, paragraphs: kept }]
  })

const fenOf = (amount: string | null, unit: string): number | null =>
  amount === null ? null : (parseAmount(amount, unit)?.value ?? null)

const programmeOf = (program: Program): BookProgramme => ({
  name: program.name,
  code: program.code,
  department: program.department,
  budget: program.budget === null ? null : fenOf(program.budget.amount, program.budget.unit),
  budgetParts: program.budgetParts.map(({ label, amount, unit }) => ({ label, amount: fenOf(amount, unit) })),
  plan: program.plan,
  category: program.category,
  overview: program.overview?.text ?? null,
  legalBasis: program.legalBasis?.text ?? null,
  goal: program.goal?.text ?? null,
  executionWeight: program.executionWeight,
  indicators: program.indicators.map(indicatorOf),
})

const indicatorOf = (indicator: Indicator): BookIndicator => ({
  level1: indicator.level1,
  level2: indicator.level2,
  name: indicator.name,
  description: indicator.description,
  operator: indicator.operator,
  value: indicator.value,
  unit: indicator.unit,
  weight: indicator.weight,
  core: indicator.core,
  basis: indicator.basis,
})

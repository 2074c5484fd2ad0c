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
  statedDuties,
} from '@mingzhang/model'
import { accountNames } from './account-names.ts'
import { assetsOf } from './assets-of.ts'
import { withKeptNumbers } from './kept-numbers.ts'
import { ledgersOf } from './ledgers-of.ts'
import { withLists } from './listed-sections.ts'
import { procurementOf } from './procurement-of.ts'
import { plainTitle } from './suggest-edition.ts'
import { withoutFigures } from './without-figures.ts'

/**
 * 公开文件成账本 The book that a published disclosure determines: what its tables state, under the coordinates they
 * state it with. Coordinates no table shows stay absent.
 */
export function bookOfDisclosure(published: Disclosure): {
  readonly book: Book
  readonly problems: readonly BookProblem[]
} {
  const { disclosure, problems: shownOtherwise } = withKeptNumbers(published)
  const { document, programs, departmentTargets } = disclosure
  const year = document.year ?? 0
  const now = ledgersOf(disclosure, year)
  const last = ledgersOf(disclosure, year - 1)
  const hasTargets = departmentTargets.goal !== null || departmentTargets.indicators.length > 0
  const book: Book = {
    unit: { code: document.unit.code, name: document.unit.name ?? '' },
    year,
    edition: null,
    area: areaOf(disclosure),
    agency: agencyOf(disclosure),
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
  const problems = [...withoutFigures(disclosure, book), ...shownOtherwise, ...now.problems, ...last.problems]
  return { book, problems }
}

/**
 * 单位性质 What the unit calls the money it runs on: 机关运行经费 is spent by administrative units (and those run like them), 事业运行经费 by
 * other institutions. Null where it says neither, or both, or where its tables have money under the governmental accounts of the
 * other kind: a unit with staff of both kinds.
 */
function agencyOf({ claims, tables }: Disclosure): Book['agency'] {
  const said = new Set(
    claims.flatMap(({ key, amount }) =>
      key?.use === 'running' && key.agency !== undefined && Number(amount) > 0 ? [key.agency] : [],
    ),
  )
  const [agency] = said
  if (said.size !== 1 || (agency !== 'administrative' && agency !== 'institution')) return null
  const foreign = accountsOfTheOther[agency]
  const isMixed = tables.some(({ cells }) =>
    cells.some(({ key, amount }) => Number(amount) > 0 && foreign.test(key?.econ ?? '')),
  )
  return isMixed ? null : agency
}

/** 政府经济分类: 501–504 are spent by administrative units, 505 and 506 are granted to institutions. */
const accountsOfTheOther = { administrative: /^50[56]/u, institution: /^50[1-4]/u }

/** 行政区 What most titles of tables print between the year and 部门 (2024年某区部门收支总表). */
function areaOf({ tables }: Disclosure): string | null {
  const votes = new Map<string, number>()
  for (const { title } of tables) {
    const area = /^20\d{2}年(\p{Script=Han}{2,10}?)部门/u.exec(title)?.[1]
    if (area !== undefined) votes.set(area, (votes.get(area) ?? 0) + 1)
  }
  const [first] = [...votes].toSorted((one, other) => other[1] - one[1])
  return first && first[1] > 1 ? first[0] : null
}

/**
 * 无数的文字 What the sections say without an amount of money: sentences with amounts are computed from the book, never
 * copied from an older text. Lines of a list of contents, titles of tables, their second lines and notes are made anew.
 */
const textsOf = ({ sections, tables }: Disclosure): BookText[] => {
  const titles = new Set(tables.map(({ title }) => plainTitle(title)).filter((title) => title !== ''))
  const isOfTables = (text: string): boolean => {
    const plain = plainTitle(text)
    return (
      titles.has(plain) ||
      /^20\d{2}年?.{0,30}表$|^[(（][^()（）]{2,30}[)）]$/u.test(text.trim()) ||
      ofEmptyTable.test(text) ||
      ofRounding.test(text)
    )
  }
  return withLists(sections).flatMap(({ title, paragraphs }) => {
    const kept = paragraphs
      .map(({ text }) => text)
      .filter((text) => !/\d\s*(?:[百千万亿]+)?元|[…·.]{6,}/u.test(text) && !isOfTables(text))
    const last = kept.findLastIndex((text) => !isLeadIn.test(text.trim()))
    const whole = kept.slice(0, last + 1)
    return whole.length === 0 ? [] : [{ section: title, paragraphs: whole }]
  })
}

/** 机构设置： leads to a table that is no text; with nothing behind it, it says nothing. */
const isLeadIn = /^.{1,16}[:：]$/u

/** What published tables said of their rounding; the tables of a book add up, and the edition says so. */
const ofRounding = /四舍五入.{0,12}(?:造成|形成|产生|所致|引起|原因)|(?:由于|因)四舍五入/u

const ofEmptyTable = /^(?:说明|备注|注)[:：].*(?:本表|空表)|^附表[:：]?.*(?:套表|公开表)$/u

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
  ...statedDuties(indicator),
})

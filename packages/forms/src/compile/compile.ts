import type { Edition, EditionTable, NarrativeLine } from '@mingzhang/law'
import type { Book, BookProblem, Key, Publication, PublicationPart } from '@mingzhang/model'
import { withProposedAccounts } from '../book/propose-accounts.ts'
import { sourcesOf } from '../ledger/money-sources.ts'
import { emptySections } from '../narrative/empty-sections.ts'
import { boundTexts } from '../narrative/free-text.ts'
import { narrateLine, narrativeKeys } from '../narrative/narrate.ts'
import type { Writing } from '../narrative/write-sentence.ts'
import { figuresOf, type Movement, type Request } from '../rounding/figures.ts'
import type { PlannedTable, Setting } from './plan.ts'
import { planGrid } from './plan-grid.ts'
import { planAssets, planCatalogue, planProcurement } from './plan-registers.ts'
import { planOverall, planProgrammes } from './plan-targets.ts'
import { printedUnit, printTable } from './print-table.ts'
import { lacksEntries, whatIsLacking } from './what-is-lacking.ts'
import { filled } from './words.ts'

/** 编制结果 The disclosure ready to be written, what stands in its way, and every figure that was moved to add up. */
export type Compiled = {
  readonly publication: Publication
  readonly problems: readonly BookProblem[]
  readonly movements: readonly Movement[]
  /** Placeholders in the texts of the book, where it has any, with what they stand for now; null: cannot be told. */
  readonly bound?: Readonly<Record<string, string | null>>
}

/**
 * 编制公开稿 A unit's book as a full disclosure in an edition: every table and every number of the narrative is
 * evaluated from the book's entries, so that nothing can contradict anything else.
 *
 * @param issuedOn ISO date printed on it
 */
export function compile(
  given: Book,
  edition: Edition,
  { issuedOn }: { readonly issuedOn: string },
): Compiled {
  const book = withProposedAccounts(given)
  const problems: BookProblem[] = []
  const sources = sourcesOf(book)
  const { now, last } = sources
  const setting: Setting = { book, ruler: edition.ruler, now, last, problems }
  const planned = edition.tables.flatMap((table) => planTable(setting, table))
  const sentences = narrativeKeys(setting, edition.narrative).map((key) => ({
    key,
    unit: printedUnit(edition.amountUnit, edition.decimals),
  }))
  const figures = figuresOf(book, [...requestsOf(planned), ...sentences], sources)
  const writing = { book, edition, figures, setting, problems }
  const parts = partsOf(writing, planned)
  return {
    publication: {
      title: filled(edition.name ?? '{unit}{year}年部门预算公开', book),
      unit: book.unit,
      year: book.year,
      issuedOn,
      edition: edition.id,
      parts,
    },
    problems: allProblems(book, edition, [...problems, ...figures.problems]),
    movements: figures.movements,
    ...boundTexts(writing),
  }
}

type Part = PublicationPart & { readonly goesOn?: true }

/** Lines of the narrative in order, tables where it places them. */
function partsOf(writing: Writing, planned: readonly PlannedTable[]): PublicationPart[] {
  const { edition, book } = writing
  const named = new Set(
    edition.narrative.flatMap(({ what, text }) => (what === 'tables' ? text.split(' ') : [])),
  )
  const tablesOf = ({ text }: NarrativeLine): PlannedTable[] => {
    const ids = text.split(' ')
    return planned.filter(({ table: { id } }) => (ids.includes('*') ? !named.has(id) : ids.includes(id)))
  }
  const written = edition.narrative.map((line) => ({ line, parts: lineParts(writing, line, tablesOf) }))
  writing.problems.push(...emptySections(book, written))
  return joined(written.flatMap(({ parts }) => parts))
}

function lineParts(
  writing: Writing,
  line: NarrativeLine,
  tablesOf: (line: NarrativeLine) => readonly PlannedTable[],
): Part[] {
  const { edition, book } = writing
  if (line.what === 'contents')
    return edition.contents === null ? [] : [{ kind: 'contents', title: filled(edition.contents, book) }]
  if (line.what === 'and') return narrateLine(writing, line).map((part) => ({ ...part, goesOn: true }))
  if (line.what !== 'tables') return narrateLine(writing, line)
  return tablesOf(line).flatMap((one) => tableParts(writing, one))
}

/** Sentences that go on with the paragraph before them. */
function joined(parts: readonly Part[]): PublicationPart[] {
  const whole: PublicationPart[] = []
  for (const { goesOn, ...part } of parts) {
    const last = whole.at(-1)
    if (goesOn && part.kind === 'paragraph' && last?.kind === 'paragraph') {
      whole[whole.length - 1] = { kind: 'paragraph', runs: [...last.runs, ...part.runs] }
    } else whole.push(part)
  }
  return whole
}

function tableParts(writing: Writing, one: PlannedTable): PublicationPart[] {
  const table: PublicationPart = { kind: 'table', table: printTable(writing, one) }
  return one.before === null
    ? [table]
    : [{ kind: 'paragraph', runs: [{ kind: 'words', text: one.before }] }, table]
}

/** 排一张表 The printed tables of one table of the edition: one, or one or two for each programme. */
function planTable(setting: Setting, table: EditionTable): PlannedTable[] {
  if (table.layout === 'overall') return planOverall(setting, table)
  if (table.layout === 'programme') return planProgrammes(setting, table)
  const rows =
    table.layout === 'procurement'
      ? planProcurement(setting, table)
      : table.layout === 'asset'
        ? planAssets(setting, table)
        : table.layout === 'catalogue'
          ? planCatalogue(setting, table)
          : planGrid(setting, table)
  const isText = (kind: string): boolean => kind === 'name' || kind === 'text' || kind === 'code'
  return [
    {
      table,
      id: table.id,
      title: filled(table.title, setting.book),
      before: table.before === null ? null : filled(table.before, setting.book),
      headed: true,
      widths: table.columns.map(({ kind, share }) => ({
        share,
        align: kind === 'serial' ? 'center' : isText(kind) ? 'left' : 'right',
      })),
      rows,
      withUnit: true,
      withNotes: true,
    },
  ]
}

function requestsOf(planned: readonly PlannedTable[]): Request[] {
  return planned.flatMap(({ table, rows }) => {
    const unit = printedUnit(table.amountUnit, table.decimals)
    const keys = rows.flatMap(({ cells }) =>
      cells.flatMap((cell): Key[] => (cell.kind === 'money' ? [cell.key] : [])),
    )
    return keys.map((key) => ({ key, unit }))
  })
}

/** What is lacking altogether first; without any entries, that no form of them can be told goes without saying. */
function allProblems(book: Book, edition: Edition, found: readonly BookProblem[]): BookProblem[] {
  const grids = new Set(edition.tables.flatMap(({ id, layout }) => (layout === 'grid' ? [id] : [])))
  const isNews = ({ id, where }: BookProblem): boolean =>
    id !== 'narrative/left-out' &&
    id !== 'narrative/section-empty' &&
    id !== 'book/ledgers-differ' &&
    !(id === 'compile/cannot-tell' && grids.has(where))
  const news = lacksEntries(book, edition) ? found.filter(isNews) : found
  return withoutRepeats([...whatIsLacking(book, edition), ...news])
}

/** One problem, one line: the same form cannot tell for the same reason only once. */
function withoutRepeats(problems: readonly BookProblem[]): BookProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ id, where, why }) => {
    const slot = `${id} ${where} ${why}`
    if (seen.has(slot)) return false
    seen.add(slot)
    return true
  })
}

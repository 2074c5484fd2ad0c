import type { Edition, NarrativeLine } from '@mingzhang/law'
import type { Book, BookProblem, Publication, PublicationPart } from '@mingzhang/model'
import { withProposedAccounts } from '../book/propose-accounts.ts'
import { sourcesOf } from '../ledger/money-sources.ts'
import { emptySections } from '../narrative/empty-sections.ts'
import { boundTexts } from '../narrative/free-text.ts'
import { narrateLine } from '../narrative/narrate.ts'
import type { Writing } from '../narrative/write-sentence.ts'
import { figuresOf, type Movement } from '../rounding/figures.ts'
import { type CompileMemory, compileMemory } from './compile-memory.ts'
import type { PlannedTable, Setting } from './plan.ts'
import { planBook } from './plan-book.ts'
import { printTable } from './print-table.ts'
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
 * @param memory of who compiles one book again and again: the result is the same, and sooner there
 */
export function compile(
  given: Book,
  edition: Edition,
  { issuedOn, memory = compileMemory() }: { readonly issuedOn: string; readonly memory?: CompileMemory },
): Compiled {
  const book = withProposedAccounts(given, memory.accounts)
  const problems: BookProblem[] = []
  const sources = sourcesOf(book, memory.ledgers)
  const setting: Setting = { book, ruler: edition.ruler, ...sources, problems }
  const plan = planBook(setting, edition, given, memory.plan)
  problems.push(...plan.problems)
  const figures = figuresOf(plan.asked, sources, memory.figures)
  const writing = { book, edition, figures, setting, problems }
  const parts = partsOf(writing, plan.tables, memory.tables)
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
function partsOf(
  writing: Writing,
  planned: readonly PlannedTable[],
  memory: CompileMemory['tables'],
): PublicationPart[] {
  const { edition, book } = writing
  const named = new Set(
    edition.narrative.flatMap(({ what, text }) => (what === 'tables' ? text.split(' ') : [])),
  )
  const tablesOf = ({ text }: NarrativeLine): PublicationPart[] => {
    const ids = text.split(' ')
    const isHere = ({ table: { id } }: PlannedTable): boolean =>
      ids.includes('*') ? !named.has(id) : ids.includes(id)
    return planned.filter(isHere).flatMap((one) => tableParts(writing, one, memory))
  }
  const written = edition.narrative.map((line) => ({ line, parts: lineParts(writing, line, tablesOf) }))
  writing.problems.push(...emptySections(book, written))
  return joined(written.flatMap(({ parts }) => parts))
}

function lineParts(
  writing: Writing,
  line: NarrativeLine,
  tablesOf: (line: NarrativeLine) => readonly Part[],
): Part[] {
  const { edition, book } = writing
  if (line.what === 'contents')
    return edition.contents === null ? [] : [{ kind: 'contents', title: filled(edition.contents, book) }]
  if (line.what === 'and') return narrateLine(writing, line).map((part) => ({ ...part, goesOn: true }))
  if (line.what !== 'tables') return narrateLine(writing, line)
  return [...tablesOf(line)]
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

function tableParts(writing: Writing, one: PlannedTable, memory: CompileMemory['tables']): PublicationPart[] {
  const table: PublicationPart = { kind: 'table', table: printTable(writing, one, memory) }
  return one.before === null
    ? [table]
    : [{ kind: 'paragraph', runs: [{ kind: 'words', text: one.before }] }, table]
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

import type { Edition, EditionTable } from '@mingzhang/law'
import type { Book, BookProblem, Key, Publication, PublicationPart } from '@mingzhang/model'
import { sourcesOf } from '../ledger/money-sources.ts'
import { type Figures, figuresOf, type Movement, type Request } from '../rounding/figures.ts'
import type { PlannedTable, Setting } from './plan.ts'
import { planGrid } from './plan-grid.ts'
import { planAssets, planCatalogue, planProcurement } from './plan-registers.ts'
import { planOverall, planProgrammes } from './plan-targets.ts'
import { printedUnit, printTable } from './print-table.ts'
import { filled } from './words.ts'

/** 编制结果 The disclosure ready to be written, what stands in its way, and every figure that was moved to add up. */
export type Compiled = {
  readonly publication: Publication
  readonly problems: readonly BookProblem[]
  readonly movements: readonly Movement[]
}

/**
 * 编制公开稿 A unit's book as a full disclosure in an edition: every table and every number of the narrative is
 * evaluated from the book's entries, so that nothing can contradict anything else.
 *
 * @param issuedOn ISO date printed on it
 */
export function compile(book: Book, edition: Edition, { issuedOn }: { readonly issuedOn: string }): Compiled {
  const problems: BookProblem[] = []
  const { now, last } = sourcesOf(book)
  const setting: Setting = { book, ruler: edition.ruler, now, last, problems }
  const planned = edition.tables.flatMap((table) => planTable(setting, table))
  const figures = figuresOf(book, requestsOf(planned))
  const printing = { book, edition, figures, problems }
  const parts: PublicationPart[] = []
  if (edition.contents !== null) parts.push({ kind: 'contents', title: filled(edition.contents, book) })
  for (const one of planned) {
    if (one.before !== null) parts.push({ kind: 'paragraph', runs: [{ kind: 'words', text: one.before }] })
    parts.push({ kind: 'table', table: printTable(printing, one) })
  }
  return {
    publication: {
      title: `${book.unit.name}${book.year}年部门预算公开`,
      unit: book.unit,
      year: book.year,
      issuedOn,
      edition: edition.id,
      parts,
    },
    problems: withoutRepeats([...problems, ...figures.problems]),
    movements: figures.movements,
  }
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

export type { Figures }

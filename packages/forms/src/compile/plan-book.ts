import type { Edition, EditionTable } from '@mingzhang/law'
import type { Book, BookProblem, Key } from '@mingzhang/model'
import type { Sources } from '../ledger/money-sources.ts'
import { narrativeKeys } from '../narrative/narrate.ts'
import { type Asked, askFigures, type Request } from '../rounding/ask-figures.ts'
import type { PlannedTable, Setting } from './plan.ts'
import { planGrid } from './plan-grid.ts'
import { planAssets, planCatalogue, planProcurement } from './plan-registers.ts'
import { planOverall, planProgrammes } from './plan-targets.ts'
import { printedUnit } from './print-table.ts'
import { filled } from './words.ts'

/** 排版的计划 Which tables are printed with which rows, the figures they and the sentences need, and what cannot be listed. */
export type Plan = {
  readonly tables: readonly PlannedTable[]
  readonly asked: readonly Asked[]
  readonly problems: readonly BookProblem[]
}

/** 计划的记忆 The last plan and what it was made from. */
export type PlanMemory = { madeFrom: readonly unknown[]; plan: Plan | null }

export const planMemory = (): PlanMemory => ({ madeFrom: [], plan: null })

/**
 * 排全书 Plans the tables of an edition. A plan says where there is money, never how much: it holds as long as the edition, the fields
 * of the book and the shape of its money are what they were.
 */
export function planBook(setting: Setting, edition: Edition, given: Book, memory: PlanMemory): Plan {
  const { now, last } = setting
  const { ledgers: _, ...fields } = given
  const madeFrom = [edition, ...Object.values(fields), ...[...now, ...last].map(({ shape }) => shape)]
  const isKnown =
    madeFrom.length === memory.madeFrom.length && madeFrom.every((part, at) => part === memory.madeFrom[at])
  const plan = isKnown && memory.plan ? memory.plan : planned(setting, edition)
  memory.madeFrom = madeFrom
  memory.plan = plan
  return plan
}

function planned(setting: Setting, edition: Edition): Plan {
  const problems: BookProblem[] = []
  const own: Setting = { ...setting, problems }
  const tables = edition.tables.flatMap((table) => planTable(own, table))
  const unit = printedUnit(edition.amountUnit, edition.decimals)
  const sentences = narrativeKeys(own, edition.narrative).map((key): Request => ({ key, unit }))
  const sources: Sources = { now: setting.now, last: setting.last }
  return {
    tables,
    asked: askFigures(setting.book, [...requestsOf(tables), ...sentences], sources),
    problems,
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

import {
  formatAmount,
  halfWidth,
  keyText,
  type PrintedCell,
  type PrintedTable,
  type Publication,
  type VerdictCounts,
} from '@mingzhang/model'
import { safeText } from '../../safe-text.ts'
import { contentsEntries } from '../contents-entries.ts'
import { layOutTable } from '../lay-out-table.ts'

/** 附带数据的格式名 Says what the data is and which form it has. */
export const factsFormat = 'mingzhang-facts/1'

/** 附带的数 One printed figure: as printed, what it is worth, which money it speaks of. */
export type Fact = {
  readonly text: string
  /** Decimal string in `unit`; null where the cell holds a number that is no stated amount (a code, a weight). */
  readonly amount: string | null
  readonly unit: string | null
  /** Canonical text of the key; null where the figure is bound to none. */
  readonly key: string | null
  /** What the figure is called: its row and its column, or the words before it. */
  readonly name: string
}

/**
 * 附带数据 What was approved, carried inside every file that was written from it: every figure of every table and
 * sentence, and how the checks came out.
 */
export type EmbeddedFacts = {
  readonly format: typeof factsFormat
  readonly title: string
  readonly unit: { readonly code: string | null; readonly name: string }
  readonly year: number
  readonly issuedOn: string
  readonly edition: string
  /** How many checks gave which answer when it was approved; null when none were run. */
  readonly verdicts: VerdictCounts | null
  readonly tables: readonly {
    readonly id: string
    readonly title: string
    readonly figures: readonly Fact[]
  }[]
  readonly sentences: readonly Fact[]
}

/** 取数 The facts of a publication, in the order in which they are printed. */
export function factsOf(publication: Publication, verdicts: VerdictCounts | null): EmbeddedFacts {
  const { title, unit, year, issuedOn, edition, parts } = publication
  const entries = contentsEntries(publication)
  return {
    format: factsFormat,
    title: safeText(title),
    unit: { code: unit.code, name: safeText(unit.name) },
    year,
    issuedOn,
    edition,
    verdicts,
    tables: parts.flatMap((part, at) =>
      part.kind === 'table'
        ? [{ id: part.table.id, title: titleAt(parts, at, entries), figures: figuresOf(part.table) }]
        : [],
    ),
    sentences: parts.flatMap((part) => (part.kind === 'paragraph' ? sentenceFigures(part.runs) : [])),
  }
}

/** A table without a title goes on with the one before it; one of several of its title says what it is about. */
function titleAt(
  parts: Publication['parts'],
  at: number,
  entries: ReturnType<typeof contentsEntries>,
): string {
  const titled = parts
    .slice(0, at + 1)
    .findLast((part) => part.kind === 'table' && part.table.title.trim() !== '')
  if (titled?.kind !== 'table') return ''
  const about = entries.get(titled)?.about ?? null
  return safeText(about === null ? titled.table.title : `${titled.table.title}：${about}`)
}

function figuresOf(table: PrintedTable): Fact[] {
  const { body, head, columns } = layOutTable(table)
  const heads = columnNames(head, columns)
  return body.flatMap((cells) => {
    const labels = cells.filter(({ cell }) => cell.text.trim() !== '' && !isNumber(cell.text))
    return cells
      .filter(({ cell }) => cell.amount !== null || isNumber(cell.text))
      .map(({ cell, column }) => {
        const label = labels.findLast((each) => each.column < column) ?? labels[0]
        return factOf(cell, [label?.cell.text.trim(), heads[column]])
      })
  })
}

function factOf({ text, amount, key }: PrintedCell, names: readonly (string | undefined)[]): Fact {
  return {
    text: safeText(text),
    amount: amount && formatAmount(amount),
    unit: amount?.unit ?? null,
    key: key && keyText(key),
    name: safeText(names.filter((name) => name !== undefined && name !== '').join('·')),
  }
}

/** What each column is called: the words of its heads from the outermost in. */
function columnNames(head: ReturnType<typeof layOutTable>['head'], columns: number): string[] {
  const names = Array.from({ length: columns }, (): string[] => [])
  for (const { cell, column } of head.flat()) {
    for (let at = column; at < column + cell.columns; at += 1) names[at]?.push(cell.text.trim())
  }
  return names.map((parts) => parts.filter((part) => part !== '').join('·'))
}

type Runs = Extract<Publication['parts'][number], { kind: 'paragraph' }>['runs']

function sentenceFigures(runs: Runs): Fact[] {
  let before = ''
  return runs.flatMap((run) => {
    const words = before
    before += run.text
    if (run.kind === 'words') return []
    const { text, amount, key } = run
    const name = safeText((/[^，。；：\n]*$/u.exec(words)?.[0] ?? '').slice(-20))
    return [{ text, amount: formatAmount(amount), unit: amount.unit, key: keyText(key), name }]
  })
}

/** 是一个数 Is this text one printed number and nothing else? */
export const isNumber = (text: string): boolean => /^[-−－+]?\d[\d,]*(?:\.\d+)?%?$/u.test(plainNumber(text))

/** 归一 A printed number without what printing adds: full width, spaces, separators, the sign of the font. */
export const plainNumber = (text: string): string =>
  halfWidth(text)
    .replace(/[\s,，]/gu, '')
    .replace(/^[−－]/u, '-')

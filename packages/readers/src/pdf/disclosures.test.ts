import { existsSync, readFileSync } from 'node:fs'
import { check } from '@mingzhang/audit'
import type { Disclosure } from '@mingzhang/model'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { read } from '../read.ts'
import { openPdfium, type PdfEngine } from './open-pdfium.ts'

const file = (path: string): URL => new URL(`../../../../${path}`, import.meta.url)
const published = (name: string): URL => file(`../shared/disclosures/${name}.pdf`)
const program = file('node_modules/@embedpdf/pdfium/dist/pdfium.wasm')

type Values = Readonly<Record<string, string | null>>
type Row = {
  readonly side?: string
  readonly code?: string | null
  readonly name?: string | null
  readonly values: Values
}
type TruthTable = { readonly title: string; readonly rows?: readonly Row[]; readonly items?: readonly Row[] }

let engine: PdfEngine
beforeAll(async () => {
  engine = await openPdfium(readFileSync(program))
})

function disclosureOf(name: string): Disclosure {
  const result = read(readFileSync(published(name)), `${name}.pdf`, defaultLimits, engine)
  if (!result.ok) throw new Error(result.refusal.what)
  return result.value.disclosure
}

const plain = (text: string): string => text.replace(/\s+/gu, '')

const isFigure = (text: string | null): boolean => text !== null && /^-?[\d,]+(?:\.\d+)?$/u.test(text)

/** A row of a register has no name of its own: its first words stand for it. */
const labelOf = ({ code, name, values }: Row): string =>
  code ?? name ?? Object.values(values).find((text) => text !== null && !isFigure(text)) ?? ''

/** Figures in the order of the page, each with its row and column. */
const statedIn = (table: TruthTable): string[] =>
  (table.rows ?? table.items ?? []).flatMap((row) =>
    Object.entries(row.values).flatMap(([path, text]) =>
      isFigure(text) ? [`${labelOf(row)} · ${row.side ? `${row.side}/` : ''}${path} · ${text}`] : [],
    ),
  )

const readIn = ({ cells }: Disclosure['tables'][number]): string[] =>
  cells.flatMap((cell) =>
    cell.amount === null
      ? []
      : [`${plain(cell.row.code ?? cell.row.name)} · ${cell.column.map(plain).join('/')} · ${cell.text}`],
  )

const transcribed = [
  'shanghai-government-office-2025',
  'jiangsu-party-office-tables-2018',
  'jiangsu-peoples-congress-office-2018',
  'shanghai-finance-bureau-final-accounts-2024',
]

/** A budget table, also one without a figure; no contents and no list of words. */
const isBudget = ({ form, cells }: Disclosure['tables'][number]): boolean =>
  form !== 'contents' && (form !== null || cells.some(({ amount }) => amount !== null))

describe.each(transcribed)('%s', (name) => {
  const isHere = existsSync(published(name))

  test.skipIf(!isHere)('every table and every figure is read in its row and column', () => {
    const truth: { readonly tables: readonly TruthTable[] } = JSON.parse(
      readFileSync(file(`bench/truth/${name}.json`), 'utf8'),
    )
    const { tables } = disclosureOf(name)
    const budget = tables.filter(isBudget)
    expect(budget.map((table) => plain(table.title))).toEqual(truth.tables.map((table) => table.title))
    truth.tables.forEach((table, index) => {
      const found = budget[index]
      expect(found && readIn(found).toSorted()).toEqual(statedIn(table).toSorted())
    })
  })
})

/** What the published files themselves contradict: a total in a sentence, beside the total of its table. */
const contradicted: Readonly<Record<string, readonly string[]>> = {
  'shanghai-finance-bureau-final-accounts-2024': ['0.3 → 2961.68'],
}

describe.each(transcribed)('%s', (name) => {
  const isHere = existsSync(published(name))

  test.skipIf(!isHere)('what was read contradicts itself only where the published file does', () => {
    const { findings } = check(disclosureOf(name))
    const errors = findings.filter(({ severity }) => severity === 'error')
    const said = errors.map(({ correction }) => `${correction?.from} → ${correction?.to}`)
    expect(said).toEqual(contradicted[name] ?? [])
  })

  test.skipIf(!isHere)('every number is in a cell or a claim, or is known for what it is', () => {
    const { unplaced } = disclosureOf(name)
    const unknown = unplaced.filter(({ seems, text }) => seems === 'unknown' && text.length > 3)
    expect(unknown).toEqual([])
  })
})

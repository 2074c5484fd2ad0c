import { defaultLimits, readSource, unpackFiles } from '@mingzhang/audit'
import {
  type Book,
  type Finding,
  formatAmount,
  type Publication,
  type SourceDocument,
} from '@mingzhang/model'
import { pdfEngineFor } from '@mingzhang/server/pdf-engine'
import { factsOf } from '@mingzhang/writers/publication'
import { publicationFormats } from '../../apps/cli/src/commands/publication-formats.ts'
import { type CompiledSet, isSame, printedMoney, readFile, readStatements } from './round-trip.ts'

/** 各格式 What `compile` writes, in the order of its help. */
export const formats: readonly string[] = Object.keys(publicationFormats)

/** 写一种 A set in a format; null where this machine cannot write it. */
export async function written(
  { book, compiled, read }: CompiledSet,
  format: string,
): Promise<Uint8Array | null> {
  return (await publicationFormats[format]?.({ book, compiled, verdicts: read.counts })) ?? null
}

/** 读回 Whether a file says what its set says, and what a reader finds fault with in it. */
export type ReadBack = { readonly same: boolean; readonly findings: readonly Finding[] }

/** 读回 A file of a set: documents are held against it by every statement they are read to make, data by every value. */
export async function readBack(set: CompiledSet, format: string, bytes: Uint8Array): Promise<ReadBack> {
  const { publication } = set.compiled
  if (format === 'json') {
    const again: { publication: Publication } = JSON.parse(new TextDecoder().decode(bytes))
    return { same: isSame(printedMoney(again.publication), printedMoney(publication)), findings: [] }
  }
  if (format === 'csv') return { same: isSame(valuesOfCsv(bytes), valuesOf(publication)), findings: [] }
  if (format === 'fdp.zip')
    return { same: isSame(entriesOfPackage(bytes), entriesOf(set.book)), findings: [] }
  const again = readFile(bytes, `公开稿.${format}`, await pdfEngineFor(bytes))
  const same = isSame(readStatements(again.disclosure), readStatements(set.read.disclosure))
  return { same, findings: again.findings }
}

const cellsOf = (source: SourceDocument): string[][] =>
  source.blocks.flatMap((block) =>
    block.kind === 'grid' ? block.rows.map(({ cells }) => cells.map(({ text }) => text.trim())) : [],
  )

function recordsOf(bytes: Uint8Array): Record<string, string>[] {
  const source = readSource(bytes, defaultLimits)
  const [head = [], ...rows] = source.ok ? cellsOf(source.value) : []
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

const valuesOfCsv = (bytes: Uint8Array): string[] =>
  recordsOf(bytes)
    .map((record) => `${record['坐标']} ${record['数值']} ${record['计量单位']} ${record['印出']}`)
    .toSorted()

function valuesOf(publication: Publication): string[] {
  const { tables, sentences } = factsOf(publication, null)
  return [...tables.flatMap(({ figures }) => figures), ...sentences]
    .map(
      ({ key, amount, unit, text }) =>
        `${key ?? ''} ${amount ?? ''} ${unit ?? ''} ${text.replace(/^-/u, '−')}`,
    )
    .toSorted()
}

function entriesOfPackage(bytes: Uint8Array): string[] {
  const files = unpackFiles({ name: 'package.zip', bytes }, defaultLimits)
  if (!files.ok) return []
  return files.value
    .filter(({ name }) => name.endsWith('.csv'))
    .flatMap(({ bytes: csv }) => recordsOf(csv))
    .map((record) =>
      [record['func_code'], record['econ_code'], record['gov_code'], record['project'], record['amount']]
        .map((value) => value ?? '')
        .join(' '),
    )
    .toSorted()
}

const entriesOf = ({ ledgers }: Book): string[] =>
  ledgers
    .flatMap(({ entries }) => entries)
    .map(({ at, amount }) => {
      const money = formatAmount({ value: amount, step: 1, unit: '元' })
      return [at.func ?? '', at.econ ?? '', at.gov ?? '', at.project ?? '', money].join(' ')
    })
    .toSorted()

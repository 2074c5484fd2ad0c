import { bookOfDisclosure } from '@mingzhang/forms'
import { editionIds } from '@mingzhang/law'
import type { Book, Finding } from '@mingzhang/model'
import type { BenchDocument } from '../documents.ts'
import { has } from '../formats/tools.ts'
import { completeBook } from './complete-book.ts'
import { sortFindings } from './findings.ts'
import { formats, readBack, written } from './formats.ts'
import { savedByOffice } from './office.ts'
import { type CompiledSet, compiledSet, isSame, printedMoney, readFile, readMoney } from './round-trip.ts'

/** 一对 A book in an edition: what came back in which format. */
type Pair = {
  readonly name: string
  readonly edition: string
  readonly set: CompiledSet
  readonly original: readonly Finding[]
  readonly same: string[]
  readonly other: string[]
  /** Formats that were not the same bytes the second time. */
  readonly unsteady: string[]
  own: number
}

type Source = {
  readonly name: string
  readonly book: (edition: string) => Book
  readonly findings: readonly Finding[]
}

function sourceOf(document: BenchDocument): Source {
  const { disclosure, findings } = readFile(document.bytes, document.name)
  const { book } = bookOfDisclosure(disclosure)
  return { name: document.name.replace(/\.txt$/u, ''), book: () => book, findings }
}

/** 一对的来回 Written in every format, twice, and read back. */
async function roundTrip({ name, book, findings }: Source, edition: string): Promise<Pair> {
  const set = compiledSet(book(edition), edition)
  const pair: Pair = { name, edition, set, original: findings, same: [], other: [], unsteady: [], own: 0 }
  const isWhole = isSame(printedMoney(set.compiled.publication), readMoney(set.read.disclosure))
  if (!isWhole) pair.other.push('statements')
  for (const format of formats) {
    const [bytes, again] = [await written(set, format), await written(set, format)]
    if (bytes === null || again === null) continue
    if (Buffer.compare(bytes, again) !== 0) pair.unsteady.push(format)
    await take(pair, format, bytes)
  }
  return pair
}

async function take(pair: Pair, format: string, bytes: Uint8Array): Promise<void> {
  const { same, findings } = await readBack(pair.set, format, bytes)
  ;(same ? pair.same : pair.other).push(format)
  const { own } = sortFindings(findings, pair.original, pair.set.book, pair.set.compiled)
  pair.own = Math.max(pair.own, own.length)
}

/** The workbooks and documents of all pairs saved by LibreOffice in its own old formats. */
async function takeOffice(pairs: readonly Pair[]): Promise<void> {
  if (!has('soffice')) return
  for (const [from, to] of [
    ['xlsx', 'xls'],
    ['docx', 'doc'],
  ] as const) {
    const files: Uint8Array[] = []
    for (const { set } of pairs) files.push((await written(set, from)) ?? new Uint8Array())
    const saved = savedByOffice(files, from, to)
    for (const [index, pair] of pairs.entries()) {
      const bytes = saved[index]
      if (bytes) await take(pair, to, bytes)
      else pair.other.push(`${to} (not made)`)
    }
  }
}

function lineOf(pair: Pair): string {
  const { name, edition, set, same, other, unsteady } = pair
  const count = (severity: string): number =>
    set.compiled.problems.filter((problem) => problem.severity === severity).length
  const { typed, said } = sortFindings(set.read.findings, pair.original, set.book, set.compiled)
  const back = other.length === 0 ? `all ${same.length}` : `${same.length}; not ${other.join(', ')}`
  return [
    `| ${name} | ${edition} | ${printedMoney(set.compiled.publication).length} | ${back}`,
    unsteady.length === 0 ? 'yes' : `not ${unsteady.join(', ')}`,
    `${pair.own} | ${said.length} | ${typed.length} | ${count('error')}, ${count('warning')}, ${count('note')} |`,
  ].join(' | ')
}

/**
 * 来回 Every sample, and a book that lacks nothing, in every edition: compiled, written in every format, read back.
 *
 * @param documents the samples
 * @param withOffice formats that LibreOffice makes of ours too
 */
export async function matrix(
  documents: readonly BenchDocument[],
  withOffice: boolean,
  editions: readonly string[] = editionIds,
): Promise<{ readonly lines: readonly string[]; readonly pairs: readonly Pair[] }> {
  const sources: readonly Source[] = [
    ...documents.map(sourceOf),
    { name: 'a book that lacks nothing', book: completeBook, findings: [] },
  ]
  const pairs: Pair[] = []
  for (const source of sources) {
    for (const edition of editions) pairs.push(await roundTrip(source, edition))
  }
  if (withOffice) await takeOffice(pairs)
  return { lines: pairs.map(lineOf), pairs }
}

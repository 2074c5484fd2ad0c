import { type Audit, audit, type PdfEngine } from '@mingzhang/audit'
import { type Compiled, compile } from '@mingzhang/forms'
import { type Edition, editionOf } from '@mingzhang/law'
import {
  type Book,
  type Disclosure,
  type Key,
  keyText,
  type Publication,
  statementsOf,
} from '@mingzhang/model'
import { writeText } from '@mingzhang/writers/text'

/** A day that is printed on every set: the same for all, so that the same book gives the same bytes. */
export const issuedOn = '2024-02-20'

/** 一套 A book compiled in an edition, with the text of it read and checked as any published one. */
export type CompiledSet = {
  readonly book: Book
  readonly edition: Edition
  readonly compiled: Compiled
  readonly text: string
  readonly read: Audit
}

/** 读 A file read and checked; one that is refused is a mistake of ours. */
export function readFile(bytes: Uint8Array, name: string, pdf: PdfEngine | null = null): Audit {
  const result = audit(bytes, name, undefined, undefined, pdf)
  if (!result.ok) throw new Error(`${name}: ${result.refusal.what}`)
  return result.value
}

/** 编一套 The book of a published disclosure compiled in an edition. */
export function compiledSet(book: Book, id: string): CompiledSet {
  const edition = editionOf(id)
  if (!edition) throw new Error(`no edition ${id}`)
  const compiled = compile(book, edition, { issuedOn })
  const text = writeText(compiled.publication)
  return { book, edition, compiled, text, read: readFile(new TextEncoder().encode(text), '公开稿') }
}

/**
 * Lines of a register and programmes are named by whoever reads them, each in its own way, and a line's kind is read from its
 * own words: what they cost is compared, and which of the register's columns says so.
 */
const plainKey = ({ entry, project: _project, ...key }: Key): string =>
  entry === undefined
    ? keyText(key)
    : `line ${key.procurement ?? 'budget'} ${key.origin ?? ''} ${key.fund ?? ''}`

/** 编出的数 What the compiled tables state: which money, how much. */
export const printedMoney = ({ parts }: Publication): string[] =>
  parts
    .flatMap((part) => (part.kind === 'table' ? part.table.rows : []))
    .flatMap(({ cells }) =>
      cells.flatMap(({ amount, key }) => (amount && key ? [`${plainKey(key)} ${amount.value}`] : [])),
    )
    .toSorted()

/** 读回的数 What tables and target tables are read to state; what a register says of whole projects is nobody's key. */
export function readMoney(disclosure: Disclosure): string[] {
  const registers = new Set(
    disclosure.tables.filter(({ form }) => form === 'procurement').map(({ id }) => id),
  )
  return statementsOf(disclosure)
    .filter(({ from, key }) => {
      if (from.kind === 'claim' || key.measure !== 'money') return false
      return from.kind !== 'cell' || !registers.has(from.table) || key.procurement !== undefined
    })
    .map(({ key, amount }) => `${plainKey(key)} ${amount.value}`)
    .toSorted()
}

/** 各格式的陈述 Every statement of a file, those of sentences too. */
export const readStatements = (disclosure: Disclosure): string[] =>
  statementsOf(disclosure)
    .map(({ key, amount }) => `${plainKey(key)} ${amount.value} ${amount.unit}`)
    .toSorted()

export const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, at) => each === other[at])

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultLimits, readSource } from '@mingzhang/audit'
import {
  bookOfDisclosure,
  bookOfEntries,
  readEntryFile,
  suggestEdition,
  writeEntriesCsv,
} from '@mingzhang/forms'
import type { Book } from '@mingzhang/model'
import { has } from '../formats/tools.ts'
import { completeBook } from './complete-book.ts'
import { filledTemplate } from './fill-template.ts'
import { written } from './formats.ts'
import { savedByOffice } from './office.ts'
import { type CompiledSet, compiledSet, isSame, printedMoney, readFile } from './round-trip.ts'

/** 进账本的路 A file that a book can be begun from, and the set it should lead back to. */
export type WayIn = { readonly name: string; readonly set: CompiledSet; readonly bytes: Uint8Array }

/** Editions whose sets hold money by account; a book of programmes alone has no workbook of tables. */
export const tableEditions = [
  'chongqing-department',
  'chongqing-unit',
  'hebei-2023',
  'hebei-2024',
  'shanghai-2026',
] as const

/** 表册 A place's set as our own workbook. */
export async function ownWorkbook(edition: string): Promise<WayIn> {
  const set = compiledSet(completeBook(edition), edition)
  return { name: `${edition}, our xlsx`, set, bytes: (await written(set, 'xlsx')) ?? new Uint8Array() }
}

/** 表样 The published template of Shanghai, filled from a book's figures; null where it does not stand beside the checkout. */
export function shanghaiTemplate(root: string): WayIn | null {
  const path = join(root, '..', 'shared', 'disclosures', 'shanghai-department-set-2026.xlsx')
  if (!existsSync(path)) return null
  const set = compiledSet({ ...completeBook('shanghai-2026'), year: 2026 }, 'shanghai-2026')
  const bytes = filledTemplate(readFileSync(path), set.compiled.publication)
  return { name: 'shanghai-2026, the published template filled', set, bytes }
}

/** 由表册回到整套 Does the book begun from the file compile to the same money in every table? */
export function leadsBack({ set, bytes }: WayIn): boolean {
  const { disclosure } = readFile(bytes, 'x')
  const { book } = bookOfDisclosure(disclosure)
  const again = compiledSet(book, suggestEdition(disclosure) ?? set.edition.id)
  return isSame(printedMoney(again.compiled.publication), printedMoney(set.compiled.publication))
}

/** 由分录回到整套 The same for entries: what else the book says stays. */
export function entriesLeadBack(book: Book, edition: string, bytes: Uint8Array): boolean {
  const source = readSource(bytes, defaultLimits)
  const file = source.ok ? readEntryFile(source.value, book.year) : null
  if (file === null) return false
  const money = (one: Book): string[] => printedMoney(compiledSet(one, edition).compiled.publication)
  return isSame(money(bookOfEntries(book, file.read)), money(book))
}

/** 分录的值文件 A book's entries as values parted by commas. */
export const entriesCsv = (book: Book): Uint8Array =>
  new TextEncoder().encode(writeEntriesCsv(book.ledgers.flatMap(({ entries }) => entries)))

/** 一条路的结果 A file, and whether the book begun from it leads back to the set it came from. */
export type WayBack = { readonly name: string; readonly isEqual: boolean }

/** 另存后再进 Files as LibreOffice saves them: styles of columns come back on cells, and round what is shown. */
export const savedWays = (files: readonly WayIn[], to: 'xlsx' | 'xls'): WayIn[] =>
  savedByOffice(
    files.map(({ bytes }) => bytes),
    'xlsx',
    to,
  ).flatMap((bytes, index): WayIn[] => {
    const file = files[index]
    return file && bytes ? [{ ...file, name: `${file.name}, saved as ${to} by LibreOffice`, bytes }] : []
  })

/** 进账本的路，逐条 Every way in: which file leads back to the set it came from. */
export async function waysIn(root: string): Promise<WayBack[]> {
  const own = await Promise.all(tableEditions.map(ownWorkbook))
  const template = shanghaiTemplate(root)
  const files = template === null ? own : [...own, template]
  const all = has('soffice') ? [...files, ...savedWays(files, 'xlsx'), ...savedWays(files, 'xls')] : files
  const book = completeBook('chongqing-department')
  return [
    ...all.map((way) => ({ name: way.name, isEqual: leadsBack(way) })),
    ...tableEditions.map((edition) => ({
      name: `${edition}, entries as csv`,
      isEqual: entriesLeadBack(book, edition, entriesCsv(book)),
    })),
  ]
}

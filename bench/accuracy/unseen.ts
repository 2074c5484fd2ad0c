import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Audit, audit, defaultLimits, openPdfium, type PdfEngine } from '@mingzhang/audit'
import { halfWidth } from '@mingzhang/model'
import { ownKey } from './layouts.ts'

/** 未见文件 Documents written before anything read them, each with a list of what it says: bench/provinces/unseen. */
export type Unseen = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly figures: readonly Listed[]
}

/** A figure as printed, and which money it is. */
export type Listed = { readonly figure: string; readonly money: string }

/** How the figures of a document were read. */
export type FiguresRead = {
  readonly of: number
  readonly read: number
  readonly right: number
  readonly unkeyed: number
  /** With the key of other money. */
  readonly misread: readonly string[]
  /** Money that no figure of the list is; zeros and changes are not listed. */
  readonly invented: readonly string[]
}

/** Opens the reader of PDF files as Node does. */
export const pdfEngine = (): Promise<PdfEngine> =>
  openPdfium(readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')))

const rowsOf = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))

/** Every document of the folder with its list of figures; one without money has none. */
export function unseenDocuments(folder: string): Unseen[] {
  const names = readdirSync(folder).toSorted()
  return names
    .filter((name) => /\.(?:txt|html|xlsx|docx|pdf)$/u.test(name))
    .map((name) => {
      const list = name.replace(/\.\w+$/u, '.tsv')
      const rows = names.includes(list) ? rowsOf(join(folder, list)) : []
      const figures = rows.map(([, figure = '', money = '']) => ({ figure: plain(figure), money }))
      return { name, bytes: new Uint8Array(readFileSync(join(folder, name))), figures }
    })
}

/** 审读 Reads and checks one of them; a refusal is a bug here. */
export function auditUnseen({ name, bytes }: Pick<Unseen, 'name' | 'bytes'>, pdf: PdfEngine): Audit {
  const done = audit(bytes, name, defaultLimits, undefined, pdf)
  if (!done.ok) throw new Error(`${name}: ${done.refusal.what}`)
  return done.value
}

/** 1,234.50 and (1.69) as decimals. */
const plain = (text: string): string =>
  halfWidth(text)
    .replace(/[,\s]/gu, '')
    .replace(/^\((.*)\)$/u, '-$1')

/** Compares figures with the list: each figure of the list is found once, by what is printed and which money it is. */
export function compareFigures({ disclosure }: Audit, { figures }: Unseen): FiguresRead {
  const cells = disclosure.tables
    .flatMap((table) => table.cells)
    .filter(({ amount, key }) => amount !== null && key?.measure !== 'change')
    .map(({ text, key }) => ({ figure: plain(text), money: key && ownKey(key, disclosure) }))
  const take = (wanted: (cell: (typeof cells)[number]) => boolean) => {
    const at = cells.findIndex(wanted)
    return at < 0 ? null : (cells.splice(at, 1)[0] ?? null)
  }
  const rest = figures.filter(
    (one) => !take(({ figure, money }) => figure === one.figure && money === one.money),
  )
  const others = rest.map((one) => ({
    one,
    cell:
      take(({ figure, money }) => figure === one.figure && money === null) ??
      take(({ figure }) => figure === one.figure),
  }))
  const found = others.filter(({ cell }) => cell !== null)
  const spare = figures.length === 0 ? [] : cells
  return {
    of: figures.length,
    read: figures.length - others.length + found.length,
    right: figures.length - rest.length,
    unkeyed: found.filter(({ cell }) => cell?.money === null).length,
    misread: found
      .filter(({ cell }) => cell?.money != null)
      .map(({ one, cell }) => `${one.figure}: ${one.money}, read ${cell?.money}`),
    invented: spare
      .filter(({ figure, money }) => money !== null && Number(figure) !== 0)
      .map(({ figure, money }) => `${figure}: ${money}`),
  }
}

/** Sums of money in sentences: how many are bound to the money they are, and which to other money. */
export function compareSentences(
  folder: string,
  { disclosure }: Audit,
  { name }: Unseen,
): { readonly of: number; readonly bound: number; readonly misbound: readonly string[] } {
  const stem = name.replace(/\.\w+$/u, '')
  const listed = rowsOf(join(folder, 'claims.list')).filter(([document]) => document === stem)
  const claims = disclosure.claims.flatMap(({ amount, key }) =>
    amount === null ? [] : [{ figure: Number(amount), money: key && ownKey(key, disclosure) }],
  )
  const misbound: string[] = []
  let bound = 0
  for (const [, figure = '', money = ''] of listed) {
    const same = claims.filter((claim) => claim.figure === Number(figure))
    const hit = same.find((claim) => claim.money === money)
    if (hit) {
      bound += 1
      claims.splice(claims.indexOf(hit), 1)
    } else if (same.length > 0 && same.every((claim) => claim.money !== null)) {
      misbound.push(`${figure}: ${money}, read ${same.map((claim) => claim.money).join(' or ')}`)
    }
  }
  return { of: listed.length, bound, misbound }
}

/** Indicators of target tables and self-evaluations, field by field: what is listed and what was read. */
export function compareIndicators(
  folder: string,
  { disclosure }: Audit,
  { name }: Unseen,
): { readonly listed: string[]; readonly read: string[] } {
  const stem = name.replace(/\.\w+$/u, '')
  const rows = rowsOf(join(folder, 'indicators.list')).filter(([document]) => document === stem)
  const listed = rows.map((row) => row.slice(1).join('|'))
  const sources = [...disclosure.programs, { ...disclosure.departmentTargets, name: '' }]
  const read = sources.flatMap(({ name: programme, indicators, evaluation }) =>
    indicators.map(({ level1, level2, name: indicator, operator, value, unit, weight }, index) =>
      [
        ...[programme, level1, level2, indicator, operator, value, unit, weight],
        ...[evaluation?.results[index]?.actual?.text, evaluation?.results[index]?.points?.text],
      ]
        .map((field) => field ?? '')
        .join('|'),
    ),
  )
  return { listed, read }
}

/** 埋下的错误 An error planted in a document that is right, and the rule that finds it ('' where none does). */
export type Planted = {
  readonly document: string
  readonly below: string
  readonly printed: string
  readonly planted: string
  readonly rule: string
}

/** The errors listed in the folder; ␉ and ␤ stand for tab and line break. */
export const plantedErrors = (folder: string): Planted[] =>
  rowsOf(join(folder, 'planted.list')).map((row) => {
    const text = (at: number): string => (row[at] ?? '').replaceAll('␉', '\t').replaceAll('␤', '\n')
    return { document: text(0), below: text(1), printed: text(2), planted: text(3), rule: text(4) }
  })

/** The document with the error in it, at the first such place below the words named. */
export function withError(source: string, { below, printed, planted }: Planted): string {
  const at = source.indexOf(printed, source.indexOf(below))
  if (at < 0) throw new Error(`not printed: ${printed}`)
  return source.slice(0, at) + planted + source.slice(at + printed.length)
}

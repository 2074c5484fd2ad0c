import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell, Disclosure } from '@mingzhang/model'

type Row = {
  readonly side?: string
  readonly code?: string | null
  readonly name?: string | null
  readonly values: { readonly [path: string]: string | null }
}

/** 印刷件的转录 Tables of a PDF as a careful person read them (see bench/truth/README.md). */
export type PrintedTruth = {
  readonly tables: readonly {
    readonly title: string
    readonly rows?: readonly Row[]
    readonly items?: readonly Row[]
  }[]
}

/** The transcription of a PDF, or null when there is none. */
export function printedTruth(root: string, name: string): PrintedTruth | null {
  const path = join(root, 'bench/truth', `${name}.json`)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

const plain = (text: string): string => text.replace(/\s+/gu, '')
const isFigure = (text: string | null): text is string => text !== null && /^-?[\d,]+(?:\.\d+)?$/u.test(text)

const labelOf = ({ code, name, values }: Row): string =>
  plain(code ?? name ?? Object.values(values).find((text) => text !== null && !isFigure(text)) ?? '')

/** Every figure of the truth: its row, its column (with the side), its digits. */
export const figuresOf = ({ tables }: PrintedTruth): string[] =>
  tables.flatMap(({ rows, items }) =>
    (rows ?? items ?? []).flatMap((row) =>
      Object.entries(row.values).flatMap(([path, text]) =>
        isFigure(text) ? [`${labelOf(row)} · ${row.side ? `${row.side}/` : ''}${path} · ${text}`] : [],
      ),
    ),
  )

/** A cell as read, in the same words. */
export const figureRead = ({ row, column, text }: Cell): string =>
  `${plain(row.code ?? row.name)} · ${column.map(plain).join('/')} · ${plain(text)}`

/** The same without the column, for layouts that print headers in other words. */
export const withoutColumn = (figure: string): string => figure.replace(/ · .* · /u, ' · ')

/** Cells with a figure, the contents left out. */
export const cellsRead = ({ tables }: Pick<Disclosure, 'tables'>): Cell[] =>
  tables.flatMap(({ form, cells }) =>
    form === 'contents' ? [] : cells.filter(({ amount }) => amount !== null),
  )

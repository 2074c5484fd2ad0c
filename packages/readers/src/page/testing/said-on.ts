import type { Block } from '@mingzhang/model'
import type { Page } from '../page.ts'
import { readPages } from '../read-pages.ts'
import { level, upright } from './a-page.ts'

/** The words of a paragraph, or of each row of a table with strokes between its cells. */
export const said = (block: Block): string | string[] =>
  block.kind === 'paragraph'
    ? block.text
    : block.rows.map((row) => row.cells.map((cell) => cell.text).join('|'))

/** Paragraphs and tables of pages. */
export const read = (...pages: readonly Page[]): Block[] => readPages(pages, 'pdf', 10_000)

/** Their words. */
export const saidOn = (...pages: readonly Page[]) => read(...pages).map(said)

/** Level lines at these heights. */
export const levels = (ys: readonly number[], from = 50, to = 350) => ys.map((y) => level(y, from, to))

/** Upright lines at these places. */
export const uprights = (xs: readonly number[], from: number, to: number) =>
  xs.map((x) => upright(x, from, to))

import type { PrintedTable } from '@mingzhang/model'
import { safeText } from '../safe-text.ts'

/** 表题 What a table is called in the contents: its number and its title. */
export const titleOfTable = ({ no, title }: PrintedTable): string =>
  [no, title].filter((part) => part !== null && part !== '').join('　')

/** 表上行 The lines above the grid: all but the last stand alone, the last one shares its line with the unit. */
export function linesAbove({ headLines, unitLine }: PrintedTable): {
  readonly alone: readonly string[]
  readonly left: string
  readonly right: string
} {
  const lines = headLines.map(safeText)
  return { alone: lines.slice(0, -1), left: lines.at(-1) ?? '', right: safeText(unitLine ?? '') }
}

/** 分行 A text by its lines, fit to be written. */
export const linesOf = (text: string): readonly string[] => safeText(text).split('\n')

import type { PrintedTable } from '@mingzhang/model'
import { safeText } from '../safe-text.ts'
import { emsOf } from './text-width.ts'

/** 表题 What a table is called in the contents: its number and its title. */
export const titleOfTable = ({ no, title }: PrintedTable): string =>
  [no, title].filter((part) => part !== null && part !== '').join('　')

/** Characters of 五号 that a line above a table holds, upright and on its side. */
const lineEms = { upright: 42, lying: 67 }

/**
 * 表上行 The lines above the grid: all but the last stand alone, the last one shares its line with the unit where both have
 * room.
 */
export function linesAbove({ headLines, unitLine, landscape }: PrintedTable): {
  readonly alone: readonly string[]
  readonly left: string
  readonly right: string
} {
  const lines = headLines.map(safeText)
  const [left, right] = [lines.at(-1) ?? '', safeText(unitLine ?? '')]
  const room = landscape ? lineEms.lying : lineEms.upright
  if (right !== '' && emsOf(left) + emsOf(right) + 1 > room) return { alone: lines, left: '', right }
  return { alone: lines.slice(0, -1), left, right }
}

/** 分行 A text by its lines, fit to be written. */
export const linesOf = (text: string): readonly string[] => safeText(text).split('\n')

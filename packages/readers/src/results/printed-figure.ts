import type { GridCell, PrintedFigure } from '@mingzhang/model'
import { readTargetValue } from '../targets/indicator-value.ts'
import { isBlank, withoutBreaks } from '../targets/printed.ts'

/** 印出的数 A cell as a figure; null for a blank cell, a figure without a value for words and dashes. */
export function printedFigure(cell: GridCell | undefined): PrintedFigure | null {
  if (!cell || isBlank(cell)) return null
  const text = withoutBreaks(cell.text)
  const { value, unit } = readTargetValue(text)
  const isNumber = value !== null && /^-?\d+(?:\.\d+)?$/u.test(value)
  return { text, value: isNumber ? value : null, unit: isNumber ? unit : null, place: cell.place }
}

/** A figure, or what stands for none in a column of figures (—, /, 0). */
export const isFigureCell = (cell: GridCell | undefined): boolean => {
  const figure = printedFigure(cell)
  return figure !== null && (figure.value !== null || /^[-—–―－/／\s]+$/u.test(figure.text))
}

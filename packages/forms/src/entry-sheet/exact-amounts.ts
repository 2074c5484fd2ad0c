import type { BookProblem } from '@mingzhang/model'
import { isWholeFen, reachesFen } from '../book/fields.ts'
import type { EntrySheet, SheetLine } from './entry-sheet.ts'
import { isMoneyField } from './headings.ts'
import type { SheetMapping } from './sheet-mapping.ts'

/**
 * 按实际值读 The amount of a cell: the number the workbook keeps where it shows a rounder one. A number finer than 分 (the result of
 * a division) whose text is shown to the 分 is the shown one; shown rounder than that it stays, and is refused as too fine.
 */
export function amountOfCell({ cells, exact }: SheetLine, column: number, unit: string): string {
  const shown = (cells[column] ?? '').trim()
  const kept = exact?.[column]
  if (kept === undefined || !isNumber.test(shown)) return shown
  return isWholeFen(kept, unit) || !reachesFen(shown, unit) ? kept : shown
}

const isNumber = /^[-+−－(（¥￥]*[\d,，]+(?:\.\d+)?[)）]?$/u

/** 显示与实际不同 Columns of amounts in which the workbook keeps other numbers than it shows: one line a column. */
export const shownOtherwise = (sheet: EntrySheet, mapping: SheetMapping): BookProblem[] =>
  mapping.columns.flatMap(({ heading, field }, column): BookProblem[] => {
    if (!isMoneyField(field)) return []
    const lines = sheet.rows
      .slice(mapping.from)
      .filter(
        ({ exact, cells }) => exact?.[column] !== undefined && isNumber.test((cells[column] ?? '').trim()),
      )
    const [first] = lines
    if (first === undefined) return []
    const shown = first.cells[column]?.trim() ?? ''
    const kept = first.exact?.[column] ?? ''
    const taken = amountOfCell(first, column, mapping.amountUnit)
    const sheetName = sheet.name === '' ? '' : `工作表“${sheet.name}”`
    return [
      {
        id: 'book/shown-otherwise',
        severity: 'note',
        where: `列 ${heading}`,
        what: `${sheetName}列“${heading}”有 ${lines.length} 行显示的数与单元格里的数不同，如第 ${first.line} 行显示 ${shown}，实际是 ${kept}`,
        why: `单元格的格式少显示了小数；按${taken === kept ? '实际的数' : '显示的数'}读（比分还细、又显示到分的，按显示的数）`,
        toDo: '请核对合计；要看见实际的数，把这一列的格式改成两位小数',
      },
    ]
  })

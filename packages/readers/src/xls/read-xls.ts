import type { Read, SourceDocument } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { beyondLimits, damaged, passwordNeeded, refused, unsupported } from '../refusals.ts'
import type { Sheet } from '../sheet/sheet-blocks.ts'
import { workbookSource } from '../xlsx/read-xlsx.ts'
import { readGlobals } from './read-globals.ts'
import { readSheetRecords } from './read-sheet-records.ts'
import { recordsOf } from './records.ts'

const begin = 0x809
const version = 0x600

/**
 * 读 xls The sheets of a workbook of Excel 97–2003 (BIFF8; also what WPS saves as .et), hidden ones left out and named.
 *
 * @param stream the workbook stream of the compound file
 */
export function readXls(stream: Uint8Array, limits: Limits): Read<SourceDocument> {
  const records = recordsOf(stream, limits.maxCells)
  if (records.length > limits.maxCells) return refused(beyondLimits('里的单元格太多'))
  const [first] = records
  if (first?.id !== begin || first.data.length < 4) return refused(damaged('Excel 文件'))
  if (first.view.getUint16(0, true) !== version) {
    return refused(unsupported('Excel 95 及更早的文件', '请用办公软件打开，另存为 xlsx 后再试。'))
  }
  const globals = readGlobals(records)
  if (globals.isLocked) return refused(passwordNeeded('Excel 文件'))
  const indexAt = new Map(records.map((record, index) => [record.offset, index]))
  const sheets: Sheet[] = []
  let left = limits.maxCells
  for (const { name, offset, isHidden } of globals.sheets) {
    const start = indexAt.get(offset)
    indexAt.delete(offset)
    if (isHidden || start === undefined) continue
    const sheet = readSheetRecords(records, start, name, globals, left)
    if (sheet === null) return refused(beyondLimits('里的单元格太多'))
    left -= sheet.cells.length
    sheets.push(sheet)
  }
  const hidden = globals.sheets.filter((sheet) => sheet.isHidden).map((sheet) => sheet.name)
  return workbookSource('xls', sheets, hidden, limits)
}

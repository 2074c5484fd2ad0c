import { builtinFormat } from '../sheet/builtin-formats.ts'
import { type SheetRecord, textAt } from './records.ts'
import { sharedStrings } from './shared-strings.ts'

/** 工作簿总记录 What the first part of a workbook stream says of all its sheets. */
export type Globals = {
  readonly isLocked: boolean
  readonly is1904: boolean
  readonly strings: readonly string[]
  /** For each style of a cell, how its number shows and whether lines are drawn at it. */
  readonly styles: readonly { readonly format: string; readonly isRuled: boolean }[]
  readonly sheets: readonly { readonly name: string; readonly offset: number; readonly isHidden: boolean }[]
}

const id = { end: 0x0a, lock: 0x2f, days: 0x22, sheet: 0x85, style: 0xe0, format: 0x41e, strings: 0xfc }

/** Reads the records up to the end of the first part. */
export function readGlobals(records: readonly SheetRecord[]): Globals {
  const formats = new Map<number, string>()
  const styles: { format: number; isRuled: boolean }[] = []
  const sheets: { name: string; offset: number; isHidden: boolean }[] = []
  let strings: string[] = []
  let isLocked = false
  let is1904 = false
  for (const record of records) {
    const { data, view } = record
    if (record.id === id.end) break
    if (record.id === id.lock) isLocked = true
    else if (record.id === id.days && data.length >= 2) is1904 = view.getUint16(0, true) === 1
    else if (record.id === id.strings) strings = sharedStrings(record)
    else if (record.id === id.format && data.length >= 5)
      formats.set(view.getUint16(0, true), textAt(record, 2, 2))
    else if (record.id === id.style && data.length >= 12) {
      styles.push({ format: view.getUint16(2, true), isRuled: (view.getUint16(10, true) & 0xffff) !== 0 })
    } else if (record.id === id.sheet && data.length >= 8 && view.getUint8(5) === 0) {
      const isHidden = (view.getUint8(4) & 3) !== 0
      sheets.push({ name: textAt(record, 6, 1), offset: view.getUint32(0, true), isHidden })
    }
  }
  const known = styles.map((style) => ({
    format: formats.get(style.format) ?? builtinFormat(style.format),
    isRuled: style.isRuled,
  }))
  return { isLocked, is1904, strings, styles: known, sheets }
}

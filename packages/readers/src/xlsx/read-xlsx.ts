import type { Block, Read, SourceDocument } from '@mingzhang/model'
import { append } from '../grid/append.ts'
import type { Limits } from '../limits.ts'
import { beyondLimits, damaged, refused } from '../refusals.ts'
import { type Sheet, sheetBlocks } from '../sheet/sheet-blocks.ts'
import type { Archive } from '../zip/open-archive.ts'
import { readSheet } from './read-sheet.ts'
import { readStrings } from './read-strings.ts'
import { readStyles } from './read-styles.ts'
import { readWorkbook } from './read-workbook.ts'

/**
 * 读 xlsx The sheets of a workbook in their order. Hidden sheets are left out and named in the notes: nobody published
 * them on purpose. Hidden rows stay: sums count them.
 *
 * @param archive the opened file
 * @param workbookPath its main part
 */
export function readXlsx(archive: Archive, workbookPath: string, limits: Limits): Read<SourceDocument> {
  const workbook = readWorkbook(archive, workbookPath, limits)
  if (!workbook.ok) return workbook
  const { parts, is1904, stringsPath, stylesPath } = workbook.value
  const strings = readStrings(archive, stringsPath, limits)
  if (!strings.ok) return strings
  const styles = readStyles(archive, stylesPath, limits)
  if (!styles.ok) return styles
  const sheets: Sheet[] = []
  let left = limits.maxCells
  for (const part of parts.filter((each) => !each.isHidden)) {
    const bytes = archive.read(part.path)
    if (bytes === null) continue
    if (!bytes.ok) return bytes
    const context = { strings: strings.value, styles: styles.value, is1904 }
    const sheet = readSheet(bytes.value, part.name, context, { ...limits, maxCells: left })
    if (!sheet.ok) return sheet
    sheets.push(sheet.value)
    left -= sheet.value.cells.length
  }
  return workbookSource('xlsx', sheets, hiddenNames(parts), limits)
}

const hiddenNames = (parts: readonly { readonly name: string; readonly isHidden: boolean }[]): string[] =>
  parts.filter((part) => part.isHidden).map((part) => part.name)

/** 工作簿 The source document of sheets that somebody can see. */
export function workbookSource(
  format: 'xlsx' | 'xls',
  sheets: readonly Sheet[],
  hidden: readonly string[],
  limits: Limits,
): Read<SourceDocument> {
  if (sheets.length === 0 && hidden.length === 0) return refused(damaged('表格文件'))
  const blocks: Block[] = []
  let left = limits.maxCells
  for (const sheet of sheets) {
    const found = sheetBlocks(sheet, left)
    if (found === null) return refused(beyondLimits('里的单元格太多'))
    left -= found.reduce((sum, block) => sum + sizeOf(block), 0)
    append(blocks, found)
  }
  const notes = hidden.map((name) => `工作表“${name}”是隐藏的，没有读。`)
  return { ok: true, value: { format, blocks, ...(notes.length > 0 && { notes }) } }
}

const sizeOf = (block: Block): number =>
  block.kind === 'grid' ? block.rows.reduce((sum, row) => sum + row.cells.length, 0) : 1

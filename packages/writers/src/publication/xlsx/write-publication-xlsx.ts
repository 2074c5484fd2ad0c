import type { PrintedTable, Publication } from '@mingzhang/model'
import { writeXlsx } from 'hucre/xlsx'
import { issueDay } from '../../issue-day.ts'
import { safeText } from '../../safe-text.ts'
import { contentsEntries } from '../contents-entries.ts'
import type { EmbeddedFacts } from '../facts/embedded-facts.ts'
import { embedInOffice } from '../facts/office-facts.ts'
import { titleOfTable } from '../table-caption.ts'
import { publicationWords } from '../words.ts'
import { quoteSheetNames } from './quote-sheet-names.ts'
import { sheetNames } from './sheet-names.ts'
import { tableSheet } from './table-sheet.ts'
import { contentsSheet, textSheet } from './text-sheets.ts'

const say = publicationWords.workbook

/** A table without a title goes on with the one before it: its sheet bears that one's name, and says so. */
function namesOfSheets(tables: readonly PrintedTable[]): string[] {
  const titled = tables.map((_, index) =>
    tables.slice(0, index + 1).findLast(({ title }, at) => title !== '' || at === 0),
  )
  const goesOn = tables.map(({ title }, index) => (title === '' && index > 0 ? say.goesOn : ''))
  return sheetNames(
    [say.contents, say.text, ...titled.map((table) => (table === undefined ? '' : titleOfTable(table)))],
    ['', '', ...goesOn],
  )
}

/**
 * 公开稿（工作簿） The tables of a publication, a sheet each, with live sums; before them the contents with links, after
 * them the text.
 *
 * @param facts what was approved, carried in the file as a custom XML part
 * @returns an .xlsx; the same publication gives the same bytes
 */
export async function writePublicationXlsx(
  publication: Publication,
  facts: EmbeddedFacts,
): Promise<Uint8Array> {
  const tables = publication.parts.flatMap((part) => (part.kind === 'table' ? [part.table] : []))
  const [contents = '', text = '', ...names] = namesOfSheets(tables)
  const listed = listedTables(publication, names)
  const narrative = textSheet(publication, text)
  const { at } = issueDay(publication.issuedOn)
  const bytes = await writeXlsx({
    sheets: [
      contentsSheet(publication, contents, listed, [say.number, say.title]),
      ...tables.map((table, index) => tableSheet(table, names[index] ?? '')),
      ...(narrative ? [narrative] : []),
    ],
    defaultFont: { name: '宋体', size: 11 },
    properties: {
      title: safeText(publication.title),
      creator: safeText(publication.unit.name),
      created: at,
      modified: at,
    },
  })
  return embedInOffice(quoteSheetNames(bytes), 'xl/workbook.xml', facts)
}

/** Tables that have a title, with what they are about where several bear it, and the sheet they stand on. */
function listedTables(publication: Publication, names: readonly string[]) {
  const entries = contentsEntries(publication)
  const tables = publication.parts.filter((part) => part.kind === 'table')
  return tables.flatMap((part, index) => {
    const { no, title } = part.table
    const about = entries.get(part)?.about ?? null
    const sheet = names[index] ?? ''
    return title === '' ? [] : [{ no, title: about === null ? title : `${title}：${about}`, sheet }]
  })
}

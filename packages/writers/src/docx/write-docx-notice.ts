import { AlignmentType, Document, type ISectionOptions, Packer } from 'docx'
import { issueDate, type Report } from '../report.ts'
import { words } from '../words.ts'
import { coreProperties } from './core-properties.ts'
import { fixZipDates } from './fixed-zip-dates.ts'
import { folio } from './folio.ts'
import { filesByUnit, noticeTo } from './notice.ts'
import { officialPage, officialStyles } from './official-style.ts'
import { body } from './paragraphs.ts'

/**
 * 整改通知书（草稿） A rectification notice for Word, one for each unit of the report, each from its own page 1.
 *
 * Errors and warnings are numbered, with where, the figures, why, what to change, what to do and on what
 * basis; notes stand in one table. Deadline and seal are left for the bureau to fill.
 *
 * @returns a .docx; the same report gives the same bytes
 */
export async function writeDocxNotice(report: Report): Promise<Uint8Array> {
  const notices = filesByUnit(report.files).map((files) => noticeTo(files, report))
  const document = new Document({
    title: words.notice.title,
    styles: officialStyles,
    evenAndOddHeaderAndFooters: true,
    sections: (notices.length === 0 ? [[body(words.page.noFile)]] : notices).map(section),
  })
  const packed = await Packer.pack(document, 'uint8array', undefined, [
    coreProperties(words.notice.title, issueDate(report).at),
  ])
  return fixZipDates(packed)
}

const section = (children: ISectionOptions['children']): ISectionOptions => ({
  properties: officialPage,
  footers: { default: folio(AlignmentType.RIGHT), even: folio(AlignmentType.LEFT) },
  children,
})

import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { issueDate, type Report } from '../report.ts'
import { words } from '../words.ts'
import { fixZipDates } from './fixed-zip-dates.ts'
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
    creator: words.page.brand,
    styles: officialStyles,
    evenAndOddHeaderAndFooters: true,
    sections: (notices.length === 0 ? [[body(words.page.noFile)]] : notices).map(section),
  })
  const packed = await Packer.pack(document, 'uint8array', undefined, [coreProperties(report)])
  return fixZipDates(packed)
}

const section = (children: ISectionOptions['children']): ISectionOptions => ({
  properties: officialPage,
  footers: { default: folio(AlignmentType.RIGHT), even: folio(AlignmentType.LEFT) },
  children,
})

/** 页码 — 1 —, outside on odd and even pages. */
const folio = (alignment: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'NoticeFolio',
        alignment,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })

/** The library writes the clock into the properties of the document; this part takes their place. */
function coreProperties(report: Report): { path: string; data: string } {
  const at = `<%s xsi:type="dcterms:W3CDTF">${issueDate(report).at.toISOString()}</%s>`
  const stamp = (name: string) => at.replaceAll('%s', name)
  return {
    path: 'docProps/core.xml',
    data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${words.notice.title}</dc:title>\
<dc:creator>${words.page.brand}</dc:creator>${stamp('dcterms:created')}${stamp('dcterms:modified')}\
</cp:coreProperties>`,
  }
}

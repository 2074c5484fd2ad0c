import type { Publication, PublicationPart } from '@mingzhang/model'
import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  Document,
  type FileChild,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageBreak,
  Paragraph,
  StyleLevel,
  TableOfContents,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { coreProperties } from '../../docx/core-properties.ts'
import { fixZipDates } from '../../docx/fixed-zip-dates.ts'
import { folio } from '../../docx/folio.ts'
import { issueDay } from '../../issue-day.ts'
import { safeText } from '../../safe-text.ts'
import { words } from '../../words.ts'
import { arrangePages, hasCover, leadsIn, type PageRun } from '../arrange-pages.ts'
import type { EmbeddedFacts } from '../facts/embedded-facts.ts'
import { embedInOffice } from '../facts/office-facts.ts'
import { continued, lying, type PageShape, upright } from './page-sizes.ts'
import { publicationStyles } from './publication-style.ts'
import { settleBookmarks } from './settle-bookmarks.ts'
import { tableParts, textRuns } from './table.ts'

/**
 * 公开稿（Word） A publication as a Word file in official style: cover, contents with page numbers, text, tables with
 * repeated heads, wide tables on their side.
 *
 * @param facts what was approved, carried in the file as a custom XML part
 * @returns a .docx; the same publication gives the same bytes
 */
export async function writePublicationDocx(
  publication: Publication,
  facts: EmbeddedFacts,
): Promise<Uint8Array> {
  const { title, issuedOn } = publication
  const document = new Document({
    title: safeText(title),
    creator: words.page.brand,
    styles: publicationStyles,
    evenAndOddHeaderAndFooters: true,
    ...(hasCover(publication) && cellCount(publication) <= mostCells
      ? { pageNumbers: estimatePageNumbersWith({ guess: true }) }
      : {}),
    sections: sectionsOf(publication),
  })
  const properties = coreProperties(title, issueDay(issuedOn).at)
  const packed = await Packer.pack(document, 'uint8array', undefined, [properties])
  return embedInOffice(settleBookmarks(fixZipDates(packed)), 'word/document.xml', facts)
}

/** Laying out the pages for their numbers takes seconds beyond so many cells; Word then fills them in itself. */
const mostCells = 4000

const cellCount = ({ parts }: Publication): number =>
  parts.reduce(
    (sum, part) =>
      sum + (part.kind === 'table' ? part.table.rows.reduce((cells, row) => cells + row.cells.length, 0) : 0),
    0,
  )

function sectionsOf(publication: Publication): ISectionOptions[] {
  const runs = arrangePages(publication)
  const cover = hasCover(publication)
  const sections = runs.map((run, index) => {
    const shape = run.landscape ? lying : upright
    const title = cover || index > 0 ? [] : [titleLine(publication)]
    return section(index === 0 ? numbered(shape) : continued(shape), [...title, ...childrenOf(run, shape)])
  })
  return [
    ...(cover ? [{ properties: upright.properties, children: coverPage(publication) }] : []),
    ...sections.slice(0, -1),
    ...sections
      .slice(-1)
      .map((last) => (cover ? { ...last, children: [...last.children, endOfContents()] } : last)),
    ...(runs.length === 0 && !cover ? [section(upright, [titleLine(publication)])] : []),
  ]
}

const endOfContents = (): Paragraph =>
  marked(
    new Paragraph({ style: 'TableNote', spacing: { before: 0, after: 0 } }),
    new BookmarkEnd(following.id),
  )

/** A paragraph with the start or the end of a bookmark that reaches over several. */
function marked(paragraph: Paragraph, mark: BookmarkStart | BookmarkEnd): Paragraph {
  paragraph.addChildElement(mark)
  return paragraph
}

const numbered = ({ properties, width }: PageShape): PageShape => ({
  properties: { ...properties, page: { ...properties.page, pageNumbers: { start: 1 } } },
  width,
})

const section = ({ properties }: PageShape, children: FileChild[]): ISectionOptions => ({
  properties,
  children,
  footers: { default: folio(AlignmentType.RIGHT), even: folio(AlignmentType.LEFT) },
})

const titleLine = ({ title }: Publication): Paragraph =>
  new Paragraph({ heading: HeadingLevel.TITLE, spacing: { after: 320 }, children: textRuns(title) })

/** 封面 Title in the upper third, unit and date below; no page number. */
function coverPage({ title, unit, issuedOn }: Publication): FileChild[] {
  const { year, month, day } = issueDay(issuedOn)
  const line = (text: string, before: number): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before }, children: textRuns(text) })
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, spacing: { before: 3600 }, children: textRuns(title) }),
    line(unit.name, 5200),
    line(words.notice.date(year, month, day), 200),
  ]
}

/** What the contents list: everything from their title on. The number is beyond those the library gives. */
const following = { name: '_following', id: 900_000_000 }

const levels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

const childrenOf = ({ parts }: PageRun, { width }: PageShape): FileChild[] =>
  parts.flatMap((part, at) => childrenOfPart(part, width, leadsIn(part, parts[at + 1])))

function childrenOfPart(part: PublicationPart, width: number, keepNext: boolean): FileChild[] {
  switch (part.kind) {
    case 'heading':
      return [new Paragraph({ heading: levels[part.level], children: textRuns(part.text) })]
    case 'paragraph':
      return [
        new Paragraph({
          style: 'NoticeBody',
          keepNext,
          children: part.runs.flatMap(({ text }) => textRuns(text)),
        }),
      ]
    case 'table':
      return tableParts(part.table, width)
    case 'contents':
      return [
        marked(
          new Paragraph({ style: 'ContentsTitle', children: textRuns(part.title) }),
          new BookmarkStart(following.name, following.id),
        ),
        new TableOfContents(safeText(part.title), {
          hyperlink: true,
          entriesFromBookmark: following.name,
          headingStyleRange: '1-2',
          stylesWithLevels: [new StyleLevel('公开表题', 2)],
        }),
      ]
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

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
  Paragraph,
} from 'docx'
import { coreProperties } from '../../docx/core-properties.ts'
import { fixZipDates } from '../../docx/fixed-zip-dates.ts'
import { folio } from '../../docx/folio.ts'
import { writeFontTable } from '../../docx/font-table.ts'
import { typeAreaWidth } from '../../docx/official-style.ts'
import { issueDay } from '../../issue-day.ts'
import { safeText } from '../../safe-text.ts'
import { words } from '../../words.ts'
import { hasCover, isTitle } from '../arrange-pages.ts'
import { type ContentsEntry, contentsEntries } from '../contents-entries.ts'
import type { EmbeddedFacts } from '../facts/embedded-facts.ts'
import { embedInOffice } from '../facts/office-facts.ts'
import { bookmarkOf, marks, writeContents } from './contents-field.ts'
import { type EstimatedPages, estimatePages, listedAfter } from './estimate-pages.ts'
import { continued, type PageShape, upright } from './page-sizes.ts'
import { type PlannedPart, type PlannedRun, planParts } from './plan-parts.ts'
import { publicationStyles, tableSizes } from './publication-style.ts'
import { type Mark, marked, narrowed, tableParts, textRuns } from './table.ts'

type Entries = ReadonlyMap<PublicationPart, ContentsEntry>

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
  const planned = planParts(publication)
  const { pages, breaks } = estimatePages(publication, planned, !hasCover(publication))
  const runs = planned.map(({ shape, parts }) => ({
    shape,
    parts: parts.map((each) => (breaks.has(each.part) ? { ...each, beginsPage: true } : each)),
  }))
  const entries = contentsEntries(publication)
  const document = new Document({
    title: safeText(title),
    creator: safeText(publication.unit.name),
    styles: publicationStyles,
    evenAndOddHeaderAndFooters: true,
    sections: sectionsOf(publication, runs, entries),
  })
  const properties = coreProperties(title, issueDay(issuedOn).at, publication.unit.name)
  const zip = fixZipDates(await Packer.pack(document, 'uint8array', undefined, [properties]))
  const packed = writeFontTable(zip)
  return embedInOffice(withContents(packed, publication, pages, entries), 'word/document.xml', facts)
}

function withContents(
  packed: Uint8Array,
  publication: Publication,
  pages: EstimatedPages['pages'],
  entries: Entries,
): Uint8Array {
  const contents = publication.parts.find((part) => part.kind === 'contents')
  if (contents === undefined) return packed
  const listed = listedAfter(contents, [...entries.values()]).map((entry) => ({
    entry,
    page: pages.get(entry.part),
  }))
  return writeContents(packed, contents.title, listed, typeAreaWidth)
}

function sectionsOf(
  publication: Publication,
  runs: readonly PlannedRun[],
  entries: Entries,
): ISectionOptions[] {
  const cover = hasCover(publication)
  const sections = runs.map(({ shape, parts }, index) => {
    const title = cover || index > 0 ? [] : [titleLine(publication)]
    const children = parts.flatMap((planned) => childrenOf(planned, shape, entries.get(planned.part)))
    const end = cover && index === runs.length - 1 ? [endOfContents()] : []
    return section(index === 0 ? numbered(shape) : continued(shape), [...title, ...children, ...end])
  })
  return [
    ...(cover ? [{ properties: upright.properties, children: coverPage(publication) }] : []),
    ...sections,
    ...(runs.length === 0 && !cover ? [section(upright, [titleLine(publication)])] : []),
  ]
}

const endOfContents = (): Paragraph =>
  marked(new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' } }), [
    new BookmarkEnd(marks.following.id),
  ])

const numbered = (shape: PageShape): PageShape => ({
  ...shape,
  properties: { ...shape.properties, page: { ...shape.properties.page, pageNumbers: { start: 1 } } },
})

const section = ({ properties }: PageShape, children: FileChild[]): ISectionOptions => ({
  properties,
  children,
  footers: { default: folio(AlignmentType.RIGHT), even: folio(AlignmentType.LEFT) },
})

/** Points of the title of the publication. */
const titlePoints = 22

const titleLine = ({ title }: Publication): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.TITLE,
    spacing: { after: 320 },
    ...narrowed(title, titlePoints, typeAreaWidth),
    children: textRuns(title),
  })

/** 封面 Title in the upper third, unit and date below; no page number. */
function coverPage({ title, unit, issuedOn }: Publication): FileChild[] {
  const { year, month, day } = issueDay(issuedOn)
  const line = (text: string, before: number): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before }, children: textRuns(text) })
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      spacing: { before: 3600 },
      ...narrowed(title, titlePoints, typeAreaWidth),
      children: textRuns(title),
    }),
    line(unit.name, 5200),
    line(words.notice.date(year, month, day), 200),
  ]
}

const levels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

function childrenOf(
  { part, beginsPage, keepsNext, setting }: PlannedPart,
  { width }: PageShape,
  entry: ContentsEntry | undefined,
): FileChild[] {
  const breaks = beginsPage ? { pageBreakBefore: true } : {}
  const own = entry === undefined || entry.text === '' ? [] : bookmarks(bookmarkOf(entry))
  switch (part.kind) {
    case 'heading': {
      const look = isTitle(part)
        ? { style: 'ChapterTitle', ...narrowed(part.text, tableSizes.title / 2, width) }
        : { heading: levels[part.level] }
      return [marked(new Paragraph({ ...look, ...breaks, children: textRuns(part.text) }), own)]
    }
    case 'paragraph': {
      const children = part.runs.flatMap(({ text }) => textRuns(text))
      return [
        new Paragraph({ style: 'NoticeBody', ...(keepsNext ? { keepNext: true } : {}), ...breaks, children }),
      ]
    }
    case 'table': {
      const isShared = entry !== undefined && entry.about !== null
      return setting === null
        ? []
        : tableParts(part.table, { setting, width, beginsPage, keepsNext, marks: own, isShared })
    }
    case 'contents':
      return [
        marked(new Paragraph({ style: 'ContentsTitle', ...breaks, children: textRuns(part.title) }), [
          new BookmarkStart(marks.following.name, marks.following.id),
        ]),
        marked(new Paragraph({}), bookmarks(marks.contents)),
      ]
  }
}

const bookmarks = ({ name, id }: { readonly name: string; readonly id: number }): Mark[] => [
  new BookmarkStart(name, id),
  new BookmarkEnd(id),
]

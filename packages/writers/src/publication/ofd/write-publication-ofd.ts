import type { Publication } from '@mingzhang/model'
import { strToU8, zipSync } from 'fflate'
import { escapeXml } from '../../annotate/package/xml-text.ts'
import { safeText } from '../../safe-text.ts'
import { type ContentsEntry, contentsEntries, fullNameOf } from '../contents-entries.ts'
import type { EmbeddedFacts } from '../facts/embedded-facts.ts'
import { factsPath } from '../facts/ofd-facts.ts'
import type { DrawnPage } from './drawn-page.ts'
import { inMillimetres, ofdSpace, pageContent, xmlHead } from './page-content.ts'

/** The first moment a zip can name, whatever the clock and its zone say. */
const zipOptions = { mtime: new Date(1980, 0, 1), level: 6 } as const

/**
 * 公开稿（OFD） A publication as an OFD document (GB/T 33190-2016): the pages as the typesetter set them, text that can
 * be selected and read back, bookmarks, the facts as an attachment.
 *
 * Text names the font 宋体 and is placed character by character; the font itself is not carried, every machine that
 * shows OFD has one.
 *
 * @param pages what was set from the same publication
 * @param facts what was approved, attached to the file
 * @returns the same publication and pages give the same bytes
 */
export function writePublicationOfd(
  publication: Publication,
  facts: EmbeddedFacts,
  pages: readonly DrawnPage[],
): Uint8Array {
  let last = 1
  const nextId = (): number => {
    last += 1
    return last
  }
  const numbered = pages.map((page) => ({ page, id: nextId() }))
  const contents = numbered.map(({ page }) => pageContent(page, nextId))
  const bookmarks = outline(publication, numbered)
  const attached = nextId()
  const files: Record<string, string> = {
    'OFD.xml': root(publication),
    'Doc_0/Document.xml': documentXml(numbered, bookmarks, last),
    'Doc_0/PublicRes.xml': fonts,
    'Doc_0/Attachs/Attachments.xml': attachment(attached, publication.issuedOn),
    [factsPath]: JSON.stringify(facts),
  }
  contents.forEach((content, at) => {
    files[`Doc_0/Pages/Page_${at}/Content.xml`] = content
  })
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, [strToU8(text), zipOptions]])),
  )
}

const text = (words: string): string => escapeXml(safeText(words))

const root = ({ title, unit, issuedOn, year, edition }: Publication): string =>
  `${xmlHead}<ofd:OFD ${ofdSpace} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo>` +
  `<ofd:Title>${text(title)}</ofd:Title><ofd:Author>${text(unit.name)}</ofd:Author>` +
  `<ofd:Subject>${text(`${year} ${edition}`)}</ofd:Subject><ofd:CreationDate>${issuedOn}</ofd:CreationDate>` +
  `<ofd:Creator>明账</ofd:Creator></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`

const fonts =
  `${xmlHead}<ofd:Res ${ofdSpace} BaseLoc="Res"><ofd:Fonts>` +
  `<ofd:Font ID="1" FontName="宋体" FamilyName="宋体" Charset="unicode" Serif="true"/></ofd:Fonts></ofd:Res>`

type Numbered = { readonly page: DrawnPage; readonly id: number }

function documentXml(pages: readonly Numbered[], bookmarks: string, last: number): string {
  const list = pages.map(({ id }, at) => `<ofd:Page ID="${id}" BaseLoc="Pages/Page_${at}/Content.xml"/>`)
  const { width = 595.28, height = 841.89 } = pages[0]?.page ?? {}
  return (
    `${xmlHead}<ofd:Document ${ofdSpace}><ofd:CommonData><ofd:MaxUnitID>${last}</ofd:MaxUnitID><ofd:PageArea>` +
    `<ofd:PhysicalBox>0 0 ${inMillimetres(width)} ${inMillimetres(height)}</ofd:PhysicalBox></ofd:PageArea>` +
    `<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>${list.join('')}</ofd:Pages>` +
    `${bookmarks}<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>`
  )
}

const attachment = (id: number, issuedOn: string): string =>
  `${xmlHead}<ofd:Attachments ${ofdSpace}><ofd:Attachment ID="${id}" Name="mingzhang-facts" Format="json" ` +
  `CreationDate="${issuedOn}" Visible="false"><ofd:FileLoc>mingzhang-facts.json</ofd:FileLoc></ofd:Attachment>` +
  `</ofd:Attachments>`

type Bookmark = { readonly text: string; readonly level: number; readonly page: number }

/** 书签 Headings and tables, each to the first page after the one before it that prints it; the contents are passed by. */
function outline(publication: Publication, pages: readonly Numbered[]): string {
  const words = pages.map(({ page }) => page.glyphs.map((glyph) => glyph.text).join(''))
  const entries = [...contentsEntries(publication).values()]
  const listed = entries.filter((entry) => entry.text !== '')
  const bookmarks: Bookmark[] = []
  let from = pageAfterContents(entries, words)
  for (const entry of listed) {
    const wanted = bare(entry.text)
    const about = printedOf(entry)
    const at = words.findIndex(
      (page, index) => index >= from && page.includes(wanted) && about.every((each) => page.includes(each)),
    )
    if (at < 0) continue
    from = at
    bookmarks.push({ text: fullNameOf(entry), level: entry.level, page: pages[at]?.id ?? 0 })
  }
  return bookmarks.length === 0 ? '' : `<ofd:Outlines>${nested(bookmarks)}</ofd:Outlines>`
}

/** What the page of a table prints of what it is about; its place among others of one name (第2份) is nowhere printed. */
const printedOf = ({ about }: ContentsEntry): string[] =>
  bare(about ?? '')
    .split(/[（，）]/u)
    .filter((each) => !/^第\d+份$/u.test(each))

const bare = (words: string): string => safeText(words).replace(/\s/gu, '')

/** The page on which the first entry stands for the second time, where there are contents that list it first. */
function pageAfterContents(entries: readonly ContentsEntry[], words: readonly string[]): number {
  const contents = entries.find((entry) => entry.part.kind === 'contents')
  const last = entries.findLast((entry) => entry.text !== '')
  if (!contents || !last) return 0
  const wanted = bare(fullNameOf(last))
  const listed = words.findIndex((page) => page.includes(wanted))
  return listed < 0 || words.findLastIndex((page) => page.includes(bare(last.about ?? last.text))) === listed
    ? 0
    : listed + 1
}

function nested(bookmarks: readonly Bookmark[]): string {
  const out: string[] = []
  for (let at = 0; at < bookmarks.length; ) {
    const bookmark = bookmarks[at]
    if (!bookmark) break
    let end = at + 1
    while ((bookmarks[end]?.level ?? 0) > bookmark.level) end += 1
    out.push(
      `<ofd:OutlineElem Title="${text(bookmark.text)}"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>` +
        `<ofd:Dest Type="Fit" PageID="${bookmark.page}"/></ofd:Goto></ofd:Action></ofd:Actions>` +
        `${nested(bookmarks.slice(at + 1, end))}</ofd:OutlineElem>`,
    )
    at = end
  }
  return out.join('')
}

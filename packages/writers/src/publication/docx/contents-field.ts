import { bytesOfXml, escapeXml, xmlOf } from '../../annotate/package/xml-text.ts'
import { openParts } from '../../annotate/package/zip-parts.ts'
import { safeText } from '../../safe-text.ts'
import { type ContentsEntry, fullNameOf } from '../contents-entries.ts'

const main = 'word/document.xml'

/** 书签名 The bookmark of an entry: s3 is _Toc3, as Word names those of contents. */
export const bookmarkOf = ({ id }: ContentsEntry): { readonly name: string; readonly id: number } => {
  const number = Number(id.slice(1))
  return { name: `_Toc${number}`, id: number }
}

/** What the contents list: everything between these marks; and where they stand themselves. Numbers of no entry. */
export const marks = {
  following: { name: '_following', id: 900_001 },
  contents: { name: '_contents', id: 900_002 },
} as const

type Listed = { readonly entry: ContentsEntry; readonly page: number | undefined }

/**
 * 写目录 Puts the contents into a packed document, at the paragraph that is kept for them: a field that Word updates, filled
 * with entries, page numbers and links. Titles that several tables bear are listed by a field of their own that names
 * what each is about.
 */
export function writeContents(
  bytes: Uint8Array,
  title: string,
  listed: readonly Listed[],
  width: number,
): Uint8Array {
  const parts = openParts(bytes)
  const part = parts?.read(main)
  const xml = part ? xmlOf(part) : null
  if (!parts || xml === null) throw new Error('not the archive that was packed')
  const place = `<w:p><w:bookmarkStart w:name="${marks.contents.name}" w:id="${marks.contents.id}"/><w:bookmarkEnd w:id="${marks.contents.id}"/></w:p>`
  const [before = '', after] = xml.split(place)
  if (after === undefined) throw new Error('no place for the contents')
  const named = new Map(
    listed.flatMap(({ entry }) => (entry.about === null ? [] : [[bookmarkOf(entry).id, entry] as const])),
  )
  const withNames = after.replace(/<w:bookmarkEnd w:id="(\d+)"\/>/gu, (mark, id: string) => {
    const entry = named.get(Number(id))
    return entry === undefined ? mark : `${entryField(entry)}${mark}`
  })
  return parts.withChanged(
    new Map([[main, bytesOfXml(`${before}${contentsXml(title, listed, width)}${withNames}`)]]),
  )
}

const run = (content: string): string => `<w:r>${content}</w:r>`
const text = (words: string): string => run(`<w:t xml:space="preserve">${escapeXml(words)}</w:t>`)
const char = (kind: 'begin' | 'separate' | 'end'): string => run(`<w:fldChar w:fldCharType="${kind}"/>`)
const instruction = (words: string): string =>
  run(`<w:instrText xml:space="preserve">${escapeXml(words)}</w:instrText>`)

const oneLine = (words: string): string => safeText(words).replace(/[\t\r\n]+/gu, ' ')

/** An entry of the contents that is not the title itself; quotes would end the text of the field. */
const entryField = (entry: ContentsEntry): string =>
  `${char('begin')}${instruction(` TC "${oneLine(fullNameOf(entry)).replace(/["\\]/gu, '')}" \\f m \\l ${entry.level} `)}${char('end')}`

function contentsXml(title: string, listed: readonly Listed[], width: number): string {
  const field = ` TOC \\b ${marks.following.name} \\h \\o "1-3" \\t "公开表题,2" \\f m `
  const begin = `${char('begin')}${instruction(field)}${char('separate')}`
  const lines = listed.map((each, at) => line(each, width, at === 0 ? begin : ''))
  const all = listed.length === 0 ? `<w:p>${begin}${char('end')}</w:p>` : `${lines.join('')}${lastLine}`
  return (
    `<w:sdt><w:sdtPr><w:alias w:val="${escapeXml(oneLine(title).slice(0, 64))}"/><w:docPartObj><w:docPartGallery ` +
    `w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${all}</w:sdtContent></w:sdt>`
  )
}

/** The end of the field, on a line as low as can be. */
const lastLine = `<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>${char('end')}</w:p>`

function line({ entry, page }: Listed, width: number, begin: string): string {
  const { name } = bookmarkOf(entry)
  const number =
    `${char('begin')}${instruction(` PAGEREF ${name} \\h `)}${char('separate')}` +
    `${text(page === undefined ? '' : String(page))}${char('end')}`
  return (
    `<w:p><w:pPr><w:pStyle w:val="TOC${entry.level}"/><w:tabs><w:tab w:val="right" w:leader="dot" ` +
    `w:pos="${width}"/></w:tabs></w:pPr>${begin}<w:hyperlink w:anchor="${name}" w:history="1">` +
    `${text(oneLine(fullNameOf(entry)))}${run('<w:tab/>')}${number}</w:hyperlink></w:p>`
  )
}

import { appended, type OfficePackage, relationType } from '../package/office-package.ts'
import { attributeOf, scanXml } from '../package/scan-xml.ts'
import { escapeXml } from '../package/xml-text.ts'
import { annotateWords } from '../words.ts'

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'

/** 一条批注 A comment: its number in the part and its lines. */
export type Comment = { readonly id: number; readonly lines: readonly string[] }

/** 批注部件 The part that holds the comments of a document, and the first number that no comment has. */
export type CommentsPart = { readonly path: string; readonly nextId: number; readonly isNew: boolean }

/** Comments that somebody wrote before stay as they are. */
export function commentsPart(office: OfficePackage, documentPath: string): CommentsPart {
  const related = office.relationsOf(documentPath).find(({ type }) => type === 'comments')
  const xml = related ? office.read(related.path) : null
  if (!related || xml === null) {
    const folder = documentPath.slice(0, documentPath.lastIndexOf('/') + 1)
    const plain = `${folder}comments.xml`
    const path = office.read(plain) === null ? plain : office.freePath(`${folder}comments`, '.xml')
    return { path, nextId: 0, isNew: true }
  }
  let highest = -1
  scanXml(xml, ({ name, raw }) => {
    if (name === 'comment') highest = Math.max(highest, Number(attributeOf(raw, 'id') ?? -1))
  })
  return { path: related.path, nextId: highest + 1, isNew: false }
}

/** Writes comments behind the ones that are there; a new part is declared and related. */
export function writeComments(
  office: OfficePackage,
  documentPath: string,
  part: CommentsPart,
  comments: readonly Comment[],
  issuedOn: string,
): void {
  const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${namespace}"></w:comments>`
  const xml = (part.isNew ? null : office.read(part.path)) ?? empty
  const prefix = /<((?:[\w.-]+:)?)comments[\s>/]/u.exec(xml)?.[1] ?? 'w:'
  const written = comments.map((comment) => commentXml(comment, prefix, issuedOn)).join('')
  office.write(part.path, withinRoot(xml, written))
  if (!part.isNew) return
  const isStrict = (office.read(documentPath) ?? '').includes('http://purl.oclc.org/ooxml/wordprocessingml')
  office.relate(documentPath, relationType('comments', isStrict), part.path)
  office.declare(part.path, contentType)
}

/** Comments carry the prefix of the part already. */
const withinRoot = (xml: string, entries: string): string => {
  const marker = '<entries/>'
  return appended(xml, 'comments', marker).replace(/<(?:[\w.-]+:)?entries\/>/u, () => entries)
}

function commentXml({ id, lines }: Comment, w: string, issuedOn: string): string {
  const author = escapeXml(annotateWords.author)
  const paragraphs = lines.map((line, index) => {
    const mark = index === 0 ? `<${w}r><${w}annotationRef/></${w}r>` : ''
    const text = line === '' ? '' : `<${w}r><${w}t xml:space="preserve">${escapeXml(line)}</${w}t></${w}r>`
    return `<${w}p>${mark}${text}</${w}p>`
  })
  return `<${w}comment ${w}id="${id}" ${w}author="${author}" ${w}date="${issuedOn}T00:00:00Z" ${w}initials="${annotateWords.initials}">${paragraphs.join('')}</${w}comment>`
}

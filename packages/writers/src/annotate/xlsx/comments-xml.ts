import { attributeOf, childOf, treeOf, type XmlNode } from '../package/scan-xml.ts'
import { type Edit, edited, escapeXml, insertion } from '../package/xml-text.ts'
import { annotateWords } from '../words.ts'
import type { CellNote } from './comment-shapes.ts'

const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>`

/**
 * 批注部件 The notes of a sheet with ours behind the ones that are there. A cell has one note: where somebody wrote one
 * before, ours goes on below it.
 *
 * @param before the part as it is; null when the sheet has no notes
 * @returns the part and the notes whose cells had none, which need a box; null when the part cannot be read
 */
export function withNotes(
  before: string | null,
  notes: readonly CellNote[],
): { readonly xml: string; readonly added: readonly CellNote[] } | null {
  const xml = before ?? empty
  const root = treeOf(xml)
  const authors = root && childOf(root, 'authors')
  const list = root && childOf(root, 'commentList')
  if (!root || !authors || !list) return null
  const prefix = root.tag.slice(0, root.tag.length - root.name.length)
  const number = authors.children.filter((child) => child.tag !== null && child.name === 'author').length
  const author = `<${prefix}author>${escapeXml(annotateWords.author)}</${prefix}author>`
  const edits: Edit[] = [within(authors, xml, author)]
  const added: CellNote[] = []
  const written: string[] = []
  for (const note of notes) {
    const there = list.children.find(
      (child): child is XmlNode => child.tag !== null && attributeOf(child.raw, 'ref') === note.cell,
    )
    const text = there && childOf(there, 'text')
    if (text) edits.push(goesOn(text, note, prefix))
    else {
      added.push(note)
      written.push(
        `<${prefix}comment ref="${note.cell}" authorId="${number}"><${prefix}text>${runOf(note.lines.join('\n'), prefix)}</${prefix}text></${prefix}comment>`,
      )
    }
  }
  if (written.length > 0) edits.push(within(list, xml, written.join('')))
  return { xml: edited(xml, edits), added }
}

/** At the end of an element, also when it is written as empty. */
const within = (node: XmlNode, xml: string, entry: string): Edit =>
  node.isEmptyTag
    ? {
        from: node.start,
        to: node.end,
        text: `${xml.slice(node.start, node.end).replace(/\s*\/>$/u, '>')}${entry}</${node.tag}>`,
      }
    : insertion(node.innerEnd, entry)

/** Behind the last run or text; what is read aloud of it stands behind both. */
function goesOn(text: XmlNode, { lines }: CellNote, prefix: string): Edit {
  const pieces = text.children.filter(
    (child): child is XmlNode => child.tag !== null && /^[tr]$/u.test(child.name),
  )
  return insertion(pieces.at(-1)?.end ?? text.innerStart, runOf(`\n\n${lines.join('\n')}`, prefix))
}

/** Cells keep 32767 characters; a note is cut well below. */
const runOf = (text: string, prefix: string): string =>
  `<${prefix}r><${prefix}rPr><${prefix}sz val="9"/><${prefix}color indexed="81"/><${prefix}rFont val="宋体"/><${prefix}family val="3"/><${prefix}charset val="134"/></${prefix}rPr><${prefix}t xml:space="preserve">${escapeXml(text.slice(0, 30_000))}</${prefix}t></${prefix}r>`

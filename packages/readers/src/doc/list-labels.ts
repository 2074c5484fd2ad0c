import { listCounter } from '../docx/list-counter.ts'
import type { DocHead } from './doc-parts.ts'
import type { ParagraphKind } from './paragraph-kind.ts'
import { readLists } from './read-lists.ts'
import { styleLists } from './style-lists.ts'

/**
 * 自动编号 The number that a list puts before a paragraph, counted in the order of the paragraphs; '' for none. Digits
 * and letters are kept apart from the text that follows.
 */
export function labels(table: Uint8Array, head: DocHead): (kind: ParagraphKind, text: string) => string {
  const count = listCounter(readLists(table, head.lists, head.listUses))
  const ofStyle = styleLists(table, head.styles)
  return (kind, text) => {
    if (kind.endsRow) return ''
    const style = ofStyle(kind.style)
    const list = kind.list ?? style.list
    if (list === null || list === '0' || (text.trim() === '' && kind.depth === 0)) return ''
    const label = count(list, kind.level ?? style.level ?? 0)
    return /[0-9A-Za-z]$/u.test(label) && text !== '' ? `${label} ` : label
  }
}

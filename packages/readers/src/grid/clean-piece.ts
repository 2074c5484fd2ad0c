import type { GridCell, Paragraph, Place } from '@mingzhang/model'
import { cleanText } from '../text/clean-text.ts'

/** 单元格 A cell from its raw text; blanks around the text belong to the layout. */
export function cellOf(raw: string, placeOf: (text: string) => Place): GridCell {
  const trimmed = raw.trim()
  const { text, origin, residue } = cleanText(trimmed)
  const place = placeOf(trimmed)
  return { text: text.trim(), place, ...(origin && { origin }), ...(residue.length > 0 && { residue }) }
}

/** 段落 The lines of a raw text that are not blank, each a paragraph at the same place. */
export function paragraphsOf(raw: string, placeOf: (text: string) => Place): Paragraph[] {
  return raw.split('\n').flatMap((line): Paragraph[] => {
    const trimmed = line.trim()
    if (trimmed === '') return []
    const { text, origin, residue } = cleanText(trimmed)
    const place = placeOf(trimmed)
    return [
      { kind: 'paragraph', text, place, ...(origin && { origin }), ...(residue.length > 0 && { residue }) },
    ]
  })
}

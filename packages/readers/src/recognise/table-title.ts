import { formOfTitle } from '@mingzhang/law'
import type { Block, Paragraph, Place } from '@mingzhang/model'
import { tight } from './printed-cell.ts'
import { factsOf, isPageNumber, isTableLine, mergeFacts, noFacts, type TableFacts } from './table-lines.ts'

/** 表头行 What stands over a grid: title, number, and what the small lines say. */
export type Caption = {
  readonly title: string
  readonly no: string | null
  readonly facts: TableFacts
  readonly place: Place | null
  /** Paragraphs that belong to the table. */
  readonly blocks: readonly Block[]
}

const numberLine = /^(?:附?表|公开|预算公开|附件|附表|预公开|财决公开)?(?:表|\d|[一二三四五六七八九十])*$/u
const numbered =
  /^((?:附|公开|预算公开|部门公开|预公开|财决公开)?表\s*(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:[-－]\d+)?)(?:[:：.、\s]+|(?=\D|20\d{2}年))(.*)$/u
const listed = /^(?:#+\s*)?[（(]?(\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?[、.．]\s*(.+)$/u

/** What the lines between a grid and its title have said so far, read upwards. */
type Gathered = {
  readonly facts: TableFacts
  readonly no: string | null
  readonly subtitle: string
  readonly blocks: readonly Block[]
}

/**
 * 找标题 The caption of a grid in the paragraphs between it and whatever stands before: the nearest line that can be a
 * title, over unit lines, subtitles in brackets and a number on a line of its own.
 */
export function captionOf(above: readonly Paragraph[]): Caption {
  let gathered: Gathered = { facts: noFacts, no: null, subtitle: '', blocks: [] }
  for (let index = above.length - 1; index >= Math.max(0, above.length - 12); index -= 1) {
    const paragraph = above[index]
    if (!paragraph) break
    const text = lineText(paragraph)
    const torn = tornCaption(above, index, gathered)
    if (torn) return torn
    if (text === '' || isPageNumber(text)) continue
    const withUnit = titleWithUnit(text)
    if (withUnit !== null) {
      const facts = mergeFacts(gathered.facts, factsOf(text))
      return titled(withUnit, paragraph, above[index - 1], { ...gathered, facts })
    }
    const small = smallLine(text, gathered)
    if (small) gathered = { ...small, blocks: [...gathered.blocks, paragraph] }
    else if (isTitle(text)) return titled(text, paragraph, above[index - 1], gathered)
    else if (text.length > 12 || /[。；：:]$/u.test(text)) break
    else gathered = { ...gathered, blocks: [...gathered.blocks, paragraph] }
  }
  const { facts, no, blocks } = gathered
  const isLoose = facts === noFacts && no === null
  return { title: '', no, facts, place: null, blocks: isLoose ? [] : blocks }
}

const lineText = (paragraph: Paragraph): string => tight(paragraph.text.replace(/^#+\s*/u, ''))

/** 部门收支总表 单位：万元 on one line: the title before the unit of money. */
function titleWithUnit(text: string): string | null {
  const title = /^(.{4,60}?)[（(]?(?:金额)?单位[:：][百千万亿]*元[)）]?$/u.exec(text)?.[1] ?? null
  return title !== null && isTitle(title) && !isTableLine(title) ? title : null
}

/** The caption whose title a line and the one above it make together; null where they make none. */
function tornCaption(above: readonly Paragraph[], index: number, gathered: Gathered): Caption | null {
  const [over, paragraph] = above.slice(Math.max(0, index - 1), index + 1)
  if (!over || !paragraph) return null
  const whole = tornTitle(lineText(over), lineText(paragraph))
  if (whole === null) return null
  return titled(whole, over, above[index - 2], { ...gathered, blocks: [...gathered.blocks, paragraph] })
}

/** A title whose last words a page had no room for: they close a bracket that the line above opens, or are 表 alone. */
function tornTitle(over: string, text: string): string | null {
  const closes = /^[^（()）]{1,30}[)）]$/u.test(text) && /[（(][^（()）]{0,30}$/u.test(over)
  const whole = over + text
  return (closes || (text === '表' && over.length > 4)) && isTitle(whole) ? whole : null
}

/** A unit line, a number or a subtitle in brackets; null for anything else. */
function smallLine(text: string, gathered: Gathered): Gathered | null {
  if (isTableLine(text)) return { ...gathered, facts: mergeFacts(gathered.facts, factsOf(text)) }
  if (isNumberLine(text)) return { ...gathered, no: text }
  return /^[（(].{2,30}[)）]$/u.test(text) ? { ...gathered, subtitle: text + gathered.subtitle } : null
}

function titled(
  text: string,
  paragraph: Paragraph,
  over: Paragraph | undefined,
  gathered: Gathered,
): Caption {
  const { title, no } = splitNumber(text)
  const lineOver = over ? lineText(over) : ''
  const numberOver = isNumberLine(lineOver) ? lineOver : null
  const opening = openingLine(title, over)
  const usesOver = over !== undefined && (numberOver !== null || opening !== '')
  return {
    title: opening + title + gathered.subtitle,
    no: gathered.no ?? no ?? numberOver,
    facts: gathered.facts,
    place: paragraph.place,
    blocks: [...gathered.blocks, paragraph, ...(usesOver ? [over] : [])],
  }
}

/** 表号行 A line that is only the number of a table: 表二, 公开01表. */
export const isNumberLine = (text: string): boolean =>
  /表/u.test(text) &&
  text.length <= 10 &&
  (numberLine.test(text) || (codedNumber.test(text) && formOfTitle(text) === null))

/** 公开01表, 部门公开表2, 预算01-2表. */
const codedNumber = /^\p{Script=Han}{0,7}\d{1,2}(?:[-－]\d{1,2})?表?$/u

const titleWords =
  /(?:表|目录|情况|预算|决算|清单|明细|概况|信息|构成|一览)(?:[-—－–]{1,3}\p{Script=Han}{2,20})?(?:[（(].*[)）])?(?:[（(]续.?[)）])?$/u

/** 标题 Can this line be the title of a table? Short, no sentence, and it ends like one. */
export function isTitle(text: string): boolean {
  const plain = tight(text)
  if (plain.length < 3 || plain.length > 70 || /[。；;！？]|[，,].*[，,]/u.test(plain)) return false
  if (/^(?:详见|具体|见|如|其中|按照|根据)/u.test(plain) || /[:：]$/u.test(plain)) return false
  return titleWords.test(plain)
}

/** A title over two lines: the line above opens it when only the two together name a form of tables. */
function openingLine(title: string, over: Paragraph | undefined): string {
  if (!over || formOfTitle(title) !== null) return ''
  const text = tight(over.text.replace(/^#+\s*/u, ''))
  if (text.length < 4 || text.length > 40 || /[。；;：:，,、]/u.test(text) || titleWords.test(text)) return ''
  return formOfTitle(text + title) !== null ? splitNumber(text).title : ''
}

/** 表号 Takes the number off a title: 1、… · 表三 … · 附表2：…. */
export function splitNumber(text: string): { readonly title: string; readonly no: string | null } {
  const named = numbered.exec(text)
  if (named?.[1] && named[2] && named[2].length > 3) return { title: named[2], no: named[1] }
  const counted = listed.exec(text)
  if (counted?.[1] && counted[2]) return { title: counted[2], no: counted[1] }
  return { title: text, no: null }
}

import type { Publication, PublicationPart } from '@mingzhang/model'

/** 版面 Parts that follow one another on pages of one orientation. */
export type PageRun = { readonly landscape: boolean; readonly parts: readonly PublicationPart[] }

/**
 * 分页 The parts by the orientation of their pages. A heading goes with the table below it, the contents stand on pages
 * of their own, and so does every table but one of a few rows in the middle of a text; a page break where the
 * orientation changes anyway would leave a blank page and falls away, as does one that has nothing before it.
 */
export function arrangePages(publication: Publication): readonly PageRun[] {
  const parts = withPageBreaks(publication.parts)
  const runs: { landscape: boolean; parts: PublicationPart[] }[] = []
  parts.forEach((part, index) => {
    const landscape = isLandscape(parts, index)
    const last = runs.at(-1)
    if (part.kind === 'page-break') {
      if (last && last.parts.at(-1)?.kind !== 'page-break') last.parts.push(part)
    } else if (last && last.landscape === landscape) last.parts.push(part)
    else {
      if (last?.parts.at(-1)?.kind === 'page-break') last.parts.pop()
      runs.push({ landscape, parts: [part] })
    }
  })
  if (runs.at(-1)?.parts.at(-1)?.kind === 'page-break') runs.at(-1)?.parts.pop()
  return runs.filter((run) => run.parts.length > 0)
}

const pageBreak: PublicationPart = { kind: 'page-break' }

function withPageBreaks(parts: Publication['parts']): readonly PublicationPart[] {
  return parts.flatMap((part, at) => {
    if (part.kind === 'contents') return [pageBreak, part, pageBreak]
    return beginsPage(parts, at) ? [pageBreak, part] : [part]
  })
}

/**
 * 另页 A table begins a page, with the headings and the line that lead to it, where it has a number, is long or comes after
 * another table; so do a chapter after a numbered or long table, and the title of what follows.
 */
function beginsPage(parts: Publication['parts'], at: number): boolean {
  const part = parts[at]
  const before = parts[at - 1]
  if (part === undefined || before === undefined) return false
  if (before.kind === 'table' && part.kind === 'heading' && part.level === 1)
    return isTitle(part) || isLong(parts, titledAt(parts, at - 1), veryFewRows)
  if (isIntroduction(parts, at - 1)) return false
  const next = introducedAt(parts, at)
  const table = parts[next]
  if (table?.kind !== 'table' || table.table.title === '') return false
  return before.kind === 'table' || isLong(parts, next, fewRows)
}

/** Is the table with a title at this place more than a few rows among a text: numbered, or long? */
function isLong(parts: Publication['parts'], at: number, most: number): boolean {
  const part = parts[at]
  return part?.kind === 'table' && (part.table.no !== null || rowsFrom(parts, at) > most)
}

/** Where the table is that the one at this place goes on with; the place itself where it has a title. */
function titledAt(parts: Publication['parts'], at: number): number {
  const [before, part] = [parts[at - 1], parts[at]]
  return before !== undefined && goesOn(before, part) ? titledAt(parts, at - 1) : at
}

/** A table of so many rows stays in its text. */
const fewRows = 16

/** A chapter goes on below a table of so many rows: how high a longer one is differs from program to program. */
const veryFewRows = 8

/** Rows of a table and of those without a title that go on with it. */
function rowsFrom(parts: Publication['parts'], at: number): number {
  const rows = parts[at]?.kind === 'table' ? parts[at].table.rows.length : 0
  const next = parts[at + 1]
  return next?.kind === 'table' && next.table.title === '' ? rows + rowsFrom(parts, at + 1) : rows
}

/** Where the part is that headings and a line lead to; the place itself where it is none of them. */
function introducedAt(parts: readonly PublicationPart[], at: number): number {
  let index = at
  while (isIntroduction(parts, index)) index += 1
  return index
}

const isIntroduction = (parts: readonly PublicationPart[], at: number): boolean => {
  const part = parts[at]
  return part !== undefined && (part.kind === 'heading' || leadsIn(part, parts[at + 1]))
}

function isLandscape(parts: readonly PublicationPart[], at: number): boolean {
  const part = parts[introducedAt(parts, at)]
  return part?.kind === 'table' && part.table.landscape
}

/** 封面 Has the publication a cover? A book with contents has, a single table has none. */
export const hasCover = ({ parts }: Publication): boolean => parts.some(({ kind }) => kind === 'contents')

/** 引语 A short line right above a table that stays on the page of the table: 序号：2. */
export const leadsIn = (part: PublicationPart, next: PublicationPart | undefined): boolean =>
  part.kind === 'paragraph' &&
  next?.kind === 'table' &&
  part.runs.reduce((length, { text }) => length + text.length, 0) <= 30

/** 续表 Does the table that follows go on with this one, without a title of its own? They stand on one page. */
export const goesOn = (part: PublicationPart, next: PublicationPart | undefined): boolean =>
  part.kind === 'table' && next?.kind === 'table' && next.table.title === ''

/** 题目 Is a heading the title of what follows, not a numbered section of it: …预算情况说明, 编表说明? */
export const isTitle = (part: PublicationPart): boolean =>
  part.kind === 'heading' &&
  part.level === 1 &&
  !/^\s*[（(]?[一二三四五六七八九十百\d]+[）)、.．]/u.test(part.text)

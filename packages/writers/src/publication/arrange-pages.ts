import type { Publication, PublicationPart } from '@mingzhang/model'

/** 版面 Parts that follow one another on pages of one orientation. */
export type PageRun = { readonly landscape: boolean; readonly parts: readonly PublicationPart[] }

/**
 * 分页 The parts by the orientation of their pages. A heading goes with the table below it, the contents stand on pages
 * of their own; a page break where the orientation changes anyway would leave a blank page and falls away, as does one
 * that has nothing before it.
 */
export function arrangePages(publication: Publication): readonly PageRun[] {
  const parts = publication.parts.flatMap((part) =>
    part.kind === 'contents' ? [pageBreak, part, pageBreak] : [part],
  )
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

function isLandscape(parts: readonly PublicationPart[], index: number): boolean {
  let at = index
  while (parts[at]?.kind === 'heading') at += 1
  const part = parts[at]
  return part?.kind === 'table' && part.table.landscape
}

/** 封面 Has the publication a cover? A book with contents has, a single table has none. */
export const hasCover = ({ parts }: Publication): boolean => parts.some(({ kind }) => kind === 'contents')

/** 引语 A short line right above a table that stays on the page of the table: 序号：2. */
export const leadsIn = (part: PublicationPart, next: PublicationPart | undefined): boolean =>
  part.kind === 'paragraph' &&
  next?.kind === 'table' &&
  part.runs.reduce((length, { text }) => length + text.length, 0) <= 30

import { editionIds, editionOf } from '@mingzhang/law'
import type { Disclosure } from '@mingzhang/model'

/**
 * 认版式 The edition whose tables a disclosure prints: the one that most of its titles are of, the later one where two are
 * alike. Null where fewer than half of the titles are of any.
 */
export function suggestEdition({ tables, programs }: Disclosure): string | null {
  const titles = tables.map(({ title }) => plainTitle(title)).filter((title) => title !== '')
  if (titles.length === 0) return programs.length > 0 ? 'wansheng-key-programmes' : null
  let best: { id: string; share: number } | null = null
  for (const id of editionIds) {
    const own = (editionOf(id)?.tables ?? [])
      .map((table) => plainTitle(table.title))
      .filter((title) => title !== '')
    const met = own.filter((title) => titles.some((one) => one.endsWith(title))).length
    const share = own.length === 0 ? 0 : (2 * met) / (own.length + titles.length)
    if (share > 0 && (best === null || share >= best.share)) best = { id, share }
  }
  return best !== null && best.share >= 0.3 ? best.id : null
}

/** 净表名 A title without its year, its district and its places to be filled. */
export const plainTitle = (title: string): string =>
  title
    .replace(/\{[^{}]*\}/gu, '')
    .replace(/\s+/gu, '')
    .replace(/^(?:20\d{2})?年?(?:\p{Script=Han}{0,10}?)(?=部门|单位|一般公共|政府性|国有资本|财政拨款)/u, '')

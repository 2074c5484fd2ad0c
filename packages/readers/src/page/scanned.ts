import type { Refusal } from '@mingzhang/model'

/** Fewer characters than this on an average page are stamps and page numbers. */
const fewGlyphs = 20

/** What a page says of whether it is a picture. */
export type Inked = {
  /** How many characters stand upright on it. */
  readonly glyphs: number
  /** Share of it that pictures cover, 0 to 1. */
  readonly pictures: number
}

/** 是否扫描件 Pages that are pictures: almost no text, and most pages covered by pictures. */
export function isScan(pages: readonly Inked[]): boolean {
  const glyphs = pages.reduce((sum, page) => sum + page.glyphs, 0)
  const pictured = pages.filter((page) => page.pictures > 0.5).length
  return glyphs === 0 || (glyphs < fewGlyphs * pages.length && pictured * 2 > pages.length)
}

/** 扫描件 What to do with pages that are pictures. */
export const scanned: Refusal = {
  id: 'reading/scanned',
  what: '这是扫描件（或图片），没有文字，读不出来。',
  why: '页面只有图像，没有文字层。',
  toDo: '请提供用办公软件直接导出的 PDF、Word 或 Excel；只有扫描件的，请先用文字识别软件转换并核对。',
}

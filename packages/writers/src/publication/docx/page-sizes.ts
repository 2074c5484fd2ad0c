import { type ISectionPropertiesOptions, PageOrientation } from 'docx'
import { officialPage, typeAreaWidth } from '../../docx/official-style.ts'
import type { PageArea } from '../table-height.ts'

/** 页面 How a run of pages lies, how wide its type area is in twips, and the type area in points. */
export type PageShape = {
  readonly properties: ISectionPropertiesOptions
  readonly width: number
  readonly area: PageArea
}

/** 竖页 A4 upright with the margins of GB/T 9704. */
export const upright: PageShape = {
  properties: officialPage,
  width: typeAreaWidth,
  area: { width: typeAreaWidth / 20, height: 637 },
}

/** Width in twips of the type area of a page on its side. */
const lyingWidth = 14230

/** 横页 A4 on its side for wide tables: the same paper turned, 251 × 155 mm of type. */
export const lying: PageShape = {
  properties: {
    page: {
      size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
      margin: { top: '28mm', bottom: '27mm', left: '23mm', right: '23mm', footer: '16mm' },
    },
  },
  width: lyingWidth,
  area: { width: lyingWidth / 20, height: 439 },
}

/** A continuing section goes on counting pages. */
export const continued = (shape: PageShape): PageShape => {
  const { pageNumbers: _, ...page } = shape.properties.page ?? {}
  return { ...shape, properties: { ...shape.properties, page } }
}

import { type ISectionPropertiesOptions, PageOrientation } from 'docx'
import { officialPage, typeAreaWidth } from '../../docx/official-style.ts'

/** 页面 How a run of pages lies, and how wide its type area is in twips. */
export type PageShape = { readonly properties: ISectionPropertiesOptions; readonly width: number }

/** 竖页 A4 upright with the margins of GB/T 9704. */
export const upright: PageShape = { properties: officialPage, width: typeAreaWidth }

/** 横页 A4 on its side for wide tables: the same paper turned, 251 × 155 mm of type. */
export const lying: PageShape = {
  properties: {
    page: {
      size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
      margin: { top: '28mm', bottom: '27mm', left: '23mm', right: '23mm', footer: '16mm' },
    },
  },
  width: 14230,
}

/** A continuing section goes on counting pages. */
export const continued = ({ properties, width }: PageShape): PageShape => {
  const { pageNumbers: _, ...page } = properties.page ?? {}
  return { properties: { ...properties, page }, width }
}

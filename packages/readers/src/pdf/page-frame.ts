import type { Box, Turn } from '../page/page.ts'
import type { Pdfium } from './pdfium-calls.ts'

/** 页面坐标 How the space of a PDF page (origin at the bottom left, unturned) lies on the page as seen. */
export type PageFrame = {
  /** The visible part in the space of the page: left, bottom, right, top. */
  readonly visible: Box
  /** Quarter turns clockwise from the space of the page to the reading frame. */
  readonly turn: Turn
  /** Size in the reading frame, in points. */
  readonly width: number
  readonly height: number
}

/** The frame of a page, turned so many quarters clockwise. */
export function frameOf({ calls, memory }: Pdfium, page: number, turn: Turn): PageFrame {
  const width = calls.FPDF_GetPageWidthF(page)
  const height = calls.FPDF_GetPageHeightF(page)
  const own = turnOf(calls.FPDFPage_GetRotation(page))
  const [across, up] = own % 2 === 0 ? [width, height] : [height, width]
  const address = memory.allocate(16)
  let visible: Box = [0, 0, across, up]
  if (calls.FPDF_GetPageBoundingBox(page, address)) {
    const [left = 0, top = up, right = across, bottom = 0] = memory
      .floats()
      .subarray(address / 4, address / 4 + 4)
    if (right > left && top > bottom) visible = [left, bottom, right, top]
  }
  memory.release(address)
  const isUpright = turn % 2 === 0
  return { visible, turn, width: isUpright ? across : up, height: isUpright ? up : across }
}

/** Quarter turns of any whole number of them. */
export function turnOf(quarters: number): Turn {
  const turn = ((quarters % 4) + 4) % 4
  return turn === 1 || turn === 2 || turn === 3 ? turn : 0
}

/** A point of the page's space in the reading frame. */
export function seen({ visible, turn }: PageFrame, x: number, y: number): readonly [number, number] {
  const [left, bottom, right, top] = visible
  switch (turn) {
    case 0:
      return [x - left, top - y]
    case 1:
      return [y - bottom, x - left]
    case 2:
      return [right - x, y - bottom]
    case 3:
      return [top - y, right - x]
  }
}

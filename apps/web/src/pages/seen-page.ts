import type { Page } from '@mingzhang/readers/ofd'
import type { PageSize } from './page-file.ts'

type Turned = Pick<Page, 'turn' | 'width' | 'height'>

/** 所见的页 Size of a page as it is seen, from a page in its reading frame; points. */
export const seenSize = ({ turn, width, height }: Turned): PageSize =>
  turn % 2 === 0 ? { width, height } : { width: height, height: width }

/** 转回 The matrix a, b, c, d, e, f of a canvas that leads from a page's reading frame to the page as seen. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** 转回所见 A table printed sideways is read upright; whoever looks at the page sees it as it was printed. */
export function seenMatrix({ turn, width, height }: Turned): Matrix {
  switch (turn) {
    case 0:
      return [1, 0, 0, 1, 0, 0]
    case 1:
      return [0, -1, 1, 0, 0, width]
    case 2:
      return [-1, 0, 0, -1, width, height]
    case 3:
      return [0, 1, -1, 0, height, 0]
  }
}

/** Where a point of the reading frame is seen. */
export const seenPoint = (page: Turned, x: number, y: number): readonly [x: number, y: number] => {
  const [a, b, c, d, e, f] = seenMatrix(page)
  return [a * x + c * y + e, b * x + d * y + f]
}

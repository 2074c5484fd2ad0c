import { useEffect, useRef } from 'react'
import type { PageFile } from './page-file.ts'

type Properties = {
  readonly file: PageFile
  readonly page: number
  /** Pixels of the screen a point. */
  readonly scale: number
  readonly label: string
}

/** Most pixels of one canvas: phones give up beyond. */
const mostPixels = 16_000_000

/** 页的图 A page as drawn by its file. While a new size is drawn the old picture stays, stretched. */
export function PageDrawing({ file, page, scale, label }: Properties) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = holder.current
    const size = file.pages[page - 1]
    if (!element || !size) return undefined
    const most = Math.sqrt(mostPixels / (size.width * size.height))
    const canvas = document.createElement('canvas')
    const drawing = file.draw(page, canvas, Math.min(scale * devicePixelRatio, most))
    drawing.done.then(
      () => {
        element.dataset['drawn'] = ''
        element.replaceChildren(canvas)
      },
      // What could be drawn of a damaged page is shown.
      () => element.replaceChildren(canvas),
    )
    return () => {
      drawing.stop()
    }
  }, [file, page, scale])
  return <div ref={holder} className="page-drawing" role="img" aria-label={label} />
}

import { type CSSProperties, useEffect, useState } from 'react'
import { useDocumentInUse } from '../document/document-context.ts'
import { figureId } from '../document/figure-id.ts'
import type { Light } from '../document/findings-view.ts'
import type { Figure } from '../document/reading.ts'
import { spotText } from '../places/source-index.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import type { OnPage } from './boxes-by-page.ts'
import { fitWords, type PrintedRun } from './fit-words.ts'
import type { PageBox } from './page-boxes.ts'
import { PageDrawing } from './page-drawing.tsx'
import type { PageFile } from './page-file.ts'
import { PageText } from './page-text.tsx'

type Properties = {
  readonly file: PageFile
  readonly page: number
  readonly scale: number
  readonly figures: readonly OnPage<Figure>[]
  readonly lights: readonly OnPage<Light>[]
  /** Boxes of the place that is asked for. */
  readonly asked: readonly PageBox[]
  readonly askedSpot: string
}

/** 一页 A page as published; over it the figures that can be opened and the places that are lit. */
export function PageSheet({ file, page, scale, figures, lights, asked, askedSpot }: Properties) {
  const words = useWords()
  const runs = usePrintedText(file, page)
  const size = file.pages[page - 1]
  if (!size) return null
  const styleOf = ({ box, words: inside }: Pick<PageBox, 'box' | 'words'>) =>
    boxStyle(inside === undefined ? box : fitWords(runs, box, inside), scale)
  return (
    <div className="page" data-page={page} style={{ width: size.width * scale, height: size.height * scale }}>
      <PageDrawing file={file} page={page} scale={scale} label={fill(words.document.page, { n: page })} />
      <PageText runs={runs} scale={scale} />
      {asked.map((box) => (
        <span key={box.box.join()} className="page-asked" data-spot={askedSpot} style={styleOf(box)} />
      ))}
      {lights.map(({ value: { number, role, severity, spot }, box, last, ...rest }) => (
        <span
          key={`${number} ${box.join()}`}
          className={`lit page-lit ${role} ${severity}`}
          data-light={number}
          data-spot={spotText(spot)}
          style={styleOf({ box, ...rest })}
        >
          {last && <span className={`badge ${role} ${severity}`} data-badge={number} aria-hidden="true" />}
        </span>
      ))}
      {figures.map(({ value, ...box }) => (
        <PageFigure key={`${figureId(value)} ${box.box.join()}`} figure={value} style={styleOf(box)} />
      ))}
    </div>
  )
}

/** The text of a page, once the file says it; boxes of words are set by it. */
function usePrintedText(file: PageFile, page: number): readonly PrintedRun[] {
  const [runs, setRuns] = useState<readonly PrintedRun[]>([])
  useEffect(() => {
    let gone = false
    file.text(page).then(
      (text) => {
        if (!gone) setRuns(text)
      },
      () => {
        // Without its text the boxes stay where they are thought to be.
      },
    )
    return () => {
      gone = true
    }
  }, [file, page])
  return runs
}

function PageFigure({ figure, style }: { readonly figure: Figure; readonly style: CSSProperties }) {
  const words = useWords()
  const { figure: chosen, openFigure } = useDocumentInUse()
  const id = figureId(figure)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={chosen && figureId(chosen) === id ? 'page-figure chosen' : 'page-figure'}
      data-figure={id}
      aria-label={fill(words.figure.open, { text: figure.place.text })}
      style={style}
      onClick={() => openFigure(figure)}
    />
  )
}

const boxStyle = ([x0, y0, x1, y1]: PageBox['box'], scale: number): CSSProperties => ({
  left: x0 * scale,
  top: y0 * scale,
  width: (x1 - x0) * scale,
  height: (y1 - y0) * scale,
})

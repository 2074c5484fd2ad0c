import { type Mark, segmentsOf } from '../places/segments.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { figureId } from './figure-id.ts'
import type { Light } from './findings-view.ts'
import type { Figure } from './reading.ts'

type Properties = {
  readonly text: string
  readonly figures: readonly Figure[] | undefined
  readonly lights: readonly Light[]
  readonly chosen: string | null
  readonly open: (figure: Figure) => void
}

/** Longer lit texts are a sentence rather than a figure: they get the ground without the box. */
const longLight = 24

/** 带数的文字 Text as printed, in which figures can be opened and the places of the selected finding are lit. */
export function FigureText({ text, figures, lights, ...shared }: Properties) {
  if (!figures?.length && lights.length === 0) return text
  const marks: Mark<Light>[] = lights.map((light) => ({
    from: light.spot.from,
    to: light.spot.to,
    value: light,
  }))
  return segmentsOf(text, marks).map(({ text: part, at, values }) => {
    const inner = <Figures key={at} text={part} at={at} figures={figures ?? []} {...shared} />
    const [light] = values
    if (!light) return inner
    const { role, severity, number } = light
    const ends = at + part.length === (light.spot.to ?? text.length)
    return (
      <span
        key={at}
        className={`lit ${role} ${severity} ${part.length > longLight ? 'long' : ''}`}
        data-light={number}
      >
        {inner}
        {ends && <span className={`badge ${role} ${severity}`} data-badge={number} aria-hidden="true" />}
      </span>
    )
  })
}

type FiguresProperties = Omit<Properties, 'lights' | 'figures'> & {
  readonly at: number
  readonly figures: readonly Figure[]
}

/** A run of text with the figures in it; `at` is where the run begins in the whole text. */
function Figures({ text, at, figures, chosen, open }: FiguresProperties) {
  const marks = figures.flatMap(({ spot }, index): Mark<number>[] => {
    const from = Math.max(0, (spot.from ?? at) - at)
    const to = Math.min(text.length, (spot.to ?? at + text.length) - at)
    return from < to ? [{ from, to, value: index }] : []
  })
  return segmentsOf(text, marks).map(({ text: part, at: from, values }) => {
    const figure = figures[values[0] ?? -1]
    if (!figure) return part
    return <FigurePiece key={from} text={part} figure={figure} chosen={chosen} open={open} />
  })
}

type PieceProperties = {
  readonly text: string
  readonly figure: Figure
  readonly chosen: string | null
  readonly open: (figure: Figure) => void
}

function FigurePiece({ text, figure, chosen, open }: PieceProperties) {
  const words = useWords()
  const id = figureId(figure)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button neither breaks over lines nor is selected with the text.
    <span
      role="button"
      tabIndex={-1}
      className={chosen === id ? 'figure chosen' : 'figure'}
      data-figure={id}
      aria-label={fill(words.figure.open, { text })}
      onClick={() => open(figure)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        open(figure)
      }}
    >
      {text}
    </span>
  )
}

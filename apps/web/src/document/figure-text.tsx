import { type Mark, segmentsOf } from '../places/segments.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { figureId } from './figure-id.ts'
import type { Light } from './findings-view.ts'
import type { Figure } from './reading.ts'

type Meaning = { readonly figure: Figure } | { readonly light: Light }

type Properties = {
  readonly text: string
  readonly figures: readonly Figure[] | undefined
  readonly lights: readonly Light[]
  readonly chosen: string | null
  readonly open: (figure: Figure) => void
}

/** 带数的文字 Text as printed, in which figures can be opened and the places of the selected finding are lit. */
export function FigureText({ text, figures, lights, chosen, open }: Properties) {
  if (!figures?.length && lights.length === 0) return text
  const marks: Mark<Meaning>[] = [
    ...(figures ?? []).map((figure) => ({ from: figure.spot.from, to: figure.spot.to, value: { figure } })),
    ...lights.map((light) => ({ from: light.spot.from, to: light.spot.to, value: { light } })),
  ]
  return segmentsOf(text, marks).map(({ text: part, at, values }) => {
    if (values.length === 0) return part
    const figure = values.find((value) => 'figure' in value)?.figure ?? null
    const light = values.find((value) => 'light' in value)?.light ?? null
    const ends = light && at + part.length === (light.spot.to ?? text.length)
    return (
      <Piece
        key={at}
        text={part}
        figure={figure}
        light={light}
        ends={ends ?? false}
        chosen={chosen}
        open={open}
      />
    )
  })
}

type PieceProperties = {
  readonly text: string
  readonly figure: Figure | null
  readonly light: Light | null
  readonly ends: boolean
  readonly chosen: string | null
  readonly open: (figure: Figure) => void
}

function Piece({ text, figure, light, ends, chosen, open }: PieceProperties) {
  const words = useWords()
  const lit = light ? `lit ${light.role} ${light.severity}` : ''
  const data = light ? { 'data-light': light.number } : {}
  const badge = light && ends && (
    <span className={`badge ${light.role} ${light.severity}`} data-badge={light.number} aria-hidden="true" />
  )
  if (!figure) {
    return (
      <span className={lit} {...data}>
        {text}
        {badge}
      </span>
    )
  }
  const id = figureId(figure)
  const press = () => open(figure)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot break over lines nor be selected with the text around it.
    <span
      role="button"
      tabIndex={-1}
      className={`figure ${lit} ${chosen === id ? 'chosen' : ''}`}
      data-figure={id}
      {...data}
      aria-label={fill(words.figure.open, { text })}
      onClick={press}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        press()
      }}
    >
      {text}
      {badge}
    </span>
  )
}

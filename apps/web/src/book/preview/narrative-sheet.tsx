// biome-ignore-all lint/suspicious/noArrayIndexKey: the runs of a sentence are written anew with every change.
import { keyText, type Publication, type PublicationPart, type Run } from '@mingzhang/model'
import type { PickedFigure } from './figure-bar.tsx'

type Properties = {
  readonly publication: Publication
  /** Changed paragraphs by their place, with what stood there. */
  readonly changed: ReadonlyMap<number, readonly Run[] | null>
  /** Changed paragraphs alone, each under its heading. */
  readonly only?: boolean
  readonly pick?: (figure: PickedFigure) => void
}

/** 说明 The narrative as it will be printed: changed sentences accented, the figure that stood there struck out. */
export function NarrativeSheet({ publication, changed, only = false, pick }: Properties) {
  const parts = only ? changedOnly(publication.parts, changed) : publication.parts.map(numbered)
  if (parts.length === 0) return null
  return (
    <article className="paper-sheet narrative">
      {parts.map(({ part, index }) => (
        <Part
          key={index}
          part={part}
          before={changed.get(index)}
          {...(pick && { pick: (words: string) => pick({ about: `part/${index}`, words, key: null }) })}
        />
      ))}
    </article>
  )
}

type Numbered = { readonly part: PublicationPart; readonly index: number }

const numbered = (part: PublicationPart, index: number): Numbered => ({ part, index })

/** Each changed paragraph below the last heading before it. */
function changedOnly(
  parts: readonly PublicationPart[],
  changed: ReadonlyMap<number, readonly Run[] | null>,
): Numbered[] {
  const shown = new Set<number>()
  for (const index of changed.keys()) {
    const heading = parts.findLastIndex((part, at) => at < index && part.kind === 'heading')
    if (heading >= 0) shown.add(heading)
    shown.add(index)
  }
  return [...shown]
    .toSorted((one, other) => one - other)
    .flatMap((index) => {
      const part = parts[index]
      return part ? [{ part, index }] : []
    })
}

function Part({
  part,
  before,
  pick,
}: {
  readonly part: PublicationPart
  readonly before: readonly Run[] | null | undefined
  readonly pick?: (words: string) => void
}) {
  switch (part.kind) {
    case 'heading':
      return part.level === 1 ? (
        <h2>{part.text}</h2>
      ) : part.level === 2 ? (
        <h3>{part.text}</h3>
      ) : (
        <h4>{part.text}</h4>
      )
    case 'paragraph':
      return (
        // biome-ignore lint/a11y/useKeyWithClickEvents: a remark on the whole narrative is reached with the keyboard.
        <p
          onClick={() =>
            pick?.(
              part.runs
                .map(({ text }) => text)
                .join('')
                .slice(0, 60),
            )
          }
        >
          {before === undefined ? (
            part.runs.map((run, at) => <RunText key={`${at} ${run.text}`} run={run} />)
          ) : (
            <ChangedRuns runs={part.runs} before={before} />
          )}
        </p>
      )
    case 'table':
      return <p className="sheet-place">{`${part.table.no ?? ''}${part.table.title}`}</p>
    default:
      return null
  }
}

const RunText = ({ run }: { readonly run: Run }) =>
  run.kind === 'figure' ? <span className="bound">{run.text}</span> : run.text

/** What is new in a changed sentence; a figure keeps the one it replaces beside it. */
function ChangedRuns({
  runs,
  before,
}: {
  readonly runs: readonly Run[]
  readonly before: readonly Run[] | null
}) {
  const old = new Map(
    (before ?? []).flatMap((run): [string, string][] =>
      run.kind === 'figure' ? [[keyText(run.key), run.text]] : [],
    ),
  )
  const words = new Set((before ?? []).flatMap((run) => (run.kind === 'words' ? clauses(run.text) : [])))
  return runs.flatMap((run, at) => {
    if (run.kind === 'figure') {
      const was = old.get(keyText(run.key))
      const key = `${at} ${run.text}`
      if (was === run.text) return [<RunText key={key} run={run} />]
      return [
        <mark key={key}>
          {was !== undefined && <del>{was}</del>}
          <b>{run.text}</b>
        </mark>,
      ]
    }
    return clauses(run.text).map((clause, part) => {
      const key = `${at} ${part} ${clause}`
      return words.has(clause) ? <span key={key}>{clause}</span> : <mark key={key}>{clause}</mark>
    })
  })
}

/** Words between marks, each with the mark behind it. */
const clauses = (text: string): readonly string[] =>
  text.match(/[^，。；：]*[，。；：]?/gu)?.filter(Boolean) ?? []

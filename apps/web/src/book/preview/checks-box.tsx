import { type PrintedEquation, withoutFile } from '@mingzhang/forms'
import { keyInWords } from '@mingzhang/law'
import { useState } from 'react'
import type { BookHold } from '../../api/books.ts'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { ViewChanges } from '../editor/compiled-view.ts'

const most = 6

/** 这次输入 The equations that the last change took part in, with their figures. */
export function ChecksBox({
  moved,
  first,
}: {
  readonly moved: ViewChanges
  /** Tables whose equations stand first. */
  readonly first: readonly string[]
}) {
  const words = useWords().book.preview
  const equations = moved.equations.toSorted(
    (one, other) => Number(first.includes(other.table)) - Number(first.includes(one.table)),
  )
  return (
    <section className="verdict-box" aria-live="polite">
      <h3>
        {words.thisChange}
        {equations.length > 0 && (
          <span className="sv o plain">{fill(words.holdCount, { n: equations.length })}</span>
        )}
        <span className="right">{words.accent}</span>
      </h3>
      {equations.length === 0 && <p>{words.noChange}</p>}
      <ul>
        {equations.slice(0, most).map((equation, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with every change.
          <li key={at}>
            <span className="shape o" aria-hidden="true" />
            <span>{equationWords(equation, words.same)}</span>
            <span className="n">{equationFigures(equation)}</span>
          </li>
        ))}
      </ul>
      {equations.length > most && <p>{fill(words.more, { n: equations.length - most })}</p>}
    </section>
  )
}

function equationWords({ kind, names, key }: PrintedEquation, same: string): string {
  if (kind === 'sum') return `${names[0]} = ${names.slice(1).join(' + ')}`
  const what = keyInWords(key).replace(/^20\d{2} 年 · /u, '')
  return `${what}（${fill(same, { names: names.slice(0, 4).join('、') })}）`
}

const equationFigures = ({ kind, figures }: PrintedEquation): string =>
  kind === 'sum'
    ? `${figures[0] || '0'} = ${figures
        .slice(1)
        .map((figure) => figure || '0')
        .join(' + ')}`
    : figures.slice(0, 3).join(' = ')

type HoldProperties = {
  readonly holds: readonly BookHold[]
  readonly remarks: readonly BookHold[]
  readonly next: () => void
  readonly goTo: (hold: BookHold) => void
}

/** 拦截清单 What holds the book back: which, why, and how to mend it; a press goes there. */
export function HoldsBox({ holds, remarks, next, goTo }: HoldProperties) {
  const words = useWords().book.preview
  const [open, setOpen] = useState(false)
  return (
    <section className="verdict-box">
      <h3>
        {holds.length > 0 ? (
          <span className="sv e">{fill(words.held, { n: holds.length })}</span>
        ) : (
          <span className="sv o">{words.clear}</span>
        )}
        {holds.length > 0 && (
          <button type="button" className="right link" onClick={next}>
            <kbd>F8</kbd> {words.next}
          </button>
        )}
      </h3>
      <ul>
        {holds.slice(0, 30).map((hold) => (
          <HoldLine key={`${hold.id} ${hold.where} ${hold.what}`} hold={hold} shape="e" goTo={goTo} />
        ))}
      </ul>
      {remarks.length > 0 && (
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {fill(words.remarks, { n: remarks.length })}
        </button>
      )}
      {open && (
        <ul>
          {remarks.slice(0, 50).map((hold) => (
            <HoldLine key={`${hold.id} ${hold.where} ${hold.what}`} hold={hold} shape="w" goTo={goTo} />
          ))}
        </ul>
      )}
    </section>
  )
}

function HoldLine({
  hold,
  shape,
  goTo,
}: {
  readonly hold: BookHold
  readonly shape: string
  readonly goTo: (hold: BookHold) => void
}) {
  return (
    <li>
      <span className={`shape ${shape}`} aria-hidden="true" />
      <button type="button" className="hold-line" onClick={() => goTo(hold)}>
        <span>{hold.what}</span>
        <small>
          {hold.why}
          {hold.why && hold.toDo ? '；' : ''}
          {withoutFile(hold.toDo)}
        </small>
      </button>
    </li>
  )
}

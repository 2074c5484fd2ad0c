import { useState } from 'react'
import { SeverityShape } from '../parts/severity-mark.tsx'
import { localTime } from '../people/local-time.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'
import { openOf } from './cluster-facts.ts'
import { inWan } from './money.ts'
import { shapeText } from './shape-text.ts'

/** So many stand below at first; the most widespread come first. */
const atFirst = 30

type Properties = { readonly chosen: string | null; readonly choose: (id: string) => void }

/** 其他同类问题 The other errors of the batch, and what was decided just now with a way to take it back. */
export function OtherClusters({ chosen, choose }: Properties) {
  const words = useWords()
  const { cluster: names, undo, board } = words.review
  const { clusters, decider } = useBoardInUse()
  const [whole, setWhole] = useState(false)
  const others = (clusters ?? []).filter(({ id }) => id !== chosen)
  const listed = whole ? others : others.slice(0, atFirst)
  const { last } = decider
  return (
    <section className="other-clusters">
      {last && (
        <p className="last-deed">
          {fill(undo.last, {
            ...{ items: last.items, decision: undo.kind[last.kind], at: localTime(last.at) },
          })}
          <button type="button" className="link" disabled={decider.busy} onClick={() => void decider.undo()}>
            {undo.name} <kbd>Ctrl Z</kbd>
          </button>
        </p>
      )}
      {others.length > 0 && <h3>{names.others}</h3>}
      <ul>
        {listed.map((one) => {
          const open = openOf(one)
          return (
            <li key={one.id}>
              <button
                type="button"
                className={open === 0 ? 'settled' : undefined}
                onClick={() => choose(one.id)}
              >
                <SeverityShape severity={one.severity} label={words.severity[one.severity]} />
                <span className="shape-text" title={one.title ?? one.example}>
                  {shapeText(one.shape)}
                </span>
                <span className="n">
                  {open === 0 ? names.allDecided : fill(names.items, { n: one.items.length })}
                  {inWan(one.money) && (
                    <>
                      {' · '}
                      {inWan(one.money)}
                      <span className="u">{board.wan}</span>
                    </>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {others.length > listed.length && (
        <button type="button" className="btn quiet" onClick={() => setWhole(true)}>
          {fill(names.more, { n: others.length - listed.length })}
        </button>
      )}
    </section>
  )
}

import type { Evidence } from '@mingzhang/model'
import { useState } from 'react'
import { VerdictShape } from '../parts/severity-mark.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { Badges } from './badges.tsx'
import { useDocumentInUse } from './document-context.ts'
import { lightsAt } from './findings-view.ts'

/** How many equations stand open at first; a figure may break many at once. */
const openEquations = 4

/** 等式 The arithmetic of a finding, a line an equation. */
export function Equations({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const words = useWords()
  const [all, setAll] = useState(false)
  const more = evidence.length - openEquations
  return (
    <ul className="equations" aria-label={words.findings.evidence}>
      {(all || more < 2 ? evidence : evidence.slice(0, openEquations)).map((line) => (
        <Equation key={`${line.text} ${line.arithmetic}`} line={line} />
      ))}
      {!all && more >= 2 && (
        <li className="more-equations">
          <button type="button" onClick={() => setAll(true)}>
            {fill(words.findings.moreEquations, { n: more })}
          </button>
        </li>
      )}
    </ul>
  )
}

/** Longer words than this leave no room for the figures beside them. */
const shortWords = 26

function Equation({ line: { verdict, text, arithmetic, places, assumed } }: { readonly line: Evidence }) {
  const words = useWords()
  const { reading, lights } = useDocumentInUse()
  return (
    <li className={text.length > shortWords ? `${verdict} long` : verdict}>
      <VerdictShape verdict={verdict} label={words.verdict[verdict]} />
      <span className="equation-words">
        {text}{' '}
        <span className="badges">
          <Badges lights={lightsAt(reading.index, lights, places)} />
        </span>
      </span>
      <span className="equation-figures">{arithmetic.replaceAll(' - ', ' − ')}</span>
      {assumed && assumed.length > 0 && <Assumed assumed={assumed} />}
    </li>
  )
}

/** So many stand open. */
const openAssumed = 2

/** 前提 What an equation takes for granted; more than two are folded. */
function Assumed({ assumed }: { readonly assumed: readonly string[] }) {
  const { findings: words } = useWords()
  if (assumed.length <= openAssumed) {
    return <small className="assumed">{fill(words.assumed, { what: assumed.join(words.between) })}</small>
  }
  return (
    <details className="assumed">
      <summary>{fill(words.assumedCount, { n: assumed.length })}</summary>
      <ul>
        {assumed.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  )
}

import type { Finding, Place } from '@mingzhang/model'
import type { ReactNode } from 'react'
import { SeverityMark, VerdictMark } from '../parts/severity-mark.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { Badges } from './badges.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { useDocumentInUse } from './document-context.ts'
import { Equations } from './equations.tsx'
import { grouped, signed } from './findings-view.ts'
import { OtherPlaces } from './other-places.tsx'
import { whereInWords } from './place-names.ts'

type Properties = { readonly finding: Finding; readonly at: number }

/** 问题 The open finding: stated, expected, difference, allowance; then equations, cause, correction, basis. */
export function FindingCard({ finding, at }: Properties) {
  const words = useWords()
  const { shown, select } = useDocumentInUse()
  return (
    <article className={`card ${finding.severity}`} data-card="">
      <header>
        <SeverityMark severity={finding.severity}>{words.severity[finding.severity]}</SeverityMark>
        <span>{fill(words.findings.certainty, { name: words.certainty[finding.certainty] })}</span>
        <span className="nth">{fill(words.findings.nth, { n: at + 1, total: shown.length })}</span>
        <button type="button" className="close" aria-label={words.app.close} onClick={() => select(null)}>
          ×
        </button>
      </header>
      <h2>{finding.what}</h2>
      <Arithmetic finding={finding} />
      {!finding.figures && <Places />}
      <OtherPlaces finding={finding} />
      {finding.evidence.length > 0 && <Equations evidence={finding.evidence} />}
      <Line name={words.findings.cause}>
        {finding.cause && <b>{words.cause[finding.cause]}。</b>}
        {finding.why}
      </Line>
      {finding.correction ? (
        <Line name={words.findings.correction}>
          <Correction finding={finding} />
        </Line>
      ) : (
        <Line name={words.findings.toDo}>{finding.toDo}</Line>
      )}
      <Line name={words.findings.basis}>
        {finding.title !== undefined && <p>{finding.title}。</p>}
        <Basis finding={finding} />
      </Line>
      <DecisionBar finding={finding} />
    </article>
  )
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="line">
      <span>{name}</span>
      <div>{children}</div>
    </div>
  )
}

/** So many badges stand in one row; the brackets walk all of them. */
const openBadges = 10

function Arithmetic({ finding }: { readonly finding: Finding }) {
  const words = useWords()
  const { lights, names } = useDocumentInUse()
  const { figures } = finding
  if (!figures) return null
  const culprits = lights.filter(({ role }) => role === 'culprit')
  const others = lights.filter(({ role }) => role === 'agrees')
  // Without a culprit the stated figure is made of the places themselves.
  const [stated, agrees] = culprits.length > 0 ? [culprits, others] : [others, []]
  const unit = <span className="u">{figures.unit}</span>
  const first = finding.places[0]
  return (
    <table className="arithmetic">
      <tbody>
        <tr data-row="stated">
          <th scope="row">{words.findings.stated}</th>
          <td className="from">
            <Badges lights={stated.slice(0, openBadges)} />
            {culprits.length > 0 && <span>{first ? (names(first) ?? whereInWords(first, words)) : ''}</span>}
          </td>
          <td className="n">
            {grouped(figures.stated)}
            {unit}
          </td>
        </tr>
        <tr data-row="expected">
          <th scope="row">{words.findings.expected}</th>
          <td className="from">
            <Badges lights={agrees.slice(0, openBadges)} />
            {agrees.length > 1 && <span>{fill(words.findings.agree, { n: agrees.length })}</span>}
          </td>
          <td className="n">
            {grouped(figures.expected)}
            {unit}
          </td>
        </tr>
        <tr className="difference">
          <th scope="row">{words.findings.difference}</th>
          <td className="from">
            {grouped(figures.stated)} − {grouped(figures.expected)}
          </td>
          <td className="n">
            {grouped(signed(figures.difference))}
            {unit}
          </td>
        </tr>
        <tr className="allowance">
          <th scope="row">{words.findings.allowance}</th>
          <td className="from">{words.findings.allowanceWhy}</td>
          <td className="n">
            ±{figures.allowance.replace(/^[±+-]/u, '')}
            {unit}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** A finding without arithmetic still says where it stands. */
function Places() {
  const words = useWords()
  const { lights, names } = useDocumentInUse()
  const called = (place: Place) => [names(place), whereInWords(place, words)].filter(Boolean).join(' · ')
  if (lights.length === 0) return null
  return (
    <ul className="places" data-row="stated">
      {lights.slice(0, 12).map((light) => (
        <li key={light.number}>
          <Badges lights={[light]} />
          <span>{called(light.place)}</span>
          <b>
            {light.place.text.length > 12 || (light.spot.row !== null && light.spot.cell === null)
              ? ''
              : light.place.text}
          </b>
        </li>
      ))}
    </ul>
  )
}

function Correction({ finding }: { readonly finding: Finding }) {
  const words = useWords()
  const { goTo } = useDocumentInUse()
  const { correction, figures } = finding
  if (!correction) return null
  const unit = /^[-−]?[\d,.]+$/u.test(correction.to) && figures ? figures.unit : ''
  return (
    <>
      <span className="fix">
        <del>{correction.from}</del>
        <span aria-hidden="true">→</span>
        <ins>{correction.to}</ins>
        {unit && <span className="u">{unit}</span>}
        <button type="button" className="where" onClick={() => goTo(correction.place)}>
          {whereInWords(correction.place, words)}
        </button>
      </span>
      <p>{finding.toDo}</p>
    </>
  )
}

function Basis({ finding }: { readonly finding: Finding }) {
  const words = useWords()
  if (finding.basis.length === 0) return <span className="mut">{words.findings.noBasis}</span>
  return (
    <ul className="basis">
      {finding.basis.map(({ instrument, article, gist, verified, own }) => (
        <li key={`${instrument} ${article}`}>
          {own ? gist : `${instrument}${article}：${gist}`}{' '}
          {!own && (
            <VerdictMark verdict={verified ? 'holds' : 'unknown'}>
              {verified ? words.findings.verified : words.findings.unverified}
            </VerdictMark>
          )}
        </li>
      ))}
    </ul>
  )
}

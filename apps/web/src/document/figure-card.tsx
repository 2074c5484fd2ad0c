import { formatAmount, type Statement } from '@mingzhang/model'
import { useEffect, useRef } from 'react'
import { spotText } from '../places/source-index.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useComments } from './comments-context.ts'
import { useDocumentInUse } from './document-context.ts'
import { FindingsList } from './findings-list.tsx'
import { grouped } from './findings-view.ts'
import { keyInWords } from './key-words.ts'
import { whereInWords } from './place-names.ts'
import type { Figure } from './reading.ts'

/** 这个数 What money a figure is, how much, where else it is stated, and which findings use it. */
export function FigureCard({ figure }: { readonly figure: Figure }) {
  const words = useWords()
  const { openFigure, names, reading } = useDocumentInUse()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    head.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const { statement, claim } = figure
  const key = statement?.key ?? claim?.key ?? null
  return (
    <article className="card figure-card">
      <header>
        <span>{words.figure.title}</span>
        <span>{whereInWords(figure.place, words)}</span>
        <button
          type="button"
          className="close"
          aria-label={words.figure.close}
          onClick={() => openFigure(null)}
        >
          ×
        </button>
      </header>
      <h2 ref={head} aria-live="polite">
        {key ? keyInWords(key, words, reading.names) : words.figure.noKey}
      </h2>
      <dl className="figure-facts">
        <dt>{words.figure.amount}</dt>
        <dd>
          <AmountOf figure={figure} />
        </dd>
        <dt>{words.figure.printed}</dt>
        <dd>
          {figure.place.text} <span className="mut">{names(figure.place)}</span>
        </dd>
      </dl>
      <Elsewhere figure={figure} />
      <UsedBy figure={figure} />
      <Remarked figure={figure} />
    </article>
  )
}

function AmountOf({ figure }: { readonly figure: Figure }) {
  const words = useWords()
  const { statement, claim } = figure
  const confidence = statement?.confidence ?? claim?.confidence ?? 1
  const unsure = confidence < 0.995 && (
    <span className="mut"> · {fill(words.figure.confidence, { n: Math.round(confidence * 100) })}</span>
  )
  if (statement) {
    return (
      <>
        <b className="amount">{grouped(formatAmount(statement.amount))}</b>
        <span className="u">{statement.amount.unit}</span>
        {unsure}
      </>
    )
  }
  const printed = claim?.amount ?? claim?.change ?? claim?.percent ?? claim?.numbers[0] ?? null
  if (printed === null) return <span className="mut">{words.figure.noAmount}</span>
  return (
    <>
      <b className="amount">{grouped(printed)}</b>
      <span className="u">{claim?.percent === printed ? '%' : claim?.unit}</span>
      {unsure}
    </>
  )
}

function Elsewhere({ figure }: { readonly figure: Figure }) {
  const words = useWords()
  const { reading, names, goTo } = useDocumentInUse()
  const { statement } = figure
  if (!statement) return null
  const others = (reading.byKey.get(statement.keyText) ?? []).filter(({ id }) => id !== statement.id)
  if (others.length === 0) return <p className="mut">{words.figure.elsewhereNone}</p>
  return (
    <section>
      <h3>{words.figure.elsewhere}</h3>
      <ul className="elsewhere">
        {others.map((other) => (
          <li key={other.id}>
            <button type="button" onClick={() => goTo(other.place)}>
              <span
                className={`shape ${agrees(statement, other) ? 'o' : 'e'}`}
                role="img"
                aria-label={agrees(statement, other) ? words.figure.agrees : words.figure.differs}
              />
              <span>
                {names(other.place) ?? words.figure.inSentence}
                <small>{whereInWords(other.place, words)}</small>
              </span>
              <b>
                {grouped(formatAmount(other.amount))}
                <span className="u">{other.amount.unit}</span>
              </b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Do two statements of one key meet, by the digits each states? */
const agrees = (a: Statement, b: Statement): boolean =>
  2 * Math.abs(a.amount.value - b.amount.value) <= a.amount.step + b.amount.step

/** What was said of this money, and saying something of it. */
function Remarked({ figure }: { readonly figure: Figure }) {
  const words = useWords()
  const { reading } = useDocumentInUse()
  const { may, all, show } = useComments()
  const { statement } = figure
  if (!may || !statement) return null
  const said = all.filter(({ about, answers }) => about === statement.keyText && answers === null).length
  const money = `${grouped(formatAmount(statement.amount))} ${statement.amount.unit}`
  const aboutWords = `${keyInWords(statement.key, words, reading.names)} ${money}`.slice(0, 300)
  return (
    <button type="button" className="btn" onClick={() => show({ statement: statement.id, aboutWords })}>
      {said > 0 ? fill(words.document.remarks.figureSaid, { n: said }) : words.document.remarks.figure}
    </button>
  )
}

function UsedBy({ figure }: { readonly figure: Figure }) {
  const words = useWords()
  const { reading } = useDocumentInUse()
  const here = reading.findings.get(spotText(figure.spot)) ?? []
  if (here.length === 0) return <p className="mut">{words.figure.findingsNone}</p>
  return (
    <section>
      <h3>{words.figure.findings}</h3>
      <FindingsList findings={here} />
    </section>
  )
}

import type { Claim } from '@mingzhang/model'
import { useRef, useState } from 'react'
import { useDocumentInUse } from '../document/document-context.ts'
import { grouped, signed } from '../document/findings-view.ts'
import { keyInWords } from '../document/key-words.ts'
import { whereInWords } from '../document/place-names.ts'
import { useRowsInView } from '../tables/use-rows-in-view.ts'
import { useWords } from '../words/use-words.ts'

const rowHeight = 46

/** 文字 The numbers stated in sentences, each with what it was read as. */
export function ClaimsPane() {
  const { claims: words } = useWords()
  const { reading } = useDocumentInUse()
  const [search, setSearch] = useState('')
  const pane = useRef<HTMLDivElement>(null)
  const wanted = search.trim()
  const claims = reading.detail.disclosure.claims.filter(({ text, subject, measure }) =>
    `${text} ${subject ?? ''} ${measure ?? ''}`.includes(wanted),
  )
  const { drawn, above, below } = useRowsInView({ count: claims.length, pane, rowHeight, overscan: 12 })
  if (reading.detail.disclosure.claims.length === 0) {
    return (
      <div className="empty">
        <h2>{words.none}</h2>
      </div>
    )
  }
  return (
    <div className="whole-pane">
      <input
        type="search"
        value={search}
        placeholder={words.search}
        aria-label={words.search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard. */}
      <section ref={pane} className="read-scroll" tabIndex={0} aria-label={words.caption}>
        <table className="work claims" aria-rowcount={claims.length}>
          <caption className="unseen">{words.caption}</caption>
          <ClaimsHead />
          <tbody>
            {above > 0 && <tr className="spacer" style={{ height: above }} />}
            {drawn.map((index) => {
              const claim = claims[index]
              return claim && <ClaimRow key={index} claim={claim} />
            })}
            {below > 0 && <tr className="spacer" style={{ height: below }} />}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function ClaimsHead() {
  const { claims: words } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col" className="n">
          {words.place}
        </th>
        <th scope="col">{words.text}</th>
        <th scope="col" className="n">
          {words.amount}
        </th>
        <th scope="col">{words.role}</th>
        <th scope="col">{words.key}</th>
      </tr>
    </thead>
  )
}

function ClaimRow({ claim }: { readonly claim: Claim }) {
  const words = useWords()
  const { reading, goTo } = useDocumentInUse()
  const said = [claim.subject, claim.measure].filter(Boolean).join(' ')
  return (
    <tr>
      <td className="n">
        <button type="button" className="plain-button" onClick={() => goTo(claim.place)}>
          {whereInWords(claim.place, words)}
        </button>
      </td>
      <th scope="row" className="quoted">
        {claim.text}
      </th>
      <td className="n">{numberOf(claim)}</td>
      <td>{words.claims.roles[claim.role]}</td>
      <td>
        {claim.key ? keyInWords(claim.key, words, reading.names) : <span className="mut">{said || '—'}</span>}
      </td>
    </tr>
  )
}

function numberOf(claim: Claim) {
  if (claim.change !== null) {
    return (
      <>
        {grouped(signed(claim.change))}
        <span className="u">{claim.unit}</span>
      </>
    )
  }
  if (claim.amount !== null) {
    return (
      <>
        {grouped(claim.amount)}
        <span className="u">{claim.unit}</span>
      </>
    )
  }
  return claim.percent === null ? claim.numbers.join(' · ') : `${claim.percent}%`
}

import { useState } from 'react'
import { type SchemeChoice, sendAnswer, type YearOverview, yearAddress } from '../api/performance.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useRefresh } from './use-year.ts'

/** 监控安排 Which months are monitored, and what that rests on; another one can be chosen. */
export function SchemeButton({ year }: { readonly year: YearOverview }) {
  const words = useWords().performance
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn small" onClick={() => setOpen(true)}>
        {words.scheme}
      </button>
      {open && <SchemeDialog year={year} close={() => setOpen(false)} />}
    </>
  )
}

function SchemeDialog({ year, close }: { readonly year: YearOverview; readonly close: () => void }) {
  const words = useWords().performance
  const announce = useAnnounce()
  const refresh = useRefresh()
  const [chosen, setChosen] = useState(year.scheme)
  const [why, setWhy] = useState('')
  const save = async () => {
    try {
      const body = { from: year.scheme, to: chosen }
      await sendAnswer('PUT', `${yearAddress(year.unitKey, year.year)}/scheme`, body)
      await refresh()
      announce(words.saved, 'shown')
      close()
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
    }
  }
  const keep = (
    <button
      type="button"
      className="btn primary"
      disabled={chosen === year.scheme}
      onClick={() => void save()}
    >
      {words.save}
    </button>
  )
  return (
    <Dialog title={words.scheme} close={close} actions={keep}>
      {why && (
        <p role="alert" className="e">
          {why}
        </p>
      )}
      <fieldset className="schemes">
        <legend className="unseen">{words.scheme}</legend>
        {year.schemes.map((scheme) => (
          <label key={scheme.id}>
            <input
              type="radio"
              name="scheme"
              checked={scheme.id === chosen}
              onChange={() => setChosen(scheme.id)}
            />
            <span>
              <b>{scheme.title}</b>
              <Basis scheme={scheme} />
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}

/** What a scheme rests on, and whether anybody has checked it. */
function Basis({ scheme: { basis, from, note, rounds } }: { readonly scheme: SchemeChoice }) {
  const words = useWords().performance
  const days = [...new Set(rounds.map((round) => round.days))].join('、')
  return (
    <span className="mut">
      {fill(words.schemeFrom, { from, days })}
      {basis && !basis.own && ` · ${basis.instrument}${basis.article}`}
      {basis && (basis.own || !basis.verified) && (
        <b className="w"> {basis.own ? words.schemeOurs : words.schemeUnverified}</b>
      )}
      {note && <small>{note}</small>}
    </span>
  )
}

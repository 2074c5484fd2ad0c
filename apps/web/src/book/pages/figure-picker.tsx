import { keyInWords } from '@mingzhang/law'
import { type Key, keyText, type Publication, type PublicationPart, withCoordinates } from '@mingzhang/model'
import { useMemo, useState } from 'react'
import { Dialog } from '../../parts/dialog.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'

/** 可绑定的数 A figure of the book that a text can speak of. */
export type Bindable = { readonly key: string; readonly name: string; readonly shown: string }

/** 账本里的数 This year's money that the forms and the narrative print, each once. */
export function bindables(publication: Publication): readonly Bindable[] {
  const found = new Map<string, Bindable>()
  for (const [given, shown] of publication.parts.flatMap(figuresOf)) {
    const key = boundKey(given, publication.year)
    if (key === null || shown === '') continue
    const text = keyText(key)
    if (!found.has(text)) found.set(text, { key: text, name: keyInWords(key), shown })
  }
  return [...found.values()]
}

function figuresOf(part: PublicationPart): readonly (readonly [Key, string])[] {
  if (part.kind === 'paragraph')
    return part.runs.flatMap((run) => (run.kind === 'figure' ? [[run.key, run.text] as const] : []))
  if (part.kind !== 'table') return []
  return part.table.rows.flatMap(({ cells }) =>
    cells.flatMap(({ key, text }) => (key === null ? [] : [[key, text] as const])),
  )
}

/** This year's money of a key, as a placeholder names it; null for anything else. */
function boundKey(given: Key, year: number): Key | null {
  const isMoney = (given.measure ?? 'money') === 'money' && given.year === String(year)
  if (!isMoney || given.stage !== 'initial' || given.entry !== undefined) return null
  const key = withCoordinates(given, { measure: undefined, year: undefined, stage: undefined })
  // A member with a space in its name would not come back whole.
  return Object.values(key).some((member) => /[\s{}=]/u.test(member)) ? null : key
}

const most = 60

type Properties = {
  readonly publication: Publication
  readonly section: string
  readonly choose: (placeholder: string) => void
  readonly close: () => void
}

/** 选数 The figures of the book by name and amount, to be put into a text. */
export function FigurePicker({ publication, section, choose, close }: Properties) {
  const words = useWords().book.parts.texts
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<'amount' | 'change'>('amount')
  const all = useMemo(() => bindables(publication), [publication])
  const asked = typed.trim().split(/\s+/u)
  const fitting = all.filter(({ name, shown }) =>
    asked.every((word) => name.includes(word) || shown.includes(word)),
  )
  return (
    <Dialog title={words.title} close={close}>
      <p className="mut">
        {words.intro} {fill(words.where, { section })}
      </p>
      <div className="picker-tools">
        <input
          autoFocus
          aria-label={words.search}
          placeholder={words.search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {(['amount', 'change'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="bound-kind" checked={kind === one} onChange={() => setKind(one)} />
            {one === 'amount' ? words.money : words.change}
          </label>
        ))}
      </div>
      <ul className="picker">
        {fitting.slice(0, most).map(({ key, name, shown }) => (
          <li key={key}>
            <button type="button" onClick={() => choose(key === '' ? `{${kind}}` : `{${kind} ${key}}`)}>
              <span>{name}</span>
              <b>{shown}</b>
            </button>
          </li>
        ))}
        {fitting.length === 0 && <li className="g-empty">{words.none}</li>}
      </ul>
      {fitting.length > most && <p className="mut">{fill(words.more, { n: fitting.length - most })}</p>}
    </Dialog>
  )
}

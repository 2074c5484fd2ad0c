import { type ReactNode, useState } from 'react'
import { useSettings } from '../shell/settings.ts'
import { useKeys } from '../shell/use-keys.ts'
import { useWords } from '../words/use-words.ts'
import { Dialog } from './dialog.tsx'

/** 键位 One line of help: the caps and what they do. */
export type KeyHelp = { readonly caps: readonly string[]; readonly does: string }

export type KeyGroup = { readonly title: string; readonly keys: readonly KeyHelp[] }

type Properties = {
  readonly short: readonly KeyHelp[]
  readonly groups: readonly KeyGroup[]
  readonly children?: ReactNode
}

/** 键条 The bar of keys at the foot of a room; `?` shows all of them. */
export function KeyBar({ short, groups, children }: Properties) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true) })
  return (
    <footer className="keys">
      {short.map((help) => (
        <Caps key={help.does} {...help} />
      ))}
      {children}
      <button type="button" className="keys-all" onClick={() => setOpen(true)}>
        <kbd>?</kbd>
        {words.keys.all}
      </button>
      {open && <AllKeys groups={groups} close={() => setOpen(false)} />}
    </footer>
  )
}

function Caps({ caps, does }: KeyHelp) {
  return (
    <span>
      {caps.map((cap) => (cap === '–' ? cap : <kbd key={cap}>{cap}</kbd>))}
      {does}
    </span>
  )
}

function AllKeys({ groups, close }: { readonly groups: readonly KeyGroup[]; readonly close: () => void }) {
  const words = useWords()
  const { settings, change } = useSettings()
  return (
    <Dialog title={words.keys.title} close={close}>
      <div className="keys-groups">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(({ caps, does }) => (
                <div key={does}>
                  <dt>{caps.map((cap) => (cap === '–' ? cap : <kbd key={cap}>{cap}</kbd>))}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={settings.singleKeys}
          onChange={(event) => change({ singleKeys: event.currentTarget.checked })}
        />
        {words.keys.single}
        <span className="mut">{words.keys.singleHelp}</span>
      </label>
    </Dialog>
  )
}

import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../words/use-words.ts'

type Properties = {
  readonly title: string
  readonly close: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** What closing does, where it is neither cancelling nor closing alone. */
  readonly closeLabel?: string
}

/**
 * 对话框 A modal dialog; Escape and a press outside close it, and the focus goes back where it was. Once something was filled in or
 * chosen in it, a press outside does nothing and Escape asks first.
 */
export function Dialog({ title, close, children, actions, closeLabel }: Properties) {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const leaving = useLeaving(dialog, close, actions !== undefined)
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="dialog-title" {...leaving.listeners}>
      <div className="dialog-body">
        <h2 id="dialog-title">{title}</h2>
        {children}
        {leaving.isAsked ? (
          <Unfinished stay={leaving.stay} leave={close} />
        ) : (
          <div className="dialog-actions">
            {actions}
            <button type="button" className="btn" onClick={close}>
              {closeLabel ?? (actions ? words.app.cancel : words.app.close)}
            </button>
          </div>
        )}
      </div>
    </dialog>
  )
}

/**
 * What a dialog listens to: whether something in it was changed, and the ways out of it that are easily taken by mistake.
 *
 * @param hasActions what is filled in waits for one of them; without any it waits in a form of its own, or took effect at once
 */
function useLeaving(
  dialog: { readonly current: HTMLDialogElement | null },
  close: () => void,
  hasActions: boolean,
) {
  const isChanged = useRef(false)
  const beganOutside = useRef(false)
  const [isAsked, setAsked] = useState(false)
  const noted = ({ target }: { readonly target: EventTarget }) => {
    // What is searched for is not filled in.
    const isSearch = target instanceof HTMLInputElement && target.type === 'search'
    const waits = hasActions || (target instanceof Element && target.closest('form') !== null)
    if (waits && !isSearch) isChanged.current = true
  }
  const leave = () => (isChanged.current ? setAsked(!isAsked) : close())
  const listeners = {
    onInput: noted,
    onChange: noted,
    onPaste: noted,
    onDrop: noted,
    onSubmit: () => {
      if (!hasActions) isChanged.current = false
    },
    // The browser lets a page hold the closing up once only; the key itself it may always have.
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
      event.preventDefault()
      leave()
    },
    onCancel: (event: { readonly target: EventTarget; preventDefault: () => void }) => {
      if (event.target !== dialog.current) return
      event.preventDefault()
      leave()
    },
    onMouseDown: (event: MouseEvent) => {
      beganOutside.current = event.target === dialog.current
    },
    onClick: (event: MouseEvent) => {
      // A text that is marked with the mouse may end outside: that is no press outside.
      const isOutside = event.target === dialog.current && beganOutside.current
      if (isOutside && !isChanged.current) close()
    },
  }
  return { listeners, isAsked, stay: () => setAsked(false) }
}

type UnfinishedProperties = { readonly stay: () => void; readonly leave: () => void }

/** The question before what was filled in is dropped; Escape once more goes on. */
function Unfinished({ stay, leave }: UnfinishedProperties) {
  const words = useWords().app.unfinished
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <div className="dialog-actions" role="alert">
      <span className="sv w plain">{words.why}</span>
      <button ref={first} type="button" className="btn primary" onClick={stay}>
        {words.stay}
      </button>
      <button type="button" className="btn" onClick={leave}>
        {words.leave}
      </button>
    </div>
  )
}

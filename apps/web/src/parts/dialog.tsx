import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../words/use-words.ts'

type Properties = {
  readonly title: string
  readonly close: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** What closing does, where it is neither cancelling nor closing alone. */
  readonly closeLabel?: string
}

/** 对话框 A modal dialog; Escape and a press outside close it, and the focus goes back where it was. */
export function Dialog({ title, close, children, actions, closeLabel }: Properties) {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the press is for the mouse only.
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className="dialog-body">
        <h2 id="dialog-title">{title}</h2>
        {children}
        <div className="dialog-actions">
          {actions}
          <button type="button" className="btn" onClick={close}>
            {closeLabel ?? (actions ? words.app.cancel : words.app.close)}
          </button>
        </div>
      </div>
    </dialog>
  )
}

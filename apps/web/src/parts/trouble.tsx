import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'

type Properties = {
  readonly what: string
  readonly why?: string
  readonly toDo?: string
  readonly retry?: () => void
  readonly children?: ReactNode
}

/** 出错 What happened, why, what to do; with a way to try again. */
export function Trouble({ what, why, toDo, retry, children }: Properties) {
  const words = useWords()
  return (
    <div className="trouble" role="alert">
      <h2>
        <span className="sv e">{what}</span>
      </h2>
      {why && <p>{why}</p>}
      {toDo && <p>{toDo}</p>}
      <div className="trouble-actions">
        {retry && (
          <button type="button" className="btn" onClick={retry}>
            {words.app.retry}
          </button>
        )}
        {children}
      </div>
    </div>
  )
}

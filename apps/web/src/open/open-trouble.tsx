import { Link } from 'wouter'
import { Trouble } from '../parts/trouble.tsx'
import { useWords } from '../words/use-words.ts'

type Properties = { readonly error: Error | null; readonly retry: () => void }

/** 还没有读到 What was asked for is on its way, is not there, or could not be read. */
export function OpenTrouble({ error, retry }: Properties) {
  const { open } = useWords()
  if (!error) {
    return (
      <div className="open-loading" role="status" aria-label={open.loading}>
        <span className="loading-row" />
        <span className="loading-row" />
        <span className="loading-row" />
      </div>
    )
  }
  const missing = error.cause === 404
  return (
    <Trouble
      what={missing ? error.message : open.failed}
      {...(missing ? {} : { why: error.message, toDo: open.failedToDo, retry })}
    >
      <Link className="btn" href="/open">
        {open.toHome}
      </Link>
    </Trouble>
  )
}

import { problemOf } from '../api/request.ts'

/** 没有做成 Why it was not done, beside what was filled in; nothing while there is no error. */
export function ProblemNote({ error }: { readonly error: unknown }) {
  if (!error) return null
  const { what, why, toDo } = problemOf(error)
  return (
    <div className="problem-note" role="alert">
      <p className="sv e">{what}</p>
      {why && <p>{why}</p>}
      {toDo && <p>{toDo}</p>}
    </div>
  )
}

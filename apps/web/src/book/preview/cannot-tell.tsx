import type { BookHold } from '../../api/books.ts'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'

type Properties = {
  /** Tables that are shown. */
  readonly tables: readonly string[]
  readonly holds: readonly BookHold[]
  readonly goTo: (hold: BookHold) => void
}

/** 编不出的格 Why cells of the form are blank though there is money: what nobody has said yet, and the way there. */
export function CannotTell({ tables, holds, goTo }: Properties) {
  const words = useWords().book.parts.figure
  const own = holds.filter(({ id, where }) => id === 'compile/cannot-tell' && tables.includes(where))
  const [first] = own
  if (!first) return null
  return (
    <p className="cannot-tell">
      <span className="sv e plain">{fill(words.cannotTell, { n: own.length })}</span>
      <span>{`${first.why}。`}</span>
      <button type="button" className="link" onClick={() => goTo(first)}>
        {words.mend}
      </button>
    </p>
  )
}

import type { WorkingBook } from '@mingzhang/forms'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { BookState } from './book-state.ts'
import { nameOf } from './choices.ts'
import { columnName } from './column-name.ts'
import { cellText } from './editing.ts'
import { fenOf } from './grid-lines.ts'
import { amountIn } from './grid-row.tsx'
import { valueLineId } from './value-line-id.ts'
import type { RowVerdict } from './verdicts.ts'

type Properties = {
  readonly state: BookState
  readonly live: WorkingBook
  readonly last: number | null
  readonly compares: boolean
  readonly verdict: RowVerdict | undefined
  readonly editable: boolean
  readonly drop: () => void
  readonly remark: (about: string, words: string) => void
}

/** 值行 What the current value means: against last year, or what is wrong with it and how to mend it. */
export function ValueLine({ state, live, last, compares, verdict, editable, drop, remark }: Properties) {
  const words = useWords().book
  const { cursor, typed } = state
  const at = live.rows.findIndex(({ id }) => id === cursor?.row)
  const row = live.rows[at]
  if (!cursor || !row)
    return <div className="value-line mut">{editable ? words.line.none : words.line.noneReading}</div>
  const text = typed ?? cellText(row, cursor.column)
  const isMoney = cursor.column.startsWith('fund:')
  const problem = verdict?.problem?.cell?.field === cursor.column ? verdict.problem : null
  const name = isMoney ? '' : nameOf(live, cursor.column, text)
  const place = fill(words.line.place, { n: at + 1, column: columnName(words.grid, cursor.column) })
  return (
    <div className="value-line" id={valueLineId}>
      <span className="place">{place}</span>
      <span className="value">
        <b>{text === '' ? '—' : text}</b>
        {isMoney && text !== '' && <span className="unit">{live.amountUnit}</span>}
        {name !== '' && name !== text && <span>{name}</span>}
        {problem ? (
          <span className={`sv plain ${problem.severity === 'error' ? 'e' : 'w'}`}>
            {`${problem.why}；${problem.toDo}`}
          </span>
        ) : (
          <span className="mut">
            {isMoney ? meaning(live, text, last, compares, words.line) : proposal()}
          </span>
        )}
      </span>
      {typed === null ? (
        <button
          type="button"
          className="link"
          onClick={() => remark(`row/${cursor.row}/${cursor.column}`, place)}
        >
          {words.preview.comment}
        </button>
      ) : (
        <button type="button" className="link" onMouseDown={(event) => event.preventDefault()} onClick={drop}>
          <kbd>Esc</kbd> {words.line.restore}
        </button>
      )}
    </div>
  )

  function proposal(): string {
    const isProposed = (row?.proposed as readonly string[] | undefined)?.includes(cursor?.column ?? '')
    return isProposed ? words.line.proposed : ''
  }
}

type LineWords = ReturnType<typeof useWords>['book']['line']

function meaning(
  live: WorkingBook,
  text: string,
  last: number | null,
  compares: boolean,
  words: LineWords,
): string {
  const unit = live.amountUnit
  const now = fenOf(text, unit)
  const hint = text.trim() === '' ? words.blank : now === 0 ? words.zero : ''
  if (!compares) return hint
  if (last === null) return [words.unknown, hint].filter(Boolean).join('；')
  const before = fill(words.lastYear, { last: amountIn(last, unit) })
  const change = (now ?? 0) - last
  const compared =
    change === 0
      ? words.same
      : fill(change > 0 ? words.more : words.less, { change: amountIn(Math.abs(change), unit) })
  return [`${before}，${compared}`, hint].filter(Boolean).join('；')
}

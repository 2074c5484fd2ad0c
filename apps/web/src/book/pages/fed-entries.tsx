import { type PlainRecord, textOf, type WorkingBook, type WorkingRow } from '@mingzhang/forms'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { nameOf } from '../editor/choices.ts'
import { costOf, fedBy, fedOf, withBinding, withoutBinding } from '../editor/costing-feed.ts'
import { yuan } from './yuan.ts'

type Properties = {
  readonly working: WorkingBook
  readonly sheet: PlainRecord
  readonly editable: boolean
  readonly put: (working: WorkingBook) => void
}

/** 所入的条目 The entries a sheet feeds, and whether they say the same. */
export function FedEntries({ working, sheet, editable, put }: Properties) {
  const words = useWords().book.parts.costing
  const id = textOf(sheet, 'id')
  const nameAt = (index: number): string => {
    const at = working.rows[index]?.at
    const name = [nameOf(working, 'project', at?.project ?? ''), nameOf(working, 'econ', at?.econ ?? '')]
    return fill(words.entry, { n: index + 1, name: name.filter(Boolean).join(' · ') })
  }
  const bound = working.rows.flatMap((row, index) => (row.costing === id ? [{ row, index }] : []))
  return (
    <ul className="fed">
      {bound.length === 0 && <li className="mut">{words.none}</li>}
      {bound.map(({ row, index }) => (
        <li key={row.id}>
          {words.bound} {nameAt(index)}{' '}
          <FedVerdict
            row={row}
            working={working}
            sheet={sheet}
            adopt={editable ? (next) => put({ ...working, rows: working.rows.with(index, next) }) : null}
          />{' '}
          {editable && (
            <button
              type="button"
              className="link"
              onClick={() => put(withoutBinding(working, (one) => one.id === row.id))}
            >
              {words.unbind}
            </button>
          )}
        </li>
      ))}
      {editable && (
        <li>
          <select
            aria-label={words.bind}
            value=""
            onChange={(event) => put(withBinding(working, sheet, event.currentTarget.value))}
          >
            <option value="">{words.bind}</option>
            {working.rows.map((row, index) =>
              row.costing === undefined ? (
                <option key={row.id} value={row.id}>
                  {nameAt(index)}
                </option>
              ) : null,
            )}
          </select>
        </li>
      )}
    </ul>
  )
}

type VerdictProperties = {
  readonly row: WorkingRow
  readonly working: WorkingBook
  readonly sheet: PlainRecord
  readonly adopt: ((row: WorkingRow) => void) | null
}

/** Whether an entry says what its sheet says; where not, by how much, and the way to mend it. */
function FedVerdict({ row, working, sheet, adopt }: VerdictProperties) {
  const words = useWords().book.parts.costing
  const cost = costOf(sheet)
  const { funds, amount } = fedOf(row, working.amountUnit)
  if (funds.length > 1) return <span className="sv w plain">{words.several}</span>
  if (funds.length === 0) return <span className="mut">{words.byCost}</span>
  if (cost === null) return <span className="sv e plain">{words.unread}</span>
  if (amount === cost.amount) return <span className="sv o plain">{words.same}</span>
  const gap = Math.abs((amount ?? 0) - cost.amount)
  const said = { entry: amount === null ? '—' : yuan(amount), cost: yuan(cost.amount), gap: yuan(gap) }
  return (
    <>
      <span className="sv e plain">{fill(words.differs, said)}</span>{' '}
      {adopt && (
        <button type="button" className="link" onClick={() => adopt(fedBy(row, cost, working.amountUnit))}>
          {words.adopt}
        </button>
      )}
    </>
  )
}

import { cellsOfClipboard, type Pasted, proposeColumns, type WorkingBook } from '@mingzhang/forms'
import { useEffect, useMemo, useState } from 'react'
import { Dialog } from '../../parts/dialog.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { columnName } from './entry-grid.tsx'
import { amountIn } from './grid-row.tsx'
import { type PasteMode, type PastePlan, pastePlan } from './paste-plan.ts'

type Properties = {
  readonly text: string
  readonly working: WorkingBook
  readonly rows: readonly string[]
  readonly cursor: { readonly row: string; readonly column: string } | null
  readonly ledger: string
  readonly put: (plan: PastePlan) => void
  readonly close: () => void
}

const fieldsOffered = [
  'project',
  'use',
  'origin',
  'fund',
  'func',
  'econ',
  'gov',
  'amount',
  'fund:general',
  'fund:governmentFund',
  'fund:stateCapital',
  'fund:special',
  'fund:own',
  'note',
] as const

const shownRows = 6

/** 从 Excel 粘贴 What each column is taken for and what would happen, before it happens. */
export function PasteDialog(properties: Properties) {
  const words = useWords().book
  const [given, setGiven] = useState(properties.text)
  const [plan, setPlan] = useState<PastePlan | null>(null)
  return (
    <Dialog
      title={words.paste.title}
      close={properties.close}
      actions={
        <button
          type="button"
          className="btn primary"
          disabled={plan === null}
          onClick={() => plan && properties.put(plan)}
        >
          {words.paste.go}
        </button>
      }
    >
      {given.trim() === '' ? (
        <textarea
          className="paste-here"
          rows={6}
          aria-label={words.paste.hold}
          placeholder={words.paste.hold}
          autoFocus
          onPaste={(event) => {
            event.preventDefault()
            setGiven(event.clipboardData.getData('text/plain'))
          }}
          onChange={(event) => setGiven(event.currentTarget.value)}
        />
      ) : (
        <Mapping {...properties} text={given} planned={setPlan} />
      )}
    </Dialog>
  )
}

type MappingProperties = Properties & { readonly planned: (plan: PastePlan) => void }

function Mapping({ text, working, rows, cursor, ledger, planned }: MappingProperties) {
  const words = useWords().book
  const cells = useMemo(() => cellsOfClipboard(text), [text])
  const pasted = useMemo(() => proposeColumns(cells), [cells])
  const [fields, setFields] = useState<readonly (string | null)[]>(() =>
    startingFields(
      pasted.columns.map(({ field }) => field),
      cursor?.column ?? null,
    ),
  )
  const [mode, setMode] = useState<PasteMode>(
    cursor === null || fields.includes('project') ? 'append' : 'over',
  )
  const [unit, setUnit] = useState(pasted.amountUnit ?? working.amountUnit)
  const plan = useMemo(
    () => pastePlan({ working, pasted, fields, mode, unit, rows, from: cursor?.row ?? null, ledger }),
    [working, pasted, fields, mode, unit, rows, cursor, ledger],
  )
  useEffect(() => planned(plan), [planned, plan])
  return (
    <>
      <p>{fill(words.paste.intro, { rows: pasted.rows.length, columns: pasted.columns.length })}</p>
      <PasteTable pasted={pasted} fields={fields} change={setFields} />
      <PasteHow mode={mode} setMode={setMode} unit={unit} setUnit={setUnit} over={cursor !== null} />
      <p>
        {fill(words.paste.result, {
          added: plan.added,
          changed: plan.changed,
          total: amountIn(plan.total, '万元'),
        })}
      </p>
      {plan.unread > 0 && (
        <p>
          <span className="sv w plain">{fill(words.paste.unread, { n: plan.unread })}</span>
        </p>
      )}
    </>
  )
}

type TableProperties = {
  readonly pasted: Pasted
  readonly fields: readonly (string | null)[]
  readonly change: (fields: readonly (string | null)[]) => void
}

/** The first pasted rows under what each column is taken for. */
function PasteTable({ pasted, fields, change }: TableProperties) {
  const words = useWords().book
  const nameOf = (field: string): string =>
    field === 'amount'
      ? words.paste.amount
      : field === 'fund'
        ? words.verdict.lack.fund
        : columnName(words.grid, field)
  return (
    <div className="paste-scroll">
      <table className="work paste-table">
        <thead>
          <tr>
            {pasted.columns.map(({ heading }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of the pasted table stay where they are.
              <th key={at} scope="col">
                {heading && <small>{heading}</small>}
                <select
                  aria-label={`${words.paste.as} ${at + 1}`}
                  value={fields[at] ?? ''}
                  onChange={(event) => change(fields.with(at, event.currentTarget.value || null))}
                >
                  <option value="">{words.paste.leave}</option>
                  {fieldsOffered.map((field) => (
                    <option key={field} value={field}>
                      {nameOf(field)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pasted.rows.slice(0, shownRows).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of the pasted table stay where they are.
            <tr key={at}>
              {pasted.columns.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <td key={column} className={fields[column] == null ? 'mut' : undefined}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type HowProperties = {
  readonly mode: PasteMode
  readonly setMode: (mode: PasteMode) => void
  readonly unit: string
  readonly setUnit: (unit: string) => void
  readonly over: boolean
}

function PasteHow({ mode, setMode, unit, setUnit, over }: HowProperties) {
  const words = useWords().book
  return (
    <div className="paste-how">
      <label>
        <input type="radio" name="mode" checked={mode === 'append'} onChange={() => setMode('append')} />
        {words.paste.append}
      </label>
      <label>
        <input
          type="radio"
          name="mode"
          disabled={!over}
          checked={mode === 'over'}
          onChange={() => setMode('over')}
        />
        {words.paste.over}
      </label>
      <label>
        {words.paste.unit}
        <select value={unit} onChange={(event) => setUnit(event.currentTarget.value)}>
          <option>万元</option>
          <option>元</option>
        </select>
      </label>
    </div>
  )
}

/** A single column that cannot be told goes to the column the cursor stands in. */
const startingFields = (
  fields: readonly (string | null)[],
  column: string | null,
): readonly (string | null)[] =>
  fields.length === 1 && column !== null && (fields[0] === null || fields[0] === 'amount') ? [column] : fields

import type { BookIndicator } from '@mingzhang/model'
import type { ClipboardEvent, ReactNode } from 'react'
import type { Verdict } from '../api/performance.ts'
import { SeverityMark, VerdictMark } from '../parts/severity-mark.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { fieldWord } from './grid-heads.ts'
import { gridKey } from './grid-keys.ts'
import { cellText, type GridField, type GridSet, gridSets } from './use-targets.ts'

type Properties = {
  readonly row: number
  readonly one: BookIndicator
  readonly columns: GridSet
  readonly frozen: boolean
  readonly verdicts: readonly Verdict[]
  /** What is said of several rows, this one among them. */
  readonly blanks: readonly Verdict[]
  readonly note: string
  readonly set: (field: GridField, text: string) => void
  readonly paste: (event: ClipboardEvent, field: GridField) => void
  readonly repeat: (field: GridField) => void
  readonly focus: () => void
  readonly remove: () => void
  /** Removing withdraws it: it has results, which keep their place. */
  readonly keeps: boolean
}

const heavy = { error: 3, warning: 2, note: 1 } as const

const cellClass: { readonly [F in GridField]?: string } = {
  name: 'wide',
  operator: 'c',
  value: 'n',
  unit: 'measure',
  weight: 'n weight',
  core: 'c',
}

/** 指标行 One indicator: its cells in the set of columns that is shown, then the worst that is said of it. */
export function IndicatorRow(properties: Properties) {
  const { one, columns, verdicts, blanks, note, focus, remove, keeps, frozen } = properties
  const words = useWords()
  const { restore, withdraw, removeRow } = words.performance
  const removing = one.withdrawn ? restore : keeps ? withdraw : removeRow
  const [worst] = [...new Set([...verdicts, ...blanks])].toSorted(
    (left, right) => heavy[right.severity] - heavy[left.severity],
  )
  return (
    <tr onFocus={focus} className={one.withdrawn ? 'withdrawn' : undefined}>
      {gridSets[columns].map((field) => (
        <td key={field} className={cellClass[field]}>
          <Cell {...properties} frozen={frozen || Boolean(one.withdrawn)} field={field} />
        </td>
      ))}
      <td>
        {one.withdrawn ? null : worst ? (
          <SeverityMark severity={worst.severity}>{words.severity[worst.severity]}</SeverityMark>
        ) : (
          <VerdictMark verdict="holds">{words.performance.holds}</VerdictMark>
        )}
      </td>
      <td className="why">
        <span title={worst?.toDo}>
          {one.withdrawn
            ? fill(words.performance.withdrawn, { on: one.withdrawn })
            : worst
              ? saidOf(worst)
              : note}
        </span>
        {!frozen && (
          <button
            type="button"
            className="remove"
            aria-label={`${removing} ${one.name}`}
            title={removing}
            onClick={remove}
          >
            {one.withdrawn ? '↺' : '×'}
          </button>
        )}
      </td>
    </tr>
  )
}

/** A cell as an input, or a choice where only some words can stand. */
function Cell({
  row,
  one,
  verdicts,
  blanks,
  frozen,
  set,
  paste,
  repeat,
  field,
}: Properties & { readonly field: GridField }) {
  const words = useWords().performance
  const judged =
    verdicts.find((verdict) => verdict.field === field) ??
    blanks.find((verdict) => verdict.blanks?.some((one) => one.indicator === row && one.field === field))
  const common = {
    'data-field': field,
    'data-row': row,
    'aria-label': `${one.name} ${fieldWord(words, field)}`,
    className: `cell ${judged?.severity ?? ''}`,
    disabled: frozen,
    value: cellText(one, field),
    onKeyDown: (event: Parameters<typeof gridKey>[0]) => gridKey(event, row, field, () => repeat(field)),
  }
  const choice = (options: ReactNode) => (
    <select {...common} onChange={(event) => set(field, event.currentTarget.value)}>
      {options}
    </select>
  )
  if (field === 'operator')
    return choice(['', '≥', '≤', '=', '>', '<', '定性'].map((sign) => <option key={sign}>{sign}</option>))
  if (field === 'core')
    return choice(
      <>
        <option value="" />
        <option value="是">{words.yes}</option>
        <option value="否">{words.noWord}</option>
      </>,
    )
  return (
    <input
      {...common}
      onChange={(event) => set(field, event.currentTarget.value)}
      onPaste={(event) => paste(event, field)}
    />
  )
}

/** What is said of the row; of several rows that lack something only what they lack. */
const saidOf = (verdict: Verdict): string =>
  (verdict.blanks && /没有填[^：]+/u.exec(verdict.what)?.[0]) || shortened(verdict)

/** What is wrong without the name of the programme, which stands above. */
const shortened = ({ what }: Verdict): string => what.replace(/^项目“[^”]*”的?/u, '')

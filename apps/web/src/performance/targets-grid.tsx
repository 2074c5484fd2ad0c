import type { BookIndicator } from '@mingzhang/model'
import type { ClipboardEvent } from 'react'
import type { Verdict } from '../api/performance.ts'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { SeverityMark } from '../parts/severity-mark.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { ColumnHeads } from './column-heads.tsx'
import { gridHeads } from './grid-heads.ts'
import { IndicatorRow } from './indicator-row.tsx'
import {
  blankIndicator,
  cellText,
  type GridField,
  type GridSet,
  gridSets,
  pasted,
  type useTargets,
  withCell,
} from './use-targets.ts'

type Properties = {
  readonly draft: ReturnType<typeof useTargets>
  readonly verdicts: readonly Verdict[]
  readonly focusRow: (row: number) => void
  readonly columns: GridSet
  /** Nothing can be typed: the person may only read. */
  readonly frozen: boolean
  /** The day from which the indicator of a row is withdrawn; null: it is simply removed. */
  readonly withdraw: (row: number) => string | null
}

/** 目标表 The indicators as cells; each verdict stands in its cell and says why at the end of its row. */
export function TargetsGrid({ draft, verdicts, focusRow, columns, frozen, withdraw }: Properties) {
  const words = useWords().performance
  const { targets, notes } = draft
  const set = (row: number, field: GridField, text: string) =>
    draft.setIndicators(
      targets.indicators.map((one, index) => (index === row ? withCell(one, field, text) : one)),
    )
  const paste = usePaste(draft, columns)
  const above = (row: number, field: GridField) => {
    const one = targets.indicators[row - 1]
    if (one) set(row, field, cellText(one, field))
  }
  return (
    <ScrollBox className="grid-scroll" label={words.viewTargets}>
      <table className={`work targets set-${columns}`}>
        <ColumnHeads heads={gridHeads(words, columns)} />
        <tbody>
          {targets.indicators.map((one, row) => (
            <IndicatorRow
              // biome-ignore lint/suspicious/noArrayIndexKey: an indicator is its place; its name changes while typed.
              key={row}
              row={row}
              one={one}
              columns={columns}
              frozen={frozen}
              verdicts={verdicts.filter(({ indicator }) => indicator === row)}
              blanks={verdicts.filter(({ blanks }) => blanks?.some(({ indicator }) => indicator === row))}
              note={notes[row] ?? ''}
              set={(field, text) => set(row, field, text)}
              paste={(event, field) => paste(event, row, field)}
              repeat={(field) => above(row, field)}
              focus={() => focusRow(row)}
              keeps={withdraw(row) !== null}
              remove={() => draft.setIndicators(without(targets.indicators, row, withdraw(row)))}
            />
          ))}
          {columns === 'figures' && targets.executionWeight !== null && (
            <ExecutionRow weight={targets.executionWeight} />
          )}
        </tbody>
      </table>
      {targets.indicators.length === 0 && <p className="mut pad">{words.noIndicators}</p>}
      <Whole verdicts={verdicts.filter(({ indicator }) => indicator === null)} />
      {!frozen && (
        <div className="grid-foot">
          <button
            type="button"
            className="btn quiet small"
            onClick={() => draft.setIndicators([...targets.indicators, blankIndicator])}
          >
            {words.addRow}
          </button>
          <CopyButton indicators={targets.indicators} columns={columns} />
        </div>
      )}
    </ScrollBox>
  )
}

/** Without an indicator; one that has results, or stands before one that has, keeps its place, and may come back. */
const without = (indicators: readonly BookIndicator[], row: number, on: string | null): BookIndicator[] =>
  indicators.flatMap((one, index) => {
    if (index !== row) return [one]
    const { withdrawn, ...rest } = one
    if (withdrawn) return [rest]
    return on === null ? [] : [{ ...one, withdrawn: on }]
  })

/** Lays a table of the clipboard over the cells; one cell alone is the browser's business. */
function usePaste(draft: Properties['draft'], columns: GridSet) {
  const words = useWords().performance
  const announce = useAnnounce()
  return async (event: ClipboardEvent, row: number, field: GridField) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/u.test(text)) return
    event.preventDefault()
    const fields: readonly GridField[] = gridSets[columns]
    const { readClipboard } = await import('./read-clipboard.ts')
    const clipboard = readClipboard(text, fields.slice(fields.indexOf(field)))
    const done = pasted(draft.targets.indicators, clipboard.table, row, clipboard.columns)
    draft.setIndicators(done.indicators)
    announce(fill(words.pasted, { rows: done.rows, columns: done.columns }), 'shown')
  }
}

/** The table as a workbook takes it from the clipboard, headings first: what was copied out can be pasted in again. */
function CopyButton({
  indicators,
  columns,
}: {
  readonly indicators: readonly BookIndicator[]
  readonly columns: GridSet
}) {
  const words = useWords().performance
  const announce = useAnnounce()
  const copy = async () => {
    const fields: readonly GridField[] = gridSets[columns]
    const heads = gridHeads(words, columns).slice(0, fields.length)
    const rows = indicators.map((one) => fields.map((field) => cellText(one, field).replace(/[\t\n]/gu, ' ')))
    const text = [heads.map(({ text: head }) => head), ...rows].map((cells) => cells.join('\t')).join('\n')
    await navigator.clipboard.writeText(text).then(
      () => announce(fill(words.copied, { rows: rows.length }), 'shown'),
      () => announce(words.notCopied, 'shown'),
    )
  }
  return (
    <button type="button" className="btn quiet small" onClick={() => void copy()}>
      {words.copyTable}
    </button>
  )
}

/** The execution rate, which is no indicator. */
function ExecutionRow({ weight }: { readonly weight: string }) {
  const words = useWords().performance
  return (
    <tr className="total">
      <td>{words.executionRow}</td>
      <td className="c">=</td>
      <td className="n">100</td>
      <td>%</td>
      <td className="n">{weight}</td>
      <td className="c">—</td>
      <td />
      <td className="why">{fill(words.executionFixed, { n: weight })}</td>
    </tr>
  )
}

/** Verdicts on the programme as a whole. */
function Whole({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  const words = useWords()
  return (
    <ul className="whole-verdicts">
      {verdicts.map(({ severity, what, toDo }) => (
        <li key={what}>
          <SeverityMark severity={severity}>{words.severity[severity]}</SeverityMark> {what}
          <span className="mut">　{toDo}</span>
        </li>
      ))}
    </ul>
  )
}

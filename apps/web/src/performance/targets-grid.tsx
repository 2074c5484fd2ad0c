import type { BookIndicator } from '@mingzhang/model'
import type { ClipboardEvent } from 'react'
import type { Verdict } from '../api/performance.ts'
import { SeverityMark, VerdictMark } from '../parts/severity-mark.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { blankIndicator, type GridField, pasted, type useTargets, withCell } from './use-targets.ts'

type Properties = {
  readonly draft: ReturnType<typeof useTargets>
  readonly verdicts: readonly Verdict[]
  readonly focusRow: (row: number) => void
}

const heavy = { error: 3, warning: 2, note: 1 } as const

/** 目标表 The indicators as cells; each verdict stands in its cell and says why at the end of its row. */
export function TargetsGrid({ draft, verdicts, focusRow }: Properties) {
  const words = useWords().performance
  const announce = useAnnounce()
  const { targets, notes } = draft
  const set = (row: number, field: GridField, text: string) =>
    draft.setIndicators(
      targets.indicators.map((one, index) => (index === row ? withCell(one, field, text) : one)),
    )
  const paste = (event: ClipboardEvent, row: number, field: GridField) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/u.test(text)) return
    event.preventDefault()
    const { indicators, rows, columns } = pasted(targets.indicators, text, row, field)
    draft.setIndicators(indicators)
    announce(fill(words.pasted, { rows, columns }), 'shown')
  }
  return (
    <div className="grid-scroll">
      <table className="work targets">
        <GridHead />
        <tbody>
          {targets.indicators.map((one, row) => (
            <IndicatorRow
              // biome-ignore lint/suspicious/noArrayIndexKey: an indicator is its place; its name changes while typed.
              key={row}
              one={one}
              verdicts={verdicts.filter(({ indicator }) => indicator === row)}
              note={notes[row] ?? ''}
              set={(field, text) => set(row, field, text)}
              paste={(event, field) => paste(event, row, field)}
              focus={() => focusRow(row)}
              remove={() => draft.setIndicators(targets.indicators.filter((_, index) => index !== row))}
            />
          ))}
          {targets.executionWeight !== null && (
            <tr className="total">
              <td>{words.executionRow}</td>
              <td className="c">=</td>
              <td className="n">100</td>
              <td>%</td>
              <td className="n">{targets.executionWeight}</td>
              <td className="c">—</td>
              <td />
              <td className="why">{fill(words.executionFixed, { n: targets.executionWeight })}</td>
            </tr>
          )}
        </tbody>
      </table>
      <Whole verdicts={verdicts.filter(({ indicator }) => indicator === null)} />
      <button
        type="button"
        className="btn quiet small"
        onClick={() => draft.setIndicators([...targets.indicators, blankIndicator])}
      >
        {words.addRow}
      </button>
    </div>
  )
}

/** The columns of the grid. */
function GridHead() {
  const words = useWords().performance
  return (
    <thead>
      <tr>
        <th scope="col">{words.indicator}</th>
        <th scope="col" className="c">
          {words.operator}
        </th>
        <th scope="col" className="n">
          {words.value}
        </th>
        <th scope="col">{words.measure}</th>
        <th scope="col" className="n">
          {words.weight} %
        </th>
        <th scope="col" className="c">
          {words.core}
        </th>
        <th scope="col">{words.verdict}</th>
        <th scope="col">{words.why}</th>
      </tr>
    </thead>
  )
}

type RowProperties = {
  readonly one: BookIndicator
  readonly verdicts: readonly Verdict[]
  readonly note: string
  readonly set: (field: GridField, text: string) => void
  readonly paste: (event: ClipboardEvent, field: GridField) => void
  readonly focus: () => void
  readonly remove: () => void
}

function IndicatorRow({ one, verdicts, note, set, paste, focus, remove }: RowProperties) {
  const words = useWords()
  const worst = verdicts.toSorted((left, right) => heavy[right.severity] - heavy[left.severity])[0]
  const judged = (field: GridField): string =>
    verdicts.find((verdict) => verdict.field === field)?.severity ?? ''
  const input = (field: 'name' | 'value' | 'unit' | 'weight', label: string) => (
    <input
      data-field={field}
      aria-label={`${one.name} ${label}`}
      className={`cell ${judged(field)}`}
      value={one[field] ?? ''}
      onChange={(event) => set(field, event.currentTarget.value)}
      onPaste={(event) => paste(event, field)}
    />
  )
  const { indicator, value, measure, weight, operator, core, yes, noWord, removeRow } = words.performance
  return (
    <tr onFocus={focus}>
      <td className="wide">{input('name', indicator)}</td>
      <td className="c">
        <select
          aria-label={`${one.name} ${operator}`}
          className={`cell ${judged('operator')}`}
          value={one.operator ?? ''}
          onChange={(event) => set('operator', event.currentTarget.value)}
        >
          {['', '≥', '≤', '=', '>', '<', '定性'].map((sign) => (
            <option key={sign}>{sign}</option>
          ))}
        </select>
      </td>
      <td className="n">{input('value', value)}</td>
      <td className="measure">{input('unit', measure)}</td>
      <td className="n weight">{input('weight', weight)}</td>
      <td className="c">
        <select
          aria-label={`${one.name} ${core}`}
          className={`cell ${judged('core')}`}
          value={one.core === null ? '' : one.core ? '是' : '否'}
          onChange={(event) => set('core', event.currentTarget.value)}
        >
          <option value="" />
          <option value="是">{yes}</option>
          <option value="否">{noWord}</option>
        </select>
      </td>
      <td>
        {worst ? (
          <SeverityMark severity={worst.severity}>{words.severity[worst.severity]}</SeverityMark>
        ) : (
          <VerdictMark verdict="holds">{words.performance.holds}</VerdictMark>
        )}
      </td>
      <td className="why">
        <span title={worst?.toDo}>{worst ? shortened(worst) : note}</span>
        <button type="button" className="remove" aria-label={`${removeRow} ${one.name}`} onClick={remove}>
          ×
        </button>
      </td>
    </tr>
  )
}

/** What is wrong without the name of the programme, which stands above. */
const shortened = ({ what }: Verdict): string => what.replace(/^项目“[^”]*”的?/u, '')

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

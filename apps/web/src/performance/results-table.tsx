import type { BookIndicator } from '@mingzhang/model'
import {
  blankIndicator,
  type Lit,
  type lightsOfReport,
  likelihoods,
  type MonitoringReport,
  type ReportedIndicator,
  type ReportProblem,
  reasonClasses,
} from '@mingzhang/performance'
import type { ReactNode } from 'react'
import type { ProgrammeDetail } from '../api/performance.ts'
import { useWords } from '../words/use-words.ts'
import { ColumnHeads } from './column-heads.tsx'
import { EvidenceCell } from './evidence-cell.tsx'
import { gridKey } from './grid-keys.ts'
import { LightMark } from './light-mark.tsx'

type Properties = {
  readonly programme: ProgrammeDetail
  readonly report: MonitoringReport
  readonly lights: ReturnType<typeof lightsOfReport>
  readonly setOne: (index: number, part: Partial<ReportedIndicator>) => void
  readonly month: number
  readonly problems: readonly ReportProblem[]
  /** Nothing can be typed: the person may only read. */
  readonly frozen: boolean
}

/** 指标完成情况 Each indicator with what was reached, when, what is expected, why it lags, and the evidence. */
export function ResultsTable({ programme, report, lights, setOne, month, problems, frozen }: Properties) {
  const words = useWords().performance
  return (
    <table className="work results">
      <ColumnHeads
        heads={[
          { text: words.indicator },
          { text: words.target, align: 'n' },
          { text: words.actual },
          { text: words.light },
          { text: words.resultOn },
          { text: words.forecast },
          { text: words.likelihood },
          { text: words.reasonClass },
          { text: words.reason },
          { text: words.evidence },
        ]}
      />
      <tbody>
        {programme.targets.indicators.map((target, index) => (
          <ResultRow
            // biome-ignore lint/suspicious/noArrayIndexKey: an indicator is its place.
            key={index}
            row={index}
            target={target}
            one={report.indicators[index] ?? blankIndicator}
            above={report.indicators[index - 1] ?? null}
            lit={lights.indicators[index] ?? null}
            problems={problems.filter(({ indicator }) => indicator === index)}
            set={(part) => setOne(index, part)}
            frozen={frozen}
            evidence={
              <EvidenceCell
                programme={programme}
                indicator={index}
                month={month}
                name={target.name}
                frozen={frozen}
              />
            }
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProperties = {
  readonly row: number
  readonly target: BookIndicator
  readonly one: ReportedIndicator
  readonly above: ReportedIndicator | null
  readonly lit: Lit | null
  readonly problems: readonly ReportProblem[]
  readonly set: (part: Partial<ReportedIndicator>) => void
  readonly frozen: boolean
  readonly evidence: ReactNode
}

/** 目标怎样写 The target of an indicator as it is said: ≥95%. */
export const saidTarget = ({
  operator,
  value,
  unit,
}: Pick<BookIndicator, 'operator' | 'value' | 'unit'>): string =>
  `${operator === '定性' ? '' : (operator ?? '')}${value ?? ''}${unit ?? ''}`

const bands = ['achieved', 'partly', 'missed'] as const

type Cell = 'actual' | 'on' | 'forecast' | 'reason'

/** In which cell a problem is mended; what is merely not filled in yet needs no mark. */
const cellOf: { readonly [id in ReportProblem['id']]?: Cell } = {
  'another-unit': 'actual',
  'text-for-number': 'actual',
  'before-period': 'on',
  'after-today': 'on',
  'no-reason': 'reason',
}

function ResultRow({ row, target, one, above, lit, problems, set, frozen, evidence }: RowProperties) {
  const words = useWords().performance
  const { name } = target
  const found = (field: Cell) => problems.find(({ id }) => cellOf[id] === field)
  const text = (field: Cell, label: string) => (
    <input
      className={`cell ${found(field)?.severity ?? ''}`}
      title={found(field)?.what}
      aria-invalid={found(field)?.severity === 'error'}
      aria-label={`${name} ${label}`}
      data-row={row}
      data-field={field}
      type={field === 'on' && !frozen ? 'date' : 'text'}
      disabled={frozen}
      value={one[field] ?? ''}
      onChange={(event) => set({ [field]: event.currentTarget.value || null })}
      onKeyDown={(event) => {
        if (field !== 'on') gridKey(event, row, field, () => set({ [field]: above?.[field] ?? null }))
      }}
    />
  )
  const choice = <T extends string>(
    field: 'likelihood' | 'reasonClass' | 'band',
    label: string,
    values: readonly T[],
    said: (value: T) => string = (value) => value,
  ) => (
    <select
      className="cell"
      aria-label={`${name} ${label}`}
      disabled={frozen}
      value={one[field] ?? ''}
      onChange={(event) =>
        set({ [field]: values.find((each) => each === event.currentTarget.value) ?? null })
      }
    >
      <option value="">{field === 'band' ? label : ''}</option>
      {values.map((each) => (
        <option key={each} value={each}>
          {said(each)}
        </option>
      ))}
    </select>
  )
  return (
    <tr>
      <th scope="row" className="wide" title={name}>
        {name}
        {one.source === 'records' && <span className="mut"> {words.measuredFrom}</span>}
        <Duties {...target} />
      </th>
      <td className="n nowrap">{saidTarget(target)}</td>
      <td>
        <span className="reached">
          {text('actual', words.actual)}
          {target.operator === '定性' && choice('band', words.band, bands, (band) => words[band])}
        </span>
      </td>
      <td title={lit?.why}>{lit && <LightMark light={lit.light} why={lit.why} short />}</td>
      <td>{text('on', words.resultOn)}</td>
      <td>{text('forecast', words.forecast)}</td>
      <td>{choice('likelihood', words.likelihood, likelihoods)}</td>
      <td>{choice('reasonClass', words.reasonClass, reasonClasses)}</td>
      <td className="said-reason">{text('reason', words.reason)}</td>
      <td>{evidence}</td>
    </tr>
  )
}

/** Who answers for it, by when, from what; nothing where nobody said. */
function Duties({ responsible, due, dataSource }: BookIndicator) {
  const said = [responsible, due, dataSource].filter(Boolean)
  return said.length === 0 ? null : <span className="said-duties mut">{said.join(' · ')}</span>
}

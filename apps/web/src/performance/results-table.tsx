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
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react'
import type { ProgrammeDetail } from '../api/performance.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { ColumnHeads } from './column-heads.tsx'
import { EvidenceCell } from './evidence-cell.tsx'
import { gridKey } from './grid-keys.ts'
import { LightMark } from './light-mark.tsx'
import { usePaste } from './use-paste.tsx'

type Properties = {
  readonly programme: ProgrammeDetail
  readonly report: MonitoringReport
  readonly lights: ReturnType<typeof lightsOfReport>
  /** Changes several indicators in one step. */
  readonly setSome: (parts: ReadonlyMap<number, Partial<ReportedIndicator>>) => void
  readonly month: number
  readonly problems: readonly ReportProblem[]
  /** Nothing can be typed: the person may only read. */
  readonly frozen: boolean
}

/** 指标完成情况 Each indicator with what was reached, when, what is expected, why it lags, and the evidence. */
export function ResultsTable(properties: Properties) {
  const { programme, report, lights, month, problems, frozen } = properties
  const words = useWords().performance
  const setSome = (parts: ReadonlyMap<number, Partial<ReportedIndicator>>) =>
    properties.setSome(new Map([...parts].map(([row, part]) => [row, typed(part)])))
  const { indicators } = programme.targets
  const { paste, refused } = useResultPaste(indicators, setSome)
  return (
    <>
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
              set={(part) => setSome(new Map([[index, part]]))}
              paste={paste}
              frozen={frozen || Boolean(target.withdrawn)}
              evidence={
                <EvidenceCell
                  programme={programme}
                  indicator={index}
                  month={month}
                  name={target.name}
                  frozen={frozen || Boolean(target.withdrawn)}
                />
              }
            />
          ))}
        </tbody>
      </table>
      {refused}
    </>
  )
}

/** What is typed over is no longer what the records say. */
const typed = (part: Partial<ReportedIndicator>): Partial<ReportedIndicator> =>
  'actual' in part ? { ...part, source: 'entered' } : part

type Field = 'actual' | 'on' | 'forecast' | 'likelihood' | 'reasonClass' | 'reason'

/** A column or a block of results from a workbook; a column of names says which result is whose. */
function useResultPaste(indicators: readonly BookIndicator[], setSome: Properties['setSome']) {
  const words = useWords().performance
  return usePaste<Field>(
    ({ plainFigure, readChoice, readDay }) => ({
      columns: [
        { field: 'actual', heads: [words.actual, '完成情况', '实际完成值', '完成值', '执行情况'] },
        { field: 'on', heads: [words.resultOn, '结果日期', '完成日期'] },
        { field: 'forecast', heads: [words.forecast, '全年预计', '全年预计完成情况', '全年预计完成'] },
        { field: 'likelihood', heads: [words.likelihood, '可能性', '完成目标可能性'] },
        { field: 'reasonClass', heads: [words.reasonClass, '偏差类别', '偏差原因类别'] },
        { field: 'reason', heads: [words.reason, '偏差原因', '偏差原因分析', '偏差原因分析及改进措施'] },
      ],
      rows: indicators.map(({ name }) => name),
      read: (field, text, row) => {
        if (indicators[row]?.withdrawn) return { why: { kind: 'withdrawn' } }
        if (field === 'on') return readDay(text)
        if (field === 'likelihood') return readChoice(text, likelihoods)
        if (field === 'reasonClass') return readChoice(text, reasonClasses)
        return { value: field === 'reason' ? text || null : plainFigure(text) }
      },
    }),
    (cells) => {
      const parts = new Map<number, Partial<ReportedIndicator>>()
      // A band was chosen for the words that stood there before.
      for (const { row, field, value } of cells)
        parts.set(row, {
          ...parts.get(row),
          [field]: value,
          ...(field === 'actual' && { band: null }),
        })
      setSome(parts)
    },
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
  readonly paste: (event: ClipboardEvent, row: number, field: Field) => void
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
  'after-period': 'on',
  'after-today': 'on',
  'no-reason': 'reason',
}

function ResultRow(properties: RowProperties) {
  const { row, target, one, above, lit, problems, set, paste, frozen, evidence } = properties
  const words = useWords().performance
  const { name } = target
  const keys = (field: Field | 'band') => (event: KeyboardEvent) =>
    gridKey(event, row, field, () => set({ [field]: above?.[field] ?? null }))
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
      onKeyDown={keys(field)}
      onPaste={(event) => paste(event, row, field)}
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
      data-row={row}
      data-field={field}
      disabled={frozen}
      value={one[field] ?? ''}
      onKeyDown={keys(field)}
      onPaste={(event) => field !== 'band' && paste(event, row, field)}
      onChange={({ currentTarget: { value } }) =>
        set({ [field]: values.find((each) => each === value) ?? null })
      }
    >
      <Options blank={field === 'band' ? label : ''} values={values} said={said} />
    </select>
  )
  return (
    <tr className={target.withdrawn ? 'withdrawn' : undefined}>
      <th scope="row" className="wide" title={name}>
        {name}
        <Duties {...target} measured={one.source === 'records'} />
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

type OptionsProperties<T> = {
  readonly blank: string
  readonly values: readonly T[]
  readonly said: (value: T) => string
}

/** Nothing chosen, then what can be. */
function Options<T extends string>({ blank, values, said }: OptionsProperties<T>) {
  return (
    <>
      <option value="">{blank}</option>
      {values.map((each) => (
        <option key={each} value={each}>
          {said(each)}
        </option>
      ))}
    </>
  )
}

type DutiesProperties = BookIndicator & { readonly measured: boolean }

/** How it was got, that it was withdrawn; who answers for it, by when, from what; nothing where nobody said. */
function Duties({ responsible, due, dataSource, withdrawn, measured }: DutiesProperties) {
  const words = useWords().performance
  const gone = withdrawn && fill(words.withdrawn, { on: withdrawn })
  const said = [measured && words.measuredFrom, gone, responsible, due, dataSource].filter(Boolean)
  return said.length === 0 ? null : <span className="said-duties mut">{said.join(' · ')}</span>
}

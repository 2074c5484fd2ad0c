import type { ItemScore } from '@mingzhang/model'
import { type Adjustment, besideSelf, differenceOf } from '@mingzhang/performance'
import { type ClipboardEvent, useState } from 'react'
import {
  type EvaluationDetail,
  type ProgrammeDetail,
  programmeAddress,
  sendAnswer,
} from '../api/performance.ts'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { VerdictMark } from '../parts/severity-mark.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { useMay } from '../shell/who.ts'
import { useWords } from '../words/use-words.ts'
import { ColumnHeads } from './column-heads.tsx'
import { gridKey } from './grid-keys.ts'
import { keptSteps } from './kept-steps.ts'
import { signed } from './money.ts'
import { saidTarget } from './results-table.tsx'
import { ScoreReplay } from './score-replay.tsx'
import { Head } from './targets-pane.tsx'
import { usePaste } from './use-paste.tsx'
import { useRefresh, useWhere } from './use-year.ts'

type Properties = { readonly programme: ProgrammeDetail; readonly ordinal: number }

/** 复核的草稿 What the bureau types beside the self-evaluation. */
type Reviewed = { readonly adjustments: readonly Adjustment[]; readonly remarks: string }

const useKept = keptSteps<Reviewed>('evaluation')

/** 评价 The self-evaluation table with how each point came about, and the bureau's re-evaluation beside it. */
export function EvaluationPane({ programme, ordinal }: Properties) {
  const words = useWords()
  const { self, bureau } = programme
  const { unit, year } = useWhere()
  const kept = useKept(
    `${unit} ${year} ${programme.id}`,
    bureau?.version ?? 0,
    (): Reviewed => ({ adjustments: bureau?.adjustments ?? [], remarks: bureau?.remarks ?? '' }),
  )
  const { adjustments, remarks } = kept.now
  const mayEdit = useMay('performance.edit')
  const mayEvaluate = useMay('performance.evaluate')
  const { save, why } = useSave(programme, () => kept.forget(kept.now))
  const ready = programme.reports.some(({ month }) => month === 12) || programme.stoppedOn !== null
  return (
    <section className="box programme-pane">
      <Head programme={programme} ordinal={ordinal} verdicts={[]}>
        {mayEdit && (
          <button
            type="button"
            className="btn small"
            disabled={!ready}
            onClick={() => void save('self', self?.version ?? 0, self?.remarks ?? '', [])}
          >
            {words.performance.saveSelf}
          </button>
        )}
      </Head>
      {self ? (
        <>
          <Totals self={self} bureau={bureau} />
          <ScrollBox className="grid-scroll" label={words.performance.viewEvaluation}>
            <Items
              self={self}
              bureau={bureau}
              adjustments={adjustments}
              setAdjustments={
                mayEvaluate ? (next) => kept.set((now) => ({ ...now, adjustments: next })) : null
              }
            />
          </ScrollBox>
          {!mayEvaluate && remarks !== '' && (
            <p className="pad">
              {words.performance.remarks}：{remarks}
            </p>
          )}
          {mayEvaluate && (
            <BureauForm
              kept={kept}
              save={() => void save('bureau', bureau?.version ?? 0, remarks, adjustments)}
            />
          )}
        </>
      ) : (
        <p className="mut pad">{ready ? words.performance.noScore : words.performance.noReport}</p>
      )}
      {why && (
        <p role="alert" className="e pad">
          {why}
        </p>
      )}
    </section>
  )
}

type BureauProperties = { readonly kept: ReturnType<typeof useKept>; readonly save: () => void }

/** The bureau's remarks on the whole, and saving. */
function BureauForm({ kept, save }: BureauProperties) {
  const words = useWords().performance
  return (
    <div className="pane-actions">
      <label className="remarks">
        <span>{words.remarks}</span>
        <textarea
          className="cell"
          rows={2}
          value={kept.now.remarks}
          onChange={(event) => {
            const remarks = event.currentTarget.value
            kept.set((now) => ({ ...now, remarks }))
          }}
        />
      </label>
      <button type="button" className="btn primary small" onClick={save}>
        {words.saveBureau}
      </button>
      <button type="button" className="btn small" disabled={!kept.canUndo} onClick={kept.undo}>
        {words.undo}
      </button>
      {kept.changed && <span className="mut">{words.unsaved}</span>}
    </div>
  )
}

function useSave(programme: ProgrammeDetail, settle: () => void) {
  const words = useWords()
  const { unit, year } = useWhere()
  const refresh = useRefresh()
  const announce = useAnnounce()
  const [why, setWhy] = useState('')
  const save = async (
    kind: 'self' | 'bureau',
    version: number,
    remarks: string,
    adjustments: readonly Adjustment[],
  ) => {
    try {
      const address = `${programmeAddress(unit, year, programme.id)}/evaluations/${kind}`
      const said = adjustments.filter(
        ({ actual, points, remark }) => actual !== null || points !== null || remark.trim() !== '',
      )
      await sendAnswer('PUT', address, { version, month: 12, remarks, adjustments: said })
      if (kind === 'bureau') settle()
      setWhy('')
      announce(words.performance.saved, 'shown')
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
    }
    await refresh()
  }
  return { save, why }
}

type Pair = { readonly self: EvaluationDetail; readonly bureau: EvaluationDetail | null }

function Totals({ self, bureau }: Pair) {
  const words = useWords().performance
  const shown = ({ score }: EvaluationDetail): string =>
    score.total ?? (score.verdict === 'excluded' ? '—' : `${score.lowest}–${score.highest}`)
  return (
    <p className="totals">
      <span>
        {words.selfScore} <b>{shown(self)}</b> {self.score.grade}
      </span>
      {bureau && (
        <>
          <span>
            {words.bureauScore} <b>{shown(bureau)}</b> {bureau.score.grade}
          </span>
          <span>
            {words.difference}{' '}
            <b>{signed(differenceOf(self.score.total, bureau.score.total)) ?? words.none}</b>
          </span>
        </>
      )}
      <VerdictMark verdict={self.replayed && bureau?.replayed !== false ? 'holds' : 'fails'}>
        {self.replayed && bureau?.replayed !== false ? words.replayedSame : words.replayedOther}
      </VerdictMark>
      {self.outdated && <b className="w">{words.selfOutdated}</b>}
      {bureau?.outdated && <b className="w">{words.bureauOutdated}</b>}
      {self.score.items.some(({ weight, rule }) => weight === null && rule !== 'withdrawn') && (
        <b className="w">{words.noWeights}</b>
      )}
      <span className="mut">{self.score.why}</span>
    </p>
  )
}

type ItemsProperties = Pair & {
  readonly adjustments: readonly Adjustment[]
  /** null: the person may only read. */
  readonly setAdjustments: ((adjustments: readonly Adjustment[]) => void) | null
}

function Items({ self, bureau, adjustments, setAdjustments }: ItemsProperties) {
  const words = useWords().performance
  const beside = besideSelf(self.score, bureau?.score ?? self.score)
  const rows: readonly (readonly [number | null, ItemScore])[] = [
    ...(self.score.execution ? [[null, self.score.execution] as const] : []),
    ...self.score.items.map((item, index) => [index, item] as const),
  ]
  const of = (indicator: number | null) =>
    adjustments.find((one) => one.indicator === indicator) ?? blank(indicator)
  const { paste, refused } = useReviewPaste(rows, (parts) => {
    const changed = [...parts].map(([indicator, part]) => ({ ...of(indicator), ...part }))
    const others = adjustments.filter(({ indicator }) => !parts.has(indicator))
    setAdjustments?.([...others, ...changed])
  })
  return (
    <>
      <table className="work evaluation">
        <ColumnHeads
          heads={[
            { text: words.indicator },
            { text: words.target, align: 'n' },
            { text: words.actual, align: 'n' },
            { text: words.weight, align: 'n' },
            { text: words.selfScore, align: 'n' },
            { text: words.bureauScore, align: 'n' },
            { text: words.difference, align: 'n' },
            { text: words.verified },
            { text: words.setPoints },
            { text: words.remark },
          ]}
        />
        <tbody>
          {rows.map(([indicator, item], row) => (
            <Item
              key={indicator ?? 'money'}
              self={self}
              indicator={indicator}
              item={item}
              beside={bureau ? (beside[row] ?? null) : null}
              row={row}
              adjustment={of(indicator)}
              above={row > 0 ? of(rows[row - 1]?.[0] ?? null) : null}
              paste={paste}
              set={(changed) =>
                setAdjustments?.([...adjustments.filter((one) => one.indicator !== indicator), changed])
              }
              frozen={setAdjustments === null || item.rule === 'withdrawn'}
            />
          ))}
        </tbody>
      </table>
      {refused}
    </>
  )
}

type Field = 'actual' | 'points' | 'remark'
type Row = readonly [number | null, ItemScore]

/** A column or a block of what the bureau found, from a workbook. */
function useReviewPaste(
  rows: readonly Row[],
  change: (parts: ReadonlyMap<number | null, Partial<Adjustment>>) => void,
) {
  const words = useWords().performance
  return usePaste<Field>(
    ({ plainFigure, readPoints }) => ({
      columns: [
        { field: 'actual', heads: [words.verified, '核实值'] },
        { field: 'points', heads: [words.setPoints, '评定分', '复核得分'] },
        { field: 'remark', heads: [words.remark, '理由', '复核意见'] },
      ],
      rows: rows.map(([, { name }]) => name),
      read: (field, text, row) => {
        const item = rows[row]?.[1]
        if (item?.rule === 'withdrawn') return { why: { kind: 'withdrawn' } }
        if (field === 'points') return readPoints(text, item?.weight ?? null)
        return { value: field === 'remark' ? text : plainFigure(text) }
      },
    }),
    (cells) => {
      const parts = new Map<number | null, Partial<Adjustment>>()
      for (const { row, field, value } of cells) {
        const indicator = rows[row]?.[0] ?? null
        parts.set(indicator, { ...parts.get(indicator), [field]: field === 'remark' ? (value ?? '') : value })
      }
      change(parts)
    },
  )
}

const blank = (indicator: number | null): Adjustment => ({
  indicator,
  actual: null,
  points: null,
  remark: '',
})

type ItemProperties = {
  readonly self: EvaluationDetail
  readonly indicator: number | null
  readonly item: ItemScore
  readonly beside: ReturnType<typeof besideSelf>[number] | null
  readonly row: number
  readonly adjustment: Adjustment
  readonly above: Adjustment | null
  readonly paste: (event: ClipboardEvent, row: number, field: Field) => void
  readonly set: (adjustment: Adjustment) => void
  readonly frozen: boolean
}

function Item(properties: ItemProperties) {
  const { self, indicator, item, beside, row, adjustment, above, paste, set, frozen } = properties
  const words = useWords().performance
  const target = indicator === null ? null : self.program.indicators[indicator]
  const actual =
    indicator === null ? self.program.execution?.executed : self.program.results[indicator]?.actual
  const blankOf = (field: Field) => (field === 'remark' ? '' : null)
  const input = (field: Field, label: string) => (
    <input
      className={`cell${field === 'remark' ? '' : ' n short'}`}
      aria-label={`${item.name} ${label}`}
      data-row={row}
      data-field={field}
      disabled={frozen}
      value={adjustment[field] ?? ''}
      onKeyDown={(event) =>
        gridKey(event, row, field, () => set({ ...adjustment, [field]: above?.[field] ?? blankOf(field) }))
      }
      onPaste={(event) => paste(event, row, field)}
      onChange={(event) => {
        const text = event.currentTarget.value
        set({ ...adjustment, [field]: field === 'remark' ? text : text || null })
      }}
    />
  )
  return (
    <tr>
      <th scope="row" className="wide">
        <ScoreReplay item={item} />
      </th>
      <td className="n nowrap">{target ? saidTarget(target) : '100%'}</td>
      <td className="n nowrap">{actual ?? words.none}</td>
      <td className="n">{item.weight}</td>
      <td className={item.met === false ? 'n w' : 'n'}>{item.points ?? '？'}</td>
      <td className="n">{beside?.bureau ?? words.none}</td>
      <td className="n">{signed(beside?.difference ?? null) ?? words.none}</td>
      <td>{input('actual', words.verified)}</td>
      <td>{input('points', words.setPoints)}</td>
      <td>{input('remark', words.remark)}</td>
    </tr>
  )
}

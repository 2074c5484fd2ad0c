import { standing } from '@mingzhang/performance'
import { type ReactNode, useRef, useState } from 'react'
import {
  type DraftAnswer,
  getAnswer,
  type ProgrammeDetail,
  programmeAddress,
  sendAnswer,
  type Verdict,
} from '../api/performance.ts'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { SeverityMark } from '../parts/severity-mark.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { useKeys } from '../shell/use-keys.ts'
import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { BorrowDialog } from './borrow-dialog.tsx'
import { LibraryPanel } from './library-panel.tsx'
import { tenThousands } from './money.ts'
import { TargetsGrid } from './targets-grid.tsx'
import { useLiveVerdicts } from './use-live-verdicts.ts'
import { type GridSet, type Stopped, useTargets } from './use-targets.ts'
import { useRefresh, useWhere } from './use-year.ts'
import { WeightBar } from './weight-bar.tsx'

type Properties = {
  readonly programme: ProgrammeDetail
  readonly ordinal: number
  /** What the server says of it: kept for rules that look at the whole document. */
  readonly verdicts: readonly Verdict[]
  /** `YYYY-MM-DD` the targets were approved on with the budget; null: they came from a document. */
  readonly approvedOn: string | null
  /** `YYYY-MM-DD`, the server's clock. */
  readonly today: string
  /** They stay while one goes from programme to programme. */
  readonly columns: GridSet
  readonly setColumns: (columns: GridSet) => void
}

/** 目标 A programme's targets as a grid that is checked while it is typed, with its weights. */
export function TargetsPane(properties: Properties) {
  const { programme, ordinal, verdicts, approvedOn, today, columns, setColumns } = properties
  const { unit, year } = useWhere()
  const draft = useTargets(`${unit} ${year}`, programme)
  const { targets } = draft
  const [row, setRow] = useState(0)
  const [libraryOpen, setLibraryOpen] = useState(false)
  const [borrowing, setBorrowing] = useState(false)
  const pane = useRef<HTMLElement>(null)
  const live = useLiveVerdicts(programme.id, targets, verdicts, Number(year))
  const mayEdit = useMay('performance.edit')
  const draftFrom = useDraft(programme.id, draft)
  useKeys({
    w: () => pane.current?.querySelector<HTMLInputElement>('input[data-field="weight"]')?.focus(),
    l: () => setLibraryOpen((open) => !open),
    d: () => (mayEdit ? void draftFrom('last-year') : undefined),
    o: () => setColumns(columns === 'figures' ? 'duties' : 'figures'),
  })
  const current = targets.indicators[row]
  return (
    <section className="box programme-pane" ref={pane}>
      <Head programme={programme} ordinal={ordinal} verdicts={live}>
        <ColumnChoice columns={columns} choose={setColumns} />
        {mayEdit && (
          <DraftButtons
            draftFrom={(from) => void draftFrom(from)}
            borrow={() => setBorrowing(true)}
            libraryOpen={libraryOpen}
            toggleLibrary={() => setLibraryOpen(!libraryOpen)}
          />
        )}
      </Head>
      {draft.clashes && <Clash programme={programme} draft={draft} />}
      {borrowing && (
        <BorrowDialog
          id={programme.id}
          use={({ programme: drafted, notes }) => draft.setDrafted(drafted, notes)}
          close={() => setBorrowing(false)}
        />
      )}
      <TargetsGrid
        draft={draft}
        verdicts={live}
        focusRow={setRow}
        columns={columns}
        frozen={!mayEdit}
        withdraw={withdrawable(programme, today)}
      />
      {current && current.name !== '' && (
        <LibraryPanel
          one={current}
          open={libraryOpen}
          use={(found) =>
            draft.setIndicators(
              targets.indicators.map((one, index) => (index === row ? { ...one, ...found } : one)),
            )
          }
        />
      )}
      {mayEdit && <Actions programme={programme} draft={draft} approved={approvedOn !== null} />}
      <Weights draft={draft} mayEdit={mayEdit} />
    </section>
  )
}

/** The weights of what counts now, and spreading them. */
function Weights({
  draft,
  mayEdit,
}: {
  readonly draft: ReturnType<typeof useTargets>
  readonly mayEdit: boolean
}) {
  const { targets } = draft
  const now = standing(targets)
  const adopt = (weights: readonly string[]) =>
    draft.setIndicators(
      targets.indicators.map((one, index) => ({
        ...one,
        weight: weights[now.places.indexOf(index)] ?? one.weight,
      })),
    )
  return (
    <WeightBar
      indicators={now.targets.indicators}
      execution={targets.executionWeight}
      adopt={mayEdit ? adopt : null}
    />
  )
}

/** The day on which an indicator of this place is withdrawn instead of removed: its results stand by place. */
const withdrawable =
  ({ reports, evidence, targets }: ProgrammeDetail, today: string) =>
  (row: number): string | null =>
    row < targets.indicators.length &&
    (reports.some(({ indicators }) => indicators.slice(row).some((one) => one?.actual || one?.reason)) ||
      evidence.some(({ indicator }) => indicator >= row))
      ? today
      : null

type ColumnChoiceProperties = { readonly columns: GridSet; readonly choose: (columns: GridSet) => void }

/** Which columns the grid shows: what is scored, or who answers for it. */
function ColumnChoice({ columns, choose }: ColumnChoiceProperties) {
  const words = useWords().performance
  const sets = { figures: words.columnsFigures, duties: words.columnsDuties } as const
  return (
    <fieldset className="column-choice" aria-label={words.columns}>
      {(['figures', 'duties'] as const).map((set) => (
        <button
          key={set}
          type="button"
          className="btn small"
          aria-pressed={columns === set}
          onClick={() => choose(set)}
        >
          {sets[set]}
        </button>
      ))}
    </fieldset>
  )
}

type ClashProperties = {
  readonly programme: ProgrammeDetail
  readonly draft: ReturnType<typeof useTargets>
}

/** Somebody else has saved while this was typed: what was typed is still here, and one of the two is chosen. */
function Clash({ programme, draft }: ClashProperties) {
  const words = useWords().performance
  return (
    <p role="alert" className="clash w">
      {fill(words.clash, { by: programme.changedBy })}
      <button type="button" className="btn quiet small" onClick={draft.giveUp}>
        {words.clashTheirs}
      </button>
      <span className="mut">{words.clashMine}</span>
    </p>
  )
}

type DraftButtonProperties = {
  readonly draftFrom: (from: 'last-year' | 'library') => void
  readonly borrow: () => void
  readonly libraryOpen: boolean
  readonly toggleLibrary: () => void
}

/** Where targets can be drafted from. */
function DraftButtons({ draftFrom, borrow, libraryOpen, toggleLibrary }: DraftButtonProperties) {
  const words = useWords().performance
  return (
    <>
      <button type="button" className="btn small" onClick={() => draftFrom('last-year')}>
        {words.draftLast}
      </button>
      <button type="button" className="btn small" onClick={() => draftFrom('library')}>
        {words.draftLibrary}
      </button>
      <button type="button" className="btn small" onClick={borrow}>
        {words.borrow}
      </button>
      <button type="button" className="btn small" aria-pressed={libraryOpen} onClick={toggleLibrary}>
        {words.library}
      </button>
    </>
  )
}

type ActionProperties = {
  readonly programme: ProgrammeDetail
  readonly draft: ReturnType<typeof useTargets>
  /** A change must say why. */
  readonly approved: boolean
}

/** Saving, undoing, stopping the programme, and what came of saving. */
function Actions({ programme, draft, approved }: ActionProperties) {
  const words = useWords().performance
  const [reason, setReason] = useState('')
  const { save, state } = useSave(programme, draft)
  const { changed } = draft
  return (
    <div className="pane-actions" role="status">
      <button
        type="button"
        className="btn primary small"
        disabled={!changed}
        onClick={() => void save(reason)}
      >
        {state === 'saving' ? words.saving : words.save}
      </button>
      <button type="button" className="btn small" disabled={!draft.canUndo} onClick={draft.undo}>
        {words.undo}
      </button>
      {approved && changed && (
        <input
          className="cell adjust-why"
          aria-label={words.adjustWhy}
          placeholder={words.adjustWhy}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <StopFields stopped={draft.stopped} set={draft.setStopped} />
      {typeof state === 'object' && <span className="e">{state.why}</span>}
      {changed && typeof state === 'string' && <span className="mut">{words.unsaved}</span>}
    </div>
  )
}

/** 停止 A programme that stops in the year: from when, and why. It is then not scored. */
function StopFields({
  stopped,
  set,
}: {
  readonly stopped: Stopped
  readonly set: (stopped: Stopped) => void
}) {
  const words = useWords().performance
  return (
    <details className="stop-fields" open={stopped.on !== null}>
      <summary>{words.stopInYear}</summary>
      <input
        type="date"
        className="cell"
        aria-label={words.stopInYear}
        value={stopped.on ?? ''}
        onChange={(event) => set({ ...stopped, on: event.currentTarget.value || null })}
      />
      <input
        className="cell"
        aria-label={words.stopWhy}
        placeholder={words.stopWhy}
        value={stopped.why ?? ''}
        onChange={(event) => set({ ...stopped, why: event.currentTarget.value || null })}
      />
    </details>
  )
}

type SaveState = 'idle' | 'saving' | 'saved' | { readonly why: string }

function useSave(programme: ProgrammeDetail, draft: ReturnType<typeof useTargets>) {
  const words = useWords()
  const where = useWhere()
  const refresh = useRefresh()
  const announce = useAnnounce()
  const [state, setState] = useState<SaveState>('idle')
  const save = async (reason: string) => {
    setState('saving')
    const { version } = programme
    const { targets, stopped } = draft
    try {
      const said = reason.trim() === '' ? {} : { reason }
      const body = { version, targets, stoppedOn: stopped.on, stoppedWhy: stopped.why, ...said }
      await sendAnswer('PUT', programmeAddress(where.unit, where.year, programme.id), body)
      draft.settle()
      setState('saved')
      announce(words.performance.saved, 'shown')
    } catch (error) {
      setState({ why: error instanceof Error ? error.message : String(error) })
    }
    // Also after a clash: what the other saved is then shown beside what was typed.
    await refresh()
  }
  return { save, state }
}

/** Drafts from last year or from the library; what is there stays one undo away. */
function useDraft(id: string, draft: ReturnType<typeof useTargets>) {
  const words = useWords()
  const { unit, year } = useWhere()
  const announce = useAnnounce()
  return async (from: 'last-year' | 'library') => {
    const address = `${programmeAddress(unit, year, id)}/draft?from=${from}`
    const answer = await getAnswer<DraftAnswer>(address).catch(() => null)
    if (!answer || answer.notes.length === 0) {
      announce(words.performance.draftNone, 'shown')
      return
    }
    const { budget, budgetParts, plan } = draft.targets
    draft.setDrafted({ ...answer.programme, budget, budgetParts, plan }, answer.notes)
    announce(words.performance.drafted, 'shown')
  }
}

type HeadProperties = Pick<Properties, 'programme' | 'ordinal' | 'verdicts'> & {
  readonly children?: ReactNode
}

/** 项目头 Number, name, department, money, how many verdicts, the goal. */
export function Head({ programme: { targets, stoppedOn }, ordinal, verdicts, children }: HeadProperties) {
  const words = useWords()
  const count = (severity: Verdict['severity']) => verdicts.filter((one) => one.severity === severity).length
  return (
    <header className="programme-head">
      <h2>
        <span className="mut">{ordinal}</span> {targets.name}
      </h2>
      <span className="about">
        {targets.department}
        {targets.budget !== null && (
          <>
            {targets.department && ' · '}
            {words.performance.budget} <b>{tenThousands(targets.budget)}</b>
            <span className="u">{words.performance.tenThousand}</span>
          </>
        )}
        {stoppedOn && <b className="w"> {fill(words.performance.stopped, { on: stoppedOn })}</b>}
      </span>
      <span className="counts">
        {(['error', 'warning', 'note'] as const).map((severity) =>
          count(severity) > 0 ? (
            <SeverityMark key={severity} severity={severity}>
              {words.severity[severity]} {count(severity)}
            </SeverityMark>
          ) : null,
        )}
      </span>
      <span className="head-actions">{children}</span>
      {targets.goal && (
        <ScrollBox className="goal" label={words.performance.goal}>
          <span className="mut">{words.performance.goal}</span> {targets.goal}
        </ScrollBox>
      )}
    </header>
  )
}

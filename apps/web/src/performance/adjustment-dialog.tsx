import type { ProposedRenaming, TargetChange } from '@mingzhang/performance'
import { useState } from 'react'
import { type AdjustmentAnswer, adjustmentAddress, sendAnswer } from '../api/performance.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { useMay } from '../shell/who.ts'
import { fill, wordOf } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { ColumnHeads } from './column-heads.tsx'
import { fieldWord, isGridField } from './grid-heads.ts'
import { changesSaid, renamingKey, type Said } from './renamings.ts'
import { useRefresh, useWhere } from './use-year.ts'

type Properties = { readonly offered: AdjustmentAnswer; readonly close: () => void }

/** 带入调整 What changed, line by line, which indicators were only renamed, and taking it with a reason. */
export function AdjustmentDialog({ offered, close }: Properties) {
  const words = useWords().performance.adjustment
  const mayEvaluate = useMay('performance.evaluate')
  const [reason, setReason] = useState('')
  const [said, setSaid] = useState<Said>(new Map())
  const { take, busy, why } = useTake(offered, said, close)
  const unsaid = offered.renamings.filter((one) => !said.has(renamingKey(one))).length
  const button = (
    <button
      type="button"
      className="btn primary"
      disabled={busy || unsaid > 0 || reason.trim() === ''}
      onClick={() => void take(reason)}
    >
      {words.take}
    </button>
  )
  return (
    <Dialog
      title={fill(words.title, { to: offered.to ?? '' })}
      close={close}
      {...(mayEvaluate && { actions: button })}
    >
      {offered.renamings.length > 0 && (
        <Renamings
          renamings={offered.renamings}
          said={said}
          say={(one, same) => setSaid(new Map([...said, [renamingKey(one), same]]))}
          frozen={!mayEvaluate}
        />
      )}
      <Changes changes={changesSaid(offered, said)} />
      <p className="mut adjustment">{words.kept}</p>
      {mayEvaluate ? (
        <label className="remarks">
          <span>{words.reason}</span>
          <input className="cell" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </label>
      ) : (
        <p>{words.wait}</p>
      )}
      {mayEvaluate && unsaid > 0 && <p className="w">{fill(words.sayFirst, { n: unsaid })}</p>}
      {why && (
        <p role="alert" className="e">
          {why}
        </p>
      )}
    </Dialog>
  )
}

function useTake(offered: AdjustmentAnswer, said: Said, close: () => void) {
  const words = useWords().performance.adjustment
  const { unit, year } = useWhere()
  const refresh = useRefresh()
  const announce = useAnnounce()
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const take = async (reason: string) => {
    setBusy(true)
    const renamed = offered.renamings
      .filter((one) => said.get(renamingKey(one)) === true)
      .map(({ programme, indicator, to }) => ({ programme, indicator, to }))
    try {
      const { changes } = await sendAnswer<{ changes: number }>('POST', adjustmentAddress(unit, year), {
        ...{ version: offered.to, reason, renamed },
      })
      announce(fill(words.taken, { n: changes }), 'shown')
      await refresh()
      close()
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
      setBusy(false)
      await refresh()
    }
  }
  return { take, busy, why }
}

type RenamingsProperties = {
  readonly renamings: readonly ProposedRenaming[]
  readonly said: Said
  readonly say: (one: ProposedRenaming, same: boolean) => void
  readonly frozen: boolean
}

/** What may be one indicator under two names; nothing is chosen before a person says. */
function Renamings({ renamings, said, say, frozen }: RenamingsProperties) {
  const words = useWords().performance.adjustment
  return (
    <section className="renamings">
      <p>{words.renamings}</p>
      {renamings.map((one) => {
        const key = renamingKey(one)
        const name = one.indicator === null ? words.programme : (one.changes[0]?.name ?? '')
        return (
          <fieldset key={key} disabled={frozen}>
            <legend>
              <span className="mut">{name}</span> {one.from} <span className="mut">{words.renamedTo}</span>{' '}
              {one.to}
            </legend>
            {([true, false] as const).map((same) => (
              <label key={String(same)}>
                <input
                  type="radio"
                  name={key}
                  checked={said.get(key) === same}
                  onChange={() => say(one, same)}
                />{' '}
                {same ? words.isSame : words.isOther}
              </label>
            ))}
            <Months change={one.changes[0]} />
          </fieldset>
        )
      })}
    </section>
  )
}

function Months({ change }: { readonly change: TargetChange | undefined }) {
  const words = useWords().performance.adjustment
  if (!change || change.months.length === 0) return null
  return <span className="mut">{fill(words.results, { months: change.months.join('、') })}</span>
}

function Changes({ changes }: { readonly changes: readonly TargetChange[] }) {
  const words = useWords().performance
  const { adjustment } = words
  const what = ({ kind, indicator, field }: TargetChange): string =>
    kind === 'programme-field'
      ? wordOf(adjustment.fields, field ?? '')
      : kind === 'indicator-field'
        ? `${indicator} ${isGridField(field) ? fieldWord(words, field) : (field ?? '')}`
        : `${adjustment.kinds[kind]} ${indicator ?? ''}`
  return (
    <ScrollBox className="adjustment-changes" label={adjustment.change}>
      <table className="work">
        <ColumnHeads
          heads={[
            { text: adjustment.programme },
            { text: adjustment.change },
            { text: adjustment.before },
            { text: adjustment.after },
            { text: words.why },
          ]}
        />
        <tbody>
          {changes.map((change, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place.
            <tr key={index}>
              <th scope="row">{change.name}</th>
              <td>{what(change)}</td>
              <td>{change.before ?? words.none}</td>
              <td>{change.after ?? words.none}</td>
              <td>
                {[
                  change.months.length > 0 && fill(adjustment.results, { months: change.months.join('、') }),
                  change.meanwhile && adjustment.meanwhile,
                ]
                  .filter(Boolean)
                  .join('；')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

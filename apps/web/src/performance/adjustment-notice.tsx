import type { TargetChange } from '@mingzhang/performance'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AdjustmentAnswer, adjustmentAddress, getAnswer, sendAnswer } from '../api/performance.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { useMay } from '../shell/who.ts'
import { fill, wordOf } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { ColumnHeads } from './column-heads.tsx'
import { fieldWord, isGridField } from './grid-heads.ts'
import { useRefresh, useWhere } from './use-year.ts'

/** 待带入的调整 Says that the book behind a year was adjusted, and offers what changed; nothing is taken by itself. */
export function AdjustmentNotice() {
  const words = useWords().performance.adjustment
  const { unit, year } = useWhere()
  const [open, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: ['performance', unit, year, 'adjustment'],
    queryFn: ({ signal }) => getAnswer<AdjustmentAnswer>(adjustmentAddress(unit, year), signal),
  })
  if (!data || data.state === 'none') return null
  if (data.state === 'typing') return <p className="adjustment mut">{words.typing}</p>
  return (
    <p className="adjustment w">
      {fill(words.offered, { to: data.to ?? '', n: data.changes.length })}
      <button type="button" className="btn small" onClick={() => setOpen(true)}>
        {words.open}
      </button>
      {open && <AdjustmentDialog offered={data} close={() => setOpen(false)} />}
    </p>
  )
}

type Properties = { readonly offered: AdjustmentAnswer; readonly close: () => void }

/** What changed, line by line, and taking it with a reason. */
function AdjustmentDialog({ offered: { to, changes }, close }: Properties) {
  const words = useWords().performance.adjustment
  const mayEvaluate = useMay('performance.evaluate')
  const { unit, year } = useWhere()
  const refresh = useRefresh()
  const announce = useAnnounce()
  const [reason, setReason] = useState('')
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    try {
      await sendAnswer('POST', adjustmentAddress(unit, year), { version: to, reason })
      announce(fill(words.taken, { n: changes.length }), 'shown')
      await refresh()
      close()
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
      setBusy(false)
      await refresh()
    }
  }
  const button = (
    <button
      type="button"
      className="btn primary"
      disabled={busy || reason.trim() === ''}
      onClick={() => void take()}
    >
      {words.take}
    </button>
  )
  return (
    <Dialog
      title={fill(words.title, { to: to ?? '' })}
      close={close}
      {...(mayEvaluate && { actions: button })}
    >
      <Changes changes={changes} />
      <p className="mut adjustment">{words.kept}</p>
      {mayEvaluate ? (
        <label className="remarks">
          <span>{words.reason}</span>
          <input className="cell" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </label>
      ) : (
        <p>{words.wait}</p>
      )}
      {why && (
        <p role="alert" className="e">
          {why}
        </p>
      )}
    </Dialog>
  )
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

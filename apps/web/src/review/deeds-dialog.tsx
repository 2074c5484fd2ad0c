import type { Deed } from '@mingzhang/cycle'
import { Dialog } from '../parts/dialog.tsx'
import { localTime } from '../people/local-time.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'

/** 决定记录 Who decided what and when on this board; every deed can be undone, and an undoing be undone. */
export function DeedsDialog({ close }: { readonly close: () => void }) {
  const words = useWords().review.undo
  const { decider } = useBoardInUse()
  const { columns } = words
  return (
    <Dialog title={words.history} close={close}>
      <div className="deeds">
        <p className="mut">{words.historyHelp}</p>
        {decider.problem && (
          <p role="alert" className="e">
            {decider.problem}
          </p>
        )}
        {decider.deeds.length === 0 ? (
          <p>{words.empty}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys.
          <section className="sent" tabIndex={0} aria-label={words.history}>
            <table className="work">
              <thead>
                <tr>
                  <th scope="col">{columns.at}</th>
                  <th scope="col">{columns.who}</th>
                  <th scope="col">{columns.what}</th>
                  <th scope="col" className="n">
                    {columns.items}
                  </th>
                  <th scope="col">{columns.reason}</th>
                  <th scope="col">
                    <span className="unseen">{words.name}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {decider.deeds.map((deed) => (
                  <DeedRow key={deed.id} deed={deed} />
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </Dialog>
  )
}

function DeedRow({ deed }: { readonly deed: Deed }) {
  const words = useWords().review.undo
  const { decider, mayDecide } = useBoardInUse()
  const { undone, kind, accountName: name } = deed
  const at = localTime(deed.at)
  return (
    <tr className={undone ? 'off' : undefined}>
      <td className="when">{at}</td>
      <td>{name}</td>
      <td title={deed.example ?? undefined}>
        {words.kind[kind]}
        {deed.example && <small className="deed-example">{deed.example}</small>}
      </td>
      <td className="n">{deed.items}</td>
      <td className="deed-reason">{deed.reason || '—'}</td>
      <td className="act">
        {undone ? (
          <small className="mut">
            {fill(words.undone, { name: undone.accountName, at: localTime(undone.at) })}
          </small>
        ) : (
          mayDecide && (
            <button
              type="button"
              className="btn small"
              disabled={decider.busy}
              aria-label={fill(words.one, { name, at })}
              onClick={() => void decider.undo(deed)}
            >
              {kind === 'undone' ? words.again : words.name}
            </button>
          )
        )}
      </td>
    </tr>
  )
}

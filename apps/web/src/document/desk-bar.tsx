import { Link } from 'wouter'
import { useKeys } from '../shell/use-keys.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useDecisions } from './decisions-context.ts'
import { useDocumentInUse } from './document-context.ts'
import { useClusterWalk } from './use-cluster-walk.ts'

/** 审核来处 For reviewers: back to the board on which the document lies, and through the same error of other units. */
export function DeskBar() {
  const words = useWords().review
  const { boards } = useDecisions()
  const walk = useClusterWalk(useDocumentInUse())
  useKeys({ '.': () => walk.go(1), ',': () => walk.go(-1) })
  const [board] = boards
  if (!board) return null
  const { cluster, nth } = walk
  return (
    <nav className="desk-bar" aria-label={words.title}>
      <Link href={`/review/${board.id}`} title={fill(words.desk.backTo, { name: board.name })}>
        ‹ {fill(words.desk.backTo, { name: board.name })}
      </Link>
      {boards.length > 1 && <span className="mut">{fill(words.desk.others, { n: boards.length - 1 })}</span>}
      {cluster && nth > 0 && (
        <span className="desk-walk">
          <span title={cluster.title ?? cluster.shape}>
            {fill(words.cluster.nth, { n: nth, total: cluster.items.length })}
          </span>
          <button type="button" className="btn small" disabled={nth === 1} onClick={() => walk.go(-1)}>
            {words.cluster.before} <kbd>,</kbd>
          </button>
          <button
            type="button"
            className="btn small"
            disabled={nth === cluster.items.length}
            onClick={() => walk.go(1)}
          >
            {words.cluster.next} <kbd>.</kbd>
          </button>
        </span>
      )}
    </nav>
  )
}

import type { Board, Cluster } from '@mingzhang/cycle'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { problemOf } from '../api/request.ts'
import { findingsAddress } from '../api/review.ts'
import { useWidth } from '../open/use-width.ts'
import { Dialog } from '../parts/dialog.tsx'
import { KeyBar, type KeyGroup } from '../parts/key-bar.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useTitle } from '../parts/use-title.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { BoardContext, useBoardInUse } from './board-context.ts'
import { BoardTable } from './board-table.tsx'
import { ClusterPane } from './cluster-pane.tsx'
import { DeedsDialog } from './deeds-dialog.tsx'
import { DropArea } from './drop-area.tsx'
import { NoticesDialog } from './notices-dialog.tsx'
import { ProgressPanel, useMoves } from './progress-panel.tsx'
import { SilencedRules } from './silenced-rules.tsx'
import { StateBar } from './state-bar.tsx'
import { UploadBar } from './upload-bar.tsx'
import { useUpload } from './upload-context.ts'
import { useBoardData, useBoardState } from './use-board.ts'
import { useBoardKeys } from './use-board-keys.ts'

/** 一批的看板 The second page of the desk: a batch with its units, its errors gathered, its notices. */
export function BoardPage({ id }: { readonly id: string }) {
  const words = useWords()
  const { board, clusters } = useBoardData(id)
  useTitle(board.data?.batch.name ?? words.review.title, words.app.name)
  if (board.data)
    return <Loaded board={board.data} clusters={clusters} lost={board.isError || board.failureCount > 0} />
  return (
    <main id="content" tabIndex={-1} className="pad">
      {board.isPending && (
        <p role="status" className="mut">
          {words.review.loading}…
        </p>
      )}
      {board.isError && (
        <Trouble
          what={words.review.failed}
          why={[problemOf(board.error).what, problemOf(board.error).why].join('')}
          toDo={words.review.failedToDo}
          retry={() => void board.refetch()}
        >
          <Link className="btn" href="/review">
            {words.review.toBatches}
          </Link>
        </Trouble>
      )}
    </main>
  )
}

type LoadedProperties = {
  readonly board: Board
  readonly clusters: readonly Cluster[] | null
  readonly lost: boolean
}

/** Two units stand beside one another from this width on. */
const widthOfTwo = 1_000
/** So few are seen at once in one column, their names less cut. */
const few = 20

function Loaded({ board, clusters, lost }: LoadedProperties) {
  const words = useWords().review
  const inUse = useBoardState(board, clusters)
  const [left, width] = useWidth<HTMLElement>()
  const [dialog, setDialog] = useState<BoardDialog | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [drawer, setDrawer] = useState(false)
  const columns = width >= widthOfTwo && board.rows.length > few ? 2 : 1
  const move = useMoves(board.batch.id)
  const announce = useAnnounce()
  useBoardKeys(inUse, {
    ...{ columns, move },
    drop: () => inUse.mayDecide && setDialog('drop'),
    notices: () => setDialog('notices'),
    gather: (cluster) => {
      setChosen(cluster)
      setDrawer(true)
    },
    chosen,
  })
  useEffect(() => {
    if (board.batch.state === 'done') announce(fill(words.progress.done, { n: board.batch.files.total }))
  }, [board.batch.state, board.batch.files.total, announce, words])
  return (
    <BoardContext value={inUse}>
      <main id="content" tabIndex={-1} className={drawer ? 'board-panes drawer-open' : 'board-panes'}>
        <section className="board-left" ref={left}>
          <BoardHead open={setDialog} toClusters={() => setDrawer(true)} />
          {lost && (
            <p className="lost" role="status">
              {words.lost}
            </p>
          )}
          <SilencedRules />
          <UploadBar />
          <ProgressPanel />
          <StateBar />
          <BoardTable columns={columns} />
        </section>
        {drawer && (
          <button
            type="button"
            className="veil"
            aria-label={words.cluster.close}
            onClick={() => setDrawer(false)}
          />
        )}
        <ClusterPane chosen={chosen} choose={setChosen} closeDrawer={() => setDrawer(false)} />
      </main>
      {dialog === 'drop' && <DropDialog close={() => setDialog(null)} />}
      {dialog === 'notices' && <NoticesDialog close={() => setDialog(null)} />}
      {dialog === 'deeds' && <DeedsDialog close={() => setDialog(null)} />}
      <BoardKeys />
    </BoardContext>
  )
}

type BoardDialog = 'drop' | 'notices' | 'deeds'

type HeadProperties = {
  readonly open: (dialog: BoardDialog) => void
  readonly toClusters: () => void
}

function BoardHead({ open, toClusters }: HeadProperties) {
  const words = useWords().review
  const { batch, mayDecide, clusters } = useBoardInUse()
  return (
    <div className="board-head">
      <h1 title={batch.name}>{batch.name}</h1>
      <Link href="/review" className="mut">
        {words.toBatches}
      </Link>
      <span className="board-acts">
        <button type="button" className="btn to-clusters" onClick={toClusters}>
          {fill(words.cluster.open, { n: clusters?.length ?? 0 })}
        </button>
        {mayDecide && (
          <button type="button" className="btn" onClick={() => open('drop')}>
            {words.drop.add} <kbd>O</kbd>
          </button>
        )}
        <button type="button" className="btn" onClick={() => open('deeds')}>
          {words.undo.history}
        </button>
        <a className="btn" href={findingsAddress(batch.id)} download>
          {words.excel}
        </a>
        <button type="button" className="btn" onClick={() => open('notices')}>
          {words.notices.button} <kbd>N</kbd>
        </button>
      </span>
    </div>
  )
}

function DropDialog({ close }: { readonly close: () => void }) {
  const words = useWords().review.drop
  const { sending } = useUpload()
  return (
    <Dialog title={words.add} close={close}>
      {sending ? <UploadBar /> : <DropArea chosen={close} />}
    </Dialog>
  )
}

function BoardKeys() {
  const { review, keys: names } = useWords()
  const { keys } = review
  const board = [
    { caps: ['J', 'K'], does: keys.move },
    { caps: ['H', 'L'], does: keys.columns },
    { caps: ['Enter'], does: keys.open },
    { caps: ['Space'], does: keys.pick },
    { caps: ['G'], does: keys.gather },
    { caps: [',', '.'], does: keys.items },
    { caps: ['N'], does: keys.notices },
    { caps: ['O'], does: keys.drop },
    { caps: ['S'], does: keys.pause },
  ]
  const cluster = [
    { caps: ['A', 'B', 'R'], does: keys.choose },
    { caps: ['Enter'], does: keys.decide },
    { caps: ['Ctrl Z'], does: keys.undo },
  ]
  const groups: readonly KeyGroup[] = [
    { title: keys.group, keys: board },
    { title: keys.clusterGroup, keys: cluster },
    { title: names.groupPage, keys: [{ caps: ['?'], does: names.all }] },
  ]
  return <KeyBar short={[...board, cluster[2]].flatMap((one) => one ?? [])} groups={groups} />
}

import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { KeyBar, type KeyGroup } from '../parts/key-bar.tsx'
import { ImportPanel } from '../shell/import-panel.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { CommentsContext, useComments, useCommentsState } from './comments-context.ts'
import { DecisionsContext, useDecisionsState } from './decisions-context.ts'
import { DeskBar } from './desk-bar.tsx'
import { DocumentBar } from './document-bar.tsx'
import { useDocumentInUse } from './document-context.ts'
import { FindingsPane, loadFigureCard } from './findings-pane.tsx'
import { LinksAcross } from './links-across.tsx'
import { Rail } from './rail.tsx'
import { SourceTab } from './source-tab.tsx'
import { StillReading } from './still-reading.tsx'
import { Tabs } from './tabs.tsx'
import { useDocumentKeys } from './use-document-keys.ts'
import type { Visible } from './visible.ts'

const loadReadPane = () => import('./read-pane.tsx')
const CommentsDialog = lazy(async () => ({
  default: (await import('./comments-dialog.tsx')).CommentsDialog,
}))
const ReadPane = lazy(async () => ({ default: (await loadReadPane()).ReadPane }))

/** The parts of the page: bar, tabs, what the tab shows, the findings at the right. */
export function DocumentPage() {
  const words = useWords()
  const inUse = useDocumentInUse()
  const { view, shown, figure, selected, reading } = inUse
  const [drawer, setDrawer] = useState(false)
  const [visible, setVisible] = useState<readonly Visible[]>([])
  const main = useRef<HTMLElement>(null)
  useDocumentKeys(inUse)
  const decisions = useDecisionsState(inUse)
  const comments = useCommentsState(inUse)
  useEffect(() => {
    if (figure) setDrawer(true)
  }, [figure])
  // In the drawer a place would hide what it points at: showing one closes it.
  const { target } = inUse
  // The other looks come once the first stands, so that none waits when it is asked for.
  useEffect(() => {
    for (const load of [loadReadPane, loadFigureCard]) void load().catch(() => undefined)
  }, [])
  useEffect(() => {
    if (target && target.turn > 1) setDrawer(false)
  }, [target])
  return (
    <CommentsContext value={comments}>
      <div className="room document-room">
        <TopBar />
        <DocumentBar />
        <RemarksLookedAt />
        <DecisionsContext value={decisions}>
          <DeskBar />
        </DecisionsContext>
        <ImportPanel />
        <main ref={main} id="content" tabIndex={-1} className={drawer ? 'panes drawer-open' : 'panes'}>
          <Rail visible={view.tab === 'source' ? visible : []} />
          <section className="left">
            <Tabs>
              <button
                type="button"
                className="btn small to-findings"
                aria-expanded={drawer}
                onClick={() => setDrawer((open) => !open)}
              >
                {fill(words.findings.openCount, { n: shown.length })}
              </button>
            </Tabs>
            {view.tab === 'source' && <SourceTab report={setVisible} />}
            <Suspense fallback={<StillReading />}>
              {view.tab !== 'source' && (reading.complete ? <ReadPane tab={view.tab} /> : <StillReading />)}
            </Suspense>
          </section>
          {drawer && (
            <button
              type="button"
              className="veil"
              aria-label={words.app.close}
              onClick={() => setDrawer(false)}
            />
          )}
          <DecisionsContext value={decisions}>
            <FindingsPane closeDrawer={() => setDrawer(false)} />
          </DecisionsContext>
          {view.tab === 'source' && selected && <LinksAcross main={main} />}
        </main>
        <p className="print-foot">{location.href}</p>
        <DocumentKeys decides={decisions.mayDecide} />
      </div>
    </CommentsContext>
  )
}

function RemarksLookedAt() {
  const { may, about } = useComments()
  return <Suspense fallback={null}>{may && about && <CommentsDialog about={about} />}</Suspense>
}

function DocumentKeys({ decides }: { readonly decides: boolean }) {
  const { keys, review } = useWords()
  const deciding = [
    { caps: ['A', 'B', 'R'], does: review.card.keys },
    { caps: [',', '.'], does: review.cluster.walk },
    { caps: ['Ctrl Z'], does: review.card.undoKey },
  ]
  const short = [
    { caps: ['J', 'K'], does: keys.move },
    { caps: ['[', ']'], does: keys.places },
    { caps: ['Enter'], does: keys.toSource },
    { caps: ['F'], does: keys.fold },
    { caps: ['Esc'], does: keys.clear },
    { caps: ['1', '–', '4'], does: keys.answer },
  ]
  const groups: readonly KeyGroup[] = [
    { title: keys.groupFindings, keys: short.slice(0, 3).concat(short.slice(4)) },
    ...(decides ? [{ title: review.card.label, keys: deciding }] : []),
    {
      title: keys.groupSource,
      keys: [
        { caps: ['F'], does: keys.fold },
        { caps: ['←', '→', '↑', '↓'], does: keys.figures },
        { caps: ['Enter'], does: keys.figure },
      ],
    },
    {
      title: keys.groupPage,
      keys: [
        { caps: ['T'], does: keys.tabs },
        { caps: ['?'], does: keys.all },
      ],
    },
  ]
  return <KeyBar short={decides ? [...short, ...deciding] : short} groups={groups} />
}

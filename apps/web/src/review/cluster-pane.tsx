import type { Cluster, ClusterItem } from '@mingzhang/cycle'
import { useEffect, useMemo, useState } from 'react'
import { SeverityMark } from '../parts/severity-mark.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'
import { ClusterDecision } from './cluster-decision.tsx'
import { itemKey, openOf } from './cluster-facts.ts'
import { ClusterItems } from './cluster-items.tsx'
import { OtherClusters } from './other-clusters.tsx'
import { RejectedRules } from './rejected-rules.tsx'
import { RuleSwitchDialog } from './rule-switch.tsx'
import { shapeText } from './shape-text.ts'

type Properties = {
  readonly chosen: string | null
  readonly choose: (id: string | null) => void
  readonly closeDrawer: () => void
}

/** 同类问题栏 One error over many units: what it applies to, the decision, the reason; below, the other errors. */
export function ClusterPane({ chosen, choose, closeDrawer }: Properties) {
  const words = useWords().review
  const { clusters, batch } = useBoardInUse()
  const cluster = clusters?.find(({ id }) => id === chosen) ?? null
  useEffect(() => {
    // One is shown from the beginning, and it stays while others come: nobody decides of what moved under the hand.
    if (cluster || !clusters) return
    choose((clusters.find((one) => openOf(one) > 0) ?? clusters[0])?.id ?? null)
  }, [cluster, clusters, choose])
  const next = () => choose(clusters?.find((one) => one.id !== chosen && openOf(one) > 0)?.id ?? chosen)
  return (
    <aside className="cluster-pane" aria-label={words.cluster.title}>
      <button type="button" className="btn small close-clusters" onClick={closeDrawer}>
        {words.cluster.close}
      </button>
      <div className="cluster-scroll">
        {cluster ? (
          <OneCluster key={cluster.id} cluster={cluster} next={next} />
        ) : (
          <div className="no-clusters">
            <h2>{words.cluster.title}</h2>
            <p>{batch.files.waiting > 0 ? words.cluster.wait : words.cluster.noneBody}</p>
          </div>
        )}
        <OtherClusters chosen={chosen} choose={choose} />
        <RejectedRules />
      </div>
    </aside>
  )
}

/** A rule that does not fit here is switched off where its errors are decided. */
function SwitchOff({ cluster }: { readonly cluster: Cluster }) {
  const words = useWords().review.rules
  const [asked, setAsked] = useState(false)
  return (
    <p className="switch-off">
      <button type="button" className="link" onClick={() => setAsked(true)}>
        {words.cluster}
      </button>
      {asked && (
        <RuleSwitchDialog
          rule={cluster.rule}
          title={cluster.title ?? cluster.rule}
          off
          close={() => setAsked(false)}
        />
      )}
    </p>
  )
}

function OneCluster({ cluster, next }: { readonly cluster: Cluster; readonly next: () => void }) {
  const words = useWords()
  const { mayDecide } = useBoardInUse()
  // Undecided items are ticked by themselves; what is turned by hand is kept here.
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const items = useMemo(
    () =>
      cluster.items.toSorted((one, other) => Number(one.decision !== null) - Number(other.decision !== null)),
    [cluster],
  )
  const isTicked = (item: ClusterItem): boolean => (item.decision === null) !== turned.has(itemKey(item))
  const ticked = items.filter(isTicked)
  const turn = (changed: readonly ClusterItem[]) =>
    setTurned((before) => {
      const after = new Set(before)
      for (const key of changed.map(itemKey)) if (!after.delete(key)) after.add(key)
      return after
    })
  const { items: places, units } = { items: cluster.items.length, units: cluster.units }
  return (
    <section aria-labelledby="cluster-name">
      <header className="cluster-head">
        <p>
          <SeverityMark severity={cluster.severity}>{words.severity[cluster.severity]}</SeverityMark>
          <span>{fill(words.review.cluster.same, { items: places, units })}</span>
        </p>
        <h2 id="cluster-name">{cluster.title ?? shapeText(cluster.shape)}</h2>
        {cluster.title && <p className="cluster-shape">{shapeText(cluster.shape)}</p>}
        {mayDecide && <SwitchOff cluster={cluster} />}
      </header>
      <ClusterItems cluster={cluster.id} items={items} isTicked={isTicked} turn={turn} />
      {mayDecide ? (
        <ClusterDecision
          ticked={ticked}
          decided={() => {
            setTurned(new Set())
            if (ticked.length === items.filter(({ decision }) => decision === null).length) next()
          }}
        />
      ) : (
        <p className="mut cluster-note">{words.review.cluster.readOnly}</p>
      )}
    </section>
  )
}

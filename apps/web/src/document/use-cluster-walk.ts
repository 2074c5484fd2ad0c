import type { Cluster, ClusterItem } from '@mingzhang/cycle'
import type { Finding } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { fetchClusters } from '../api/review.ts'
import { beside, documentAddress } from '../review/addresses.ts'
import { useMay } from '../shell/who.ts'
import type { DocumentInUse } from './document-context.ts'

/** 同类问题走查 The errors alike from which this document was opened, and the way to the one before and after. */
export type ClusterWalk = {
  readonly cluster: Cluster | null
  /** From 1 on; 0 where the open finding is none of them. */
  readonly nth: number
  /** False at the end, and where none is walked. */
  readonly go: (step: 1 | -1) => boolean
  /** After a decision: goes to the next one that is undecided; false where there is none. */
  readonly decided: (finding: Finding) => boolean
}

/** The walk that the address names. */
export function useClusterWalk({ reading, view, selected }: DocumentInUse): ClusterWalk {
  const { id } = reading.detail
  const { batch, cluster: name } = view
  const [, navigate] = useLocation()
  const mayRead = useMay('review.read')
  const clusters = useQuery({
    queryKey: ['review', 'clusters', batch],
    queryFn: ({ signal }) => fetchClusters(batch ?? '', signal),
    enabled: mayRead && batch !== null && name !== null,
  })
  const cluster = clusters.data?.clusters.find((one) => one.id === name) ?? null
  // The clusters are asked for anew after each decision; their places keep their order.
  const items = useMemo(() => cluster?.items ?? [], [cluster])
  const at = { documentId: id, findingId: selected?.id ?? '' }
  const open = (item: ClusterItem | null | undefined): boolean => {
    if (!item || batch === null || name === null) return false
    navigate(documentAddress(item.documentId, item.findingId, { batch, cluster: name }))
    return true
  }
  const nth = items.findIndex((item) => item.documentId === id && item.findingId === at.findingId) + 1
  return {
    ...{ cluster, nth },
    go: (step) => open(beside(items, at, step)),
    decided: (finding) => {
      const now = items.findIndex((item) => item.documentId === id && item.findingId === finding.id)
      if (now < 0) return false
      const rest = [...items.slice(now + 1), ...items.slice(0, now)]
      return open(rest.find(({ decision }) => decision === null))
    },
  }
}

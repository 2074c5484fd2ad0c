import type { Cluster, ClusterItem } from '@mingzhang/cycle'

/** 还没决定的 How many of a cluster are undecided. */
export const openOf = ({ items }: Cluster): number => items.filter(({ decision }) => decision === null).length

/** 一处的名字 What an item is known by. */
export const itemKey = ({ documentId, findingId }: ClusterItem): string => `${documentId}/${findingId}`

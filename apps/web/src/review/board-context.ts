import type { Batch, BoardRow, Cluster, SilencedRule } from '@mingzhang/cycle'
import { createContext, useContext } from 'react'
import type { Filter } from './row-state.ts'
import type { Decider } from './use-decide.ts'

/** 看板在用 What every part of the board shares. */
export type BoardInUse = {
  readonly batch: Batch
  /** Rules that are switched off at this desk. */
  readonly silenced: readonly SilencedRule[]
  /** Every row, by code. */
  readonly rows: readonly BoardRow[]
  /** The rows that the filter leaves, in their order. */
  readonly shown: readonly BoardRow[]
  readonly clusters: readonly Cluster[] | null
  readonly filter: Filter
  readonly setFilter: (filter: Filter) => void
  readonly sort: string
  readonly setSort: (sort: string) => void
  /** Files that are ticked, by their number in the batch. */
  readonly picked: ReadonlySet<number>
  readonly pick: (rows: readonly BoardRow[], on: boolean) => void
  /** The row that the keys stand on, by its number in the batch. */
  readonly current: number | null
  readonly setCurrent: (ordinal: number | null) => void
  readonly open: (row: BoardRow) => void
  /** The year of the batch; null where its files are of no one year. */
  readonly year: number | null
  readonly shortName: (name: string) => string
  readonly decider: Decider
  readonly mayDecide: boolean
}

export const BoardContext = createContext<BoardInUse | null>(null)

/** The board of the page; only parts inside of it ask. */
export function useBoardInUse(): BoardInUse {
  const inUse = useContext(BoardContext)
  if (!inUse) throw new Error('a part of the board stands outside of it')
  return inUse
}

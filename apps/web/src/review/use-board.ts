import type { Board, BoardRow } from '@mingzhang/cycle'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { fetchBoard, fetchClusters } from '../api/review.ts'
import { useMay } from '../shell/who.ts'
import { documentAddress } from './addresses.ts'
import type { BoardInUse } from './board-context.ts'
import { filterNames, firstOf, lets, stateOf } from './row-state.ts'
import { shortNames } from './short-names.ts'
import { byCode, nameOf, sortRows } from './sort-rows.ts'
import { useDecide } from './use-decide.ts'
import { usualYear } from './usual-year.ts'

const whileRunning = 1_500
const whileResting = 20_000

/** 看板数据 The board of a batch and its errors gathered, asked for again and again while it fills. */
export function useBoardData(id: string) {
  const client = useQueryClient()
  const board = useQuery({
    queryKey: ['review', 'board', id],
    queryFn: ({ signal }) => fetchBoard(id, signal),
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (state.data?.batch.state === 'running' ? whileRunning : whileResting),
  })
  const running = board.data?.batch.state === 'running'
  const clusters = useQuery({
    queryKey: ['review', 'clusters', id],
    queryFn: ({ signal }) => fetchClusters(id, signal),
    staleTime: 0,
    refetchInterval: running ? whileRunning * 4 : false,
  })
  const read = running ? null : (board.data?.batch.files.done ?? null)
  useEffect(() => {
    if (read === null) return
    void client.invalidateQueries({ queryKey: ['review', 'clusters', id] })
    void client.invalidateQueries({ queryKey: ['review', 'deeds'] })
  }, [read, client, id])
  return { board, clusters: clusters.data?.clusters ?? null }
}

/** What the address says: the filter and the order can be shared and come back the same. */
function useLook() {
  const [parameters, setParameters] = useSearchParams()
  const set = useCallback(
    (name: string, value: string) =>
      setParameters(
        (before) => {
          const after = new URLSearchParams(before)
          if (value === '') after.delete(name)
          else after.set(name, value)
          return after
        },
        { replace: true },
      ),
    [setParameters],
  )
  const filter = filterNames.find((one) => one === parameters.get('state')) ?? 'all'
  return { filter, sort: parameters.get('sort') ?? '-money', set }
}

/** 看板状态 Holds what the page of one batch shows. */
export function useBoardState(
  { batch, rows: given, silenced }: Board,
  clusters: BoardInUse['clusters'],
): BoardInUse {
  const [, navigate] = useLocation()
  const { filter, sort, set } = useLook()
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const [current, setCurrent] = useState<number | null>(null)
  const decider = useDecide(useMemo(() => ({ batch: batch.id }), [batch.id]))
  const mayDecide = useMay('review.decide')
  const rows = useMemo(() => given.toSorted(byCode), [given])
  const shown = useMemo(
    () => sortRows(rows, sort).filter((row) => isShown(row) && lets(filter, stateOf(row))),
    [rows, sort, filter],
  )
  const year = useMemo(() => usualYear(rows), [rows])
  const shortName = useMemo(() => shortNames(rows.map(nameOf)), [rows])
  const pick = useCallback((changed: readonly BoardRow[], on: boolean) => {
    setPicked((before) => {
      const after = new Set(before)
      for (const { ordinal } of changed) {
        if (on) after.add(ordinal)
        else after.delete(ordinal)
      }
      return after
    })
  }, [])
  return {
    ...{ batch, silenced, rows, shown, clusters, filter, sort, picked, pick, current, setCurrent, shortName },
    ...{ decider, mayDecide, year },
    setFilter: (next) => set('state', next === 'all' ? '' : next),
    setSort: (next) => set('sort', next === '-money' ? '' : next),
    open: (row) =>
      row.document && navigate(documentAddress(row.document.id, firstOf(row), { batch: batch.id })),
  }
}

/** Files that still wait have nothing to say: the marks above count them. */
const isShown = ({ state }: BoardRow): boolean => state !== 'waiting' && state !== 'reading'

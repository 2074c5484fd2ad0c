import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { beatPresence, type Present } from '../../api/books.ts'

const every = 15_000
const settled = 2_000

/** 在场 Who else has the book open, asked again and again; nothing is said while nobody can be asked. */
export function usePresence(address: string, place: string): readonly Present[] | null {
  const [window] = useState(() => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`)
  const now = useRef(place)
  now.current = place
  const beat = useQuery({
    queryKey: ['book-presence', address, window],
    queryFn: () => beatPresence(address, { window, place: now.current }),
    refetchInterval: every,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  const { refetch } = beat
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is told a moment after one has gone there.
  useEffect(() => {
    const soon = setTimeout(() => void refetch(), settled)
    return () => clearTimeout(soon)
  }, [place, refetch])
  useEffect(() => {
    const leave = () => {
      const body = new Blob([JSON.stringify({ window, place: '', leaves: true })], {
        type: 'application/json',
      })
      navigator.sendBeacon?.(`${address}/presence`, body)
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [address, window])
  return beat.isError ? null : (beat.data?.others ?? null)
}

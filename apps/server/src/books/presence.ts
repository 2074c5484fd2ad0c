import type { BookKey } from '@mingzhang/store'

/** 在场 Somebody who has a book open, and where in it. */
export type Present = { readonly name: string; readonly place: string }

type Beat = Present & { readonly account: string; readonly at: number }

/** 在场簿 Who has which book open, by heartbeats; kept in memory, since nothing depends on it. */
export type PresenceBook = {
  /** Notes the heartbeat of one window and tells who else has the book open, each person once. */
  readonly beat: (key: BookKey, window: string, present: Present & { readonly account: string }) => Present[]
  readonly leave: (key: BookKey, window: string) => void
}

/** A window that was silent so long is closed. */
const silence = 45_000

/** The most windows that are remembered of one book, and the most books. */
const mostWindows = 50
const mostBooks = 5_000

/** 开在场簿 An empty one. */
export function openPresence(now: () => number): PresenceBook {
  const books = new Map<string, Map<string, Beat>>()
  const slotOf = ({ unitKey, year }: BookKey): string => `${unitKey}/${year}`
  const awake = (windows: ReadonlyMap<string, Beat>): [string, Beat][] =>
    [...windows].filter(([, { at }]) => now() - at < silence)
  return {
    beat: (key, window, present) => {
      const slot = slotOf(key)
      const others = awake(books.get(slot) ?? new Map()).filter(([one]) => one !== window)
      const kept = others.slice(-mostWindows)
      books.delete(slot)
      books.set(slot, new Map([...kept, [window, { ...present, at: now() }]]))
      for (const oldest of books.keys()) {
        if (books.size <= mostBooks) break
        books.delete(oldest)
      }
      const people = new Map<string, Present>()
      for (const [, { account, name, place }] of kept) {
        if (account !== present.account) people.set(account, { name, place })
      }
      return [...people.values()]
    },
    leave: (key, window) => void books.get(slotOf(key))?.delete(window),
  }
}

import { numberWord } from './number-words.ts'
import type { List } from './read-numbering.ts'

/** 编号器 Gives the text of the next number of a list at a level; '' where the list shows none. */
export type ListCounter = (listId: string, level: number) => string

/** Counts the lists of one document, in the order of its paragraphs. */
export function listCounter(lists: ReadonlyMap<string, List>): ListCounter {
  const counts = new Map<string, Map<number, number>>()
  const begun = new Set<string>()
  return (listId, level) => {
    const list = lists.get(listId)
    const own = list?.levels.get(level)
    if (!list || !own) return ''
    const count = counts.get(list.counter) ?? new Map<number, number>()
    counts.set(list.counter, count)
    const restart = begun.has(`${listId} ${level}`) ? undefined : list.restarts.get(level)
    begun.add(`${listId} ${level}`)
    count.set(level, restart ?? (count.get(level) ?? own.start - 1) + 1)
    for (const deeper of [...count.keys()]) if (deeper > level) count.delete(deeper)
    if (own.format === 'bullet') return ''
    return own.text.replace(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1
      const { start = 1, format = 'decimal' } = list.levels.get(at) ?? {}
      return numberWord(count.get(at) ?? start, own.isLegal && at < level ? 'decimal' : format)
    })
  }
}

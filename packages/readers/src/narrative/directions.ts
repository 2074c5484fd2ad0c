import type { Against, State } from './claim-state.ts'
import type { Clause } from './clauses.ts'
import { comparedWith } from './keys.ts'
import type { NumberToken } from './numbers.ts'

export type Direction = 'up' | 'down' | 'either' | null

/**
 * The direction word before a number, when nothing unknown stands between: 减少损失3万元 is no change of the budget. A
 * form left as printed, 增加（减少）0万元, states no change in either direction.
 */
export function directionOf(clause: Clause, value: string): Direction {
  for (const { mark } of clause.marks.toReversed()) {
    if (mark.kind === 'up' || mark.kind === 'down' || mark.kind === 'either') {
      if (clause.restBehindMark !== '') return null
      return mark.kind === 'either' && !/[1-9]/u.test(value) ? 'up' : mark.kind
    }
  }
  return null
}

/** A change with the sign of its direction; nothing has no sign. */
export const signed = (value: string, direction: Direction): string => {
  const bare = value.replace(/^-/u, '')
  const negative = (direction === 'down') !== value.startsWith('-')
  return negative && /[1-9]/u.test(bare) ? `-${bare}` : bare
}

const goesOnWithChange =
  /^(?:相比|比较|对比)?[，,]?(?:增加|增长|增|减少|减|下降|上升|提高|降低|压减|缩减|持平|多|少)/u

/** 比2023年912.67万元增加…: the level of an earlier year that a change is measured from. */
export function baseOf(clause: Clause, number: NumberToken, text: string, state: State): Against | null {
  const against = comparedWith(clause)
  const year = against?.year ?? (state.last?.year ?? state.context.year ?? 0) - 1
  return against && goesOnWithChange.test(text.slice(number.end)) ? { ...against, year } : null
}

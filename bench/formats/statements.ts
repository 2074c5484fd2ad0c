import { type Disclosure, statementsOf } from '@mingzhang/model'

/** What a document states: key, amount and unit of every statement. */
export const stated = (disclosure: Disclosure): string[] =>
  statementsOf(disclosure).map(({ keyText, amount }) => `${keyText} ${amount.value} ${amount.unit}`)

/** How many of one list the other has too, each counted once. */
export function shared(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const each of other) left.set(each, (left.get(each) ?? 0) + 1)
  return one.filter((each) => {
    const count = left.get(each) ?? 0
    left.set(each, count - 1)
    return count > 0
  }).length
}

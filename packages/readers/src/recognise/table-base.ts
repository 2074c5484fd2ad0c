import { leastCommon, lexiconOf, plainLabel } from '@mingzhang/law'
import type { Dimension, Key, Stage } from '@mingzhang/model'
import { keyWithResets } from './header-word.ts'
import { refined } from './key-steps.ts'

/** 题名的坐标 What title and form give to every cell of a table, without year and stage. */
export function baseOf(title: string, form: string | null): Key {
  const given = form === null ? {} : (keyWithResets(formEntries(form)) ?? {})
  const { use: _use, ...withoutUse } = given
  return { ...(bothSides.test(plainLabel(title)) ? withoutUse : given), ...titleKey(title) }
}

const formEntries = (form: string) => lexiconOf('form').filter((entry) => entry.label === form)

const bothSides = /收支|收入支出|收入、支出/u

/**
 * 题名短语 Coordinates of the phrases in a title. A longer phrase hides a shorter one inside it; several members of one
 * dimension give what they share; 三公经费和机关运行经费 share only the expenditure.
 */
export function titleKey(title: string): Key {
  const plain = plainLabel(title)
  const isMixed = /三公/u.test(plain) && /机关运行经费/u.test(plain)
  const members = new Map<Dimension, string[]>()
  for (const entry of lexiconOf('phrase')) {
    const phrase = entry.plain
    if (!plain.includes(phrase)) continue
    if (entry.dimension === 'use' && bothSides.test(plain)) continue
    if (isMixed && /三公|机关运行/u.test(phrase)) continue
    const dimension = entry.dimension as Dimension
    members.set(dimension, [...(members.get(dimension) ?? []), entry.member])
  }
  if (isMixed) members.set('use', ['expenditure'])
  let key: Key = {}
  for (const [dimension, found] of members) {
    const member = shared(dimension, found)
    if (member !== null && member !== 'all') key = { ...key, [dimension]: member }
  }
  return key
}

/** 资金来源：一般公共预算 The fund that a line above the table names; nothing where it names several or none. */
export function fundOf(line: string): Key {
  const { fund } = titleKey(line)
  return fund === undefined ? {} : { fund }
}

/** On one path the deepest; off the path the least that holds them all. */
function shared(dimension: Dimension, members: readonly string[]): string | null {
  const [first, ...others] = members
  if (first === undefined) return null
  if (dimension === 'econ') return leastCommon(dimension, members)
  let key: Key = { [dimension]: first }
  for (const member of others) {
    const next = refined(key, { [dimension]: member })
    const isOnPath = refined(next, { [dimension]: first })[dimension] === next[dimension]
    if (isOnPath || next[dimension] === key[dimension]) key = next
    else return leastCommon(dimension, members)
  }
  return key[dimension] ?? null
}

/** 阶段 决算 in a title makes it final accounts, anything else the initial budget. */
export const stageOf = (title: string): Stage => (/决算/u.test(title) ? 'final' : 'initial')

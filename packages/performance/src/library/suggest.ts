import { performanceParameters } from '@mingzhang/law'
import type { Indicator } from '@mingzhang/model'
import { parameterNeeded } from '../score/parameters.ts'
import {
  type Counts,
  type IndicatorLibrary,
  type LibraryEntry,
  targetOf,
  tightName,
  usual,
} from './indicator-library.ts'

/** 建议 An entry that is near to what was typed; `near` is 0 to 1. */
export type Suggestion = { readonly entry: LibraryEntry; readonly near: number }

/**
 * 建议指标 The indicators nearest to a name, those that more units use first among equals. What begins with, or holds,
 * the name is nearer than what only shares pairs of characters with it.
 */
export function suggest(library: IndicatorLibrary, name: string, most = 8): Suggestion[] {
  const key = tightName(name)
  if (key === '') return []
  const found: Suggestion[] = []
  for (const [other, entry] of library.entries) {
    const near = nearness(key, other)
    if (near >= 0.3) found.push({ entry, near })
  }
  return found
    .toSorted(
      (one, other) =>
        other.near - one.near || other.entry.sources - one.entry.sources || other.entry.uses - one.entry.uses,
    )
    .slice(0, most)
}

/** 1 the same, then beginnings, then holding, then the share of common pairs of characters (Dice). */
export function nearness(one: string, other: string): number {
  if (one === other) return 1
  if (other.startsWith(one)) return 0.95
  if (other.includes(one)) return 0.9
  const [left, right] = [pairs(one), pairs(other)]
  if (left.size + right.size === 0) return 0
  let common = 0
  for (const pair of left) if (right.has(pair)) common += 1
  return (2 * common) / (left.size + right.size)
}

function pairs(text: string): ReadonlySet<string> {
  const chars = [...text]
  return new Set(chars.slice(1).map((char, index) => `${chars[index]}${char}`))
}

/** 提示 What the library says of an indicator somebody sets: one Chinese sentence each. */
export type LibraryWarning = {
  readonly kind: 'same-as-all' | 'unusual-unit' | 'unusual-direction' | 'another-name'
  readonly what: string
}

type Asked = Pick<Indicator, 'name' | 'operator' | 'value' | 'unit'>

/**
 * 指标库的提示 A target that nearly every unit sets says nothing; a unit or a direction nobody uses may be a slip; a name
 * that many write another way is better written that way. Too few units: nothing is said.
 *
 * @param day YYYY-MM-DD, for the parameters
 */
export function libraryWarnings(library: IndicatorLibrary, asked: Asked, day: string): LibraryWarning[] {
  const entry = library.entries.get(tightName(asked.name))
  const table = performanceParameters(day, null)
  const fewest = Number(parameterNeeded(table, 'library-fewest').used.value)
  const share = Number(parameterNeeded(table, 'library-same-share').used.value) / 100
  if (!entry || entry.sources < fewest) return []
  return [
    ...sameAsAll(entry, asked, share),
    ...unusual('unusual-unit', '单位', entry.units, asked.unit, entry.uses, share),
    ...unusual('unusual-direction', '符号', entry.operators, asked.operator, entry.uses, share),
    ...anotherName(entry, asked),
  ]
}

function sameAsAll(entry: LibraryEntry, asked: Asked, share: number): LibraryWarning[] {
  const target = targetOf(asked)
  const times = target === null ? 0 : (entry.targets.get(target) ?? 0)
  if (times < entry.uses * share) return []
  const percent = Math.round((times * 100) / entry.uses)
  return [
    {
      kind: 'same-as-all',
      what: `${entry.uses}次里有${times}次（${percent}%）把“${entry.name}”定为${target}，这个目标说明不了差别，请按本项目的实际定`,
    },
  ]
}

function unusual(
  kind: 'unusual-unit' | 'unusual-direction',
  word: string,
  counts: Counts,
  asked: string | null,
  uses: number,
  share: number,
): LibraryWarning[] {
  const best = usual(counts)
  if (asked === null || !best || counts.has(asked) || best.times < uses * share) return []
  return [{ kind, what: `别的单位都用${word}“${best.text}”，这里用“${asked}”，请核对` }]
}

const anotherName = (entry: LibraryEntry, { name }: Asked): LibraryWarning[] =>
  entry.variants.has(name) ? [] : [{ kind: 'another-name', what: `多数单位写作“${entry.name}”` }]

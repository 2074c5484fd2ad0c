import type { Dimension, Key } from '@mingzhang/model'
import { root } from './cube.ts'

/** Order in which a person says it: the money, its origin, its use, its accounts, then the particulars. */
const spoken: readonly Dimension[] = [
  'unit',
  'fund',
  'origin',
  'use',
  'func',
  'econ',
  'agency',
  'tier',
  'procurement',
  'article',
  'service',
  'asset',
  'project',
  'entry',
]

/** 成员的说法 How one member of a key is said; null leaves it unsaid. */
export type SayMember = (dimension: Dimension, member: string) => string | null

/**
 * 坐标成句 A key as a person says it: year and stage, the money, the measure. It knows no catalogue: names are the caller's.
 *
 * @param whole what stands for a key that names no money: all of it
 */
export function keyPhrase(key: Key, say: SayMember, whole: string): string {
  const said = (dimension: Dimension): string[] => {
    const member = key[dimension]
    const words = member === undefined || member === root ? null : say(dimension, member)
    return words === null ? [] : [words]
  }
  const money = spoken.flatMap(said)
  const measure = said('measure')
  const all = money.length + measure.length === 0 ? [whole] : []
  return [...said('year'), ...said('stage'), ...money, ...all, ...measure].join(' · ')
}

/** 简称 A name without the explanation in brackets behind it. */
export const brief = (name: string): string => name.replace(/（.*）$/u, '')

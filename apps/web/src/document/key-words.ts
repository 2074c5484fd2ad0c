import type { Dimension, Key } from '@mingzhang/model'
import { fill, wordOf } from '../words/fill.ts'
import type { Words } from '../words/zh-cn.ts'

/** What a reader needs of a key first, and in which order. */
const order: readonly Dimension[] = [
  'year',
  'stage',
  'unit',
  'origin',
  'fund',
  'use',
  'func',
  'econ',
  'agency',
  'tier',
  'procurement',
  'article',
  'service',
  'project',
  'entry',
  'asset',
  'measure',
]

/**
 * 坐标的说法 A key in words: 2024 年 · 一般公共预算 · 基本支出 · 公务接待费.
 *
 * @param names of codes, as the document prints them
 */
export function keyInWords(key: Key, words: Words, names: ReadonlyMap<string, string>): string {
  const parts: string[] = []
  for (const dimension of order) {
    const member = key[dimension]
    if (member === undefined) continue
    const word = memberInWords(dimension, member, words, names)
    if (word !== null) parts.push(word)
  }
  return parts.join(' · ') || words.key.whole
}

function memberInWords(
  dimension: Dimension,
  member: string,
  { key }: Words,
  names: ReadonlyMap<string, string>,
): string | null {
  switch (dimension) {
    case 'year':
      return fill(key.year, { year: member })
    case 'measure':
      return member === 'money' ? null : wordOf(key.measure, member)
    case 'stage':
      return member === 'initial' ? null : wordOf(key.stage, member)
    case 'func':
      return withCode(member, names.get(member))
    case 'econ':
      return Object.hasOwn(key.econ, member) ? wordOf(key.econ, member) : withCode(member, names.get(member))
    case 'project':
    case 'article':
    case 'entry':
    case 'asset':
      return fill(key.prefix[dimension], { name: names.get(member) ?? member.replace('@', ' · ') })
    default:
      return wordOf(key[dimension], member)
  }
}

const withCode = (code: string, name: string | undefined): string => (name ? `${code} ${name}` : code)

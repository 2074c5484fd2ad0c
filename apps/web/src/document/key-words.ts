import { brief, keyPhrase, memberName } from '@mingzhang/law'
import type { Dimension, Key } from '@mingzhang/model'
import { fill, wordOf } from '../words/fill.ts'
import type { Words } from '../words/zh-cn.ts'

/**
 * 坐标的说法 A key in the words of the interface: 2024 年 · 一般公共预算 · 基本支出 · 30217 公务接待费.
 *
 * @param names of codes, as the document prints them
 */
export const keyInWords = (key: Key, { key: words }: Words, names: ReadonlyMap<string, string>): string =>
  keyPhrase(key, (dimension, member) => memberInWords(dimension, member, words, names), words.whole)

function memberInWords(
  dimension: Dimension,
  member: string,
  words: Words['key'],
  names: ReadonlyMap<string, string>,
): string | null {
  switch (dimension) {
    case 'year':
      return fill(words.year, { year: member })
    case 'measure':
      return member === 'money' ? null : wordOf(words.measure, member)
    case 'stage':
      return member === 'initial' ? null : wordOf(words.stage, member)
    case 'project':
    case 'article':
    case 'entry':
    case 'asset':
      return fill(words.prefix[dimension], { name: names.get(member) ?? member.replace('@', ' · ') })
    default:
      return named(dimension, member, words, names)
  }
}

/** A code keeps its digits; the document's own name for it comes first, then the law's. */
function named(
  dimension: Dimension,
  member: string,
  words: Words['key'],
  names: ReadonlyMap<string, string>,
): string {
  const lawful = memberName(dimension, member, words.names === 'english' ? 'english' : 'chinese')
  const name = names.get(member) ?? (lawful === null ? null : brief(lawful))
  if (name === null) return member
  return /^\d/u.test(member) ? `${member} ${name}` : name
}

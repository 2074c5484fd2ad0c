import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { en } from './en.ts'
import { fill, wordOf } from './fill.ts'
import { zhCn } from './zh-cn.ts'

type Leaf = readonly [path: string, text: string]

function leaves(words: object, path = ''): Leaf[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]): Leaf[] => {
    const here = path ? `${path}.${name}` : name
    if (typeof value === 'string') return [[here, value]]
    return typeof value === 'object' && value !== null ? leaves(value, here) : []
  })
}

const holes = (text: string) => [...text.matchAll(/\{\w+\}/gu)].map(([hole]) => hole).sort()

it('both languages have every word, none empty, with the same places to fill', () => {
  const english = new Map(leaves(en))
  for (const [path, text] of leaves(zhCn)) {
    const other = english.get(path)
    expect(other, path).toBeTruthy()
    expect(text, path).not.toBe('')
    expect(holes(other ?? ''), path).toEqual(holes(text))
  }
  expect(english.size).toBe(leaves(zhCn).length)
})

it('the English words hold no Chinese but the names of the languages', () => {
  const chinese = leaves(en).filter(([path, text]) => path !== 'app.chinese' && /\p{Script=Han}/u.test(text))
  expect(chinese).toEqual([])
})

it('fills what is named and leaves what is not', () => {
  expect(fill('第 {from}–{to} 行', { from: 2, to: 31 })).toBe('第 2–31 行')
  expect(fill('{n} 份', {})).toBe('{n} 份')
})

it('a member without a word is shown as it is', () => {
  expect(wordOf(zhCn.key.stage, 'executed')).toBe('执行数')
  expect(wordOf(zhCn.key.stage, 'toString')).toBe('toString')
})

it('every form of the law has a name', () => {
  const forms = readFileSync(new URL('../../../../law/forms.tsv', import.meta.url), 'utf8')
  const ids = forms
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[0] ?? '')
  expect(ids.filter((id) => !Object.hasOwn(zhCn.form, id))).toEqual([])
})

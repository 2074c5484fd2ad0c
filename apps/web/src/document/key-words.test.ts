import { expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { zhCn } from '../words/zh-cn.ts'
import { keyInWords } from './key-words.ts'

const names = new Map([['30217', '公务接待费']])
const key = {
  measure: 'money',
  year: '2024',
  stage: 'initial',
  fund: 'general',
  use: 'basic',
  econ: '30217',
} as const

it('says a key in the words of the trade', () => {
  expect(keyInWords(key, zhCn, names)).toBe('2024 年 · 一般公共预算 · 基本支出 · 30217 公务接待费')
  expect(keyInWords({ ...key, econ: 'threePublic' }, zhCn, names)).toBe(
    '2024 年 · 一般公共预算 · 基本支出 · “三公”经费',
  )
})

it('says it in English too, names as printed', () => {
  expect(keyInWords(key, en, names)).toBe(
    '2024 · general public budget · basic expenditure · 30217 公务接待费',
  )
})

it('a key of nothing is all of it; a change is said to be one', () => {
  expect(keyInWords({ measure: 'money' }, zhCn, names)).toBe('收支总计')
  expect(keyInWords({ measure: 'change', year: '2024' }, zhCn, names)).toBe('2024 年 · 较上年增减')
})

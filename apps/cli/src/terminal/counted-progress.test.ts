import { expect, test } from 'vitest'
import { inWords, progressText } from './counted-progress.ts'

test('how many of how many, how long so far, how long still', () => {
  const step = { what: '查', total: 1000, done: 250, since: 0 }
  expect(progressText(step, 30_000, '甲.txt')).toBe('查 250/1000  用时 30 秒  约剩 1 分 30 秒  甲.txt')
  expect(progressText({ ...step, done: 0 }, 0, '')).toBe('查 0/1000  用时 0 秒')
})

test('a time in words', () => {
  expect([0.4, 61, 3_725].map(inWords)).toEqual(['0 秒', '1 分 1 秒', '1 小时 2 分'])
})

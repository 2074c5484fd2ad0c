import { describe, expect, test } from 'vitest'
import { passwordFault } from './password.ts'
import { waitSeconds } from './sign-in.ts'

const now = new Date('2026-03-02T09:00:00.000Z')

describe('口令', () => {
  test('the wait doubles up to a quarter of an hour', () => {
    const waits = [4, 5, 6, 9, 99].map((failures) => waitSeconds(failures, 5, now.toISOString(), now))
    expect(waits).toEqual([0, 30, 60, 480, 900])
  })
  test.each([
    ['短口令', '至少'],
    ['aaaaaaaaaaaa', '太少'],
    ['abcdefghijkl', '连续'],
    ['password2024', '常见'],
    ['zhangsan-2024-x', '登录名'],
    ['x'.repeat(129), '最多'],
  ])('%s is no password', (text, why) => {
    expect(passwordFault(text, 'zhangsan')).toContain(why)
  })
  test.each(['三月的风吹过了那片田野', 'correct horse battery', 'tY7#kq93Lm'])('%s is one', (text) => {
    expect(passwordFault(text, 'zhangsan')).toBeNull()
  })
})

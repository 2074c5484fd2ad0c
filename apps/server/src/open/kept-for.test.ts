import { expect, it } from 'vitest'
import { keptFor } from './kept-for.ts'

it('is made once in so many seconds and shared; what failed is made again', async () => {
  let now = 0
  let made = 0
  const answer = keptFor(
    10,
    async () => {
      made += 1
      if (made === 3) throw new Error('not now')
      return made
    },
    () => now,
  )
  expect(await Promise.all([answer(), answer()])).toEqual([1, 1])
  now = 10_000
  expect(await answer()).toBe(2)
  now = 20_000
  await expect(answer()).rejects.toThrow('not now')
  expect(await answer()).toBe(4)
})

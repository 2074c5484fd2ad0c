import { fileURLToPath } from 'node:url'
import { ruleBook } from '@mingzhang/rules'
import { beforeAll, describe, expect, test } from 'vitest'
import { meantFor } from './planted/meant-for.ts'
import { measuresOf } from './planted/measures.ts'
import { type Run, runTruth } from './planted/run.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A bounded sample of `npm run bench:truth`; the floors stand a little under what TRUTH.md measures. */
describe('planted errors', () => {
  let run: Run | null = null
  beforeAll(() => {
    run = runTruth(root, 7, 10, 22)
  }, 120_000)

  test('are found, named first, with their cause, and nothing else is accused', () => {
    const { recall, precision, place, cause } = measuresOf(run?.trials ?? [])
    expect(recall).toBeGreaterThan(0.95)
    expect(precision).toBeGreaterThan(0.96)
    expect(place).toBeGreaterThan(0.96)
    expect(cause).toBeGreaterThan(0.9)
  })

  test('no error is reported where nothing was planted', () => {
    const errors = run?.untouched.filter(({ severity }) => severity !== 'note')
    expect(errors?.map(({ document, what }) => `${document}: ${what}`)).toEqual([])
  })
})

test('for every rule of the book an error is planted (bench/planted/meant-for.ts)', () => {
  const meant = new Set(Object.values(meantFor).flat())
  expect(ruleBook.map(({ id }) => id).filter((id) => !meant.has(id))).toEqual([])
})

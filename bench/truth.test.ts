import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { measuresOf } from './planted/measures.ts'
import { type Run, runTruth } from './planted/run.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A bounded sample of `npm run bench:truth`; the floors stand a little under what TRUTH.md measures. */
describe('planted errors', () => {
  let run: Run | null = null
  beforeAll(() => {
    run = runTruth(root, 7, 9, 25)
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

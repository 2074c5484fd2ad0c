import { expect, test } from 'vitest'
import { glossary } from './glossary.ts'

test('every term is explained once, in two lines at most', () => {
  const terms = glossary().map(({ term }) => term)
  expect(new Set(terms).size).toBe(terms.length)
  for (const { term, plain, english } of glossary()) {
    expect(plain.length, term).toBeGreaterThan(8)
    expect(plain.length, term).toBeLessThanOrEqual(48)
    expect(plain.endsWith('。'), term).toBe(true)
    expect(english, term).not.toBe('')
  }
})

test('a fact is explained by one term', () => {
  const facts = glossary().flatMap((entry) => entry.facts)
  expect(new Set(facts).size).toBe(facts.length)
})

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDisclosure, readText } from '@mingzhang/readers'
import { describe, expect, test } from 'vitest'
import { compareClaims, type TrueClaim } from './claims.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const bench = fileURLToPath(new URL('../truth/', import.meta.url))
const samples = fileURLToPath(new URL('../../samples/', import.meta.url))

/** Text, truth, and how many of the truth's numbers at most stay unread. */
const published: [string, string, number][] = [
  ['wansheng-office-affairs-2024', `${shared}expected/`, 0],
  ['qinglong-office-affairs-2024', `${shared}expected/`, 0],
  ['qijiang-government-services-2024', bench, 1],
  ['qinhuangdao-office-affairs-2023', bench, 2],
  ['wansheng-key-programmes-2024', bench, 2],
]

function accuracyOf(text: string, truthFile: string) {
  const truth: { narrative_claims: TrueClaim[] } = JSON.parse(readFileSync(truthFile, 'utf8'))
  const { claims, programs, departmentTargets } = readDisclosure(
    readText(readFileSync(text, 'utf8')),
    'a.txt',
  )
  const budgets = programs.flatMap(({ budget, budgetPlace, budgetParts }) => [
    { amount: budget?.amount, place: budgetPlace },
    ...budgetParts,
  ])
  const elsewhere = [...budgets, ...(departmentTargets.budget ? [departmentTargets.budget] : [])]
  const held = elsewhere.map(
    ({ amount, place }) => `${place?.kind === 'text' ? place.line : 0} ${amount?.replace(/,/gu, '')}`,
  )
  return compareClaims(claims, truth.narrative_claims, new Set(held))
}

function missedAtMost(text: string, truthFile: string, most: number): void {
  const { missed, wrongYear, expected } = accuracyOf(text, truthFile)
  const named = missed.map(({ line, value, unit }) => `${line} ${value}${unit ?? ''}`)
  expect(named.length, named.join('; ')).toBeLessThanOrEqual(most)
  expect(wrongYear.length).toBeLessThanOrEqual(Math.ceil(expected / 60))
}

describe.skipIf(!existsSync(shared))('numbers in the sentences of published texts', () => {
  test.each(published)('%s', (name, folder, most) => {
    missedAtMost(`${shared}disclosures/${name}.txt`, `${folder}${name}.json`, most)
  })
})

describe('numbers in the sentences of the samples', () => {
  const there = published.filter(([name]) => existsSync(`${samples}truth/${name}.json`))
  test.each(there)('%s', (name, _folder, most) => {
    missedAtMost(`${samples}${name}.txt`, `${samples}truth/${name}.json`, most)
  })
})

import { chongqing, narrativeOnly } from './chongqing.ts'
import { evaluation } from './evaluation.ts'
import { hebei } from './hebei.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import type { Paper } from './paper.ts'
import { type Random, randomOf } from './random.ts'
import { register } from './register.ts'
import { shanghai } from './shanghai.ts'

/** A document that closes, with marks where errors may be planted. */
export type PlantedDocument = {
  readonly name: string
  readonly paper: Paper
  /** A text alone, whose tables were published elsewhere: what it says once, nothing contradicts. */
  readonly isAlone?: boolean
}

const layouts: readonly (readonly [name: string, make: (seed: number, random: Random) => Paper])[] = [
  ['chongqing', (seed, random) => chongqing(ledgerOf(seed, 10_000), random)],
  ['hebei', (seed, random) => hebei(ledgerOf(seed, 10_000), random)],
  ['shanghai', (seed, random) => shanghai({ ...ledgerOf(seed, 100), carriedIn: new Map() }, random)],
  ['narrative', (seed, random) => narrativeOnly(ledgerOf(seed, 10_000), random)],
  ['register', (seed, random) => register(districtOf(seed), '青禾县', random)],
  ['evaluation', (seed, random) => evaluation(ledgerOf(seed, 10_000), random)],
]

/** Units of one district, no programme named like another. */
function districtOf(seed: number): Ledger[] {
  const { year } = ledgerOf(seed, 10_000)
  const names = new Set<string>()
  return [seed, seed + 5000, seed + 6000].map((each, index) => {
    const ledger = ledgerOf(each, 10_000)
    const programmes = ledger.programmes.filter(({ name }) => !names.has(name))
    for (const { name } of programmes) names.add(name)
    return { ...ledger, programmes, year, unit: { ...ledger.unit, code: String(201 + index) } }
  })
}

/** 预算公开 A budget disclosure of a random ledger, in the layouts of three provinces in turn. */
export const budgetDocument = (seed: number): PlantedDocument => documentIn(layouts.slice(0, 3), seed)

/** 平的文件 Disclosures of random ledgers in several layouts, in turn. */
export const generatedDocument = (seed: number): PlantedDocument => documentIn(layouts, seed)

function documentIn(some: typeof layouts, seed: number): PlantedDocument {
  const [name, make] = some[seed % some.length] ?? ['', () => ({ lines: [], marks: [] })]
  return { name: `${name}-${seed}`, paper: make(seed, randomOf(seed)), isAlone: name === 'narrative' }
}

import type { Key, OpenFact } from '@mingzhang/model'
import { namesOnly, type Stated, type StatedFigures } from './stated-figures.ts'

/** 取一个数 The coordinates under which a fact is stated, the best first. */
const wanted: readonly (readonly [fact: string, ...coordinates: Key[]])[] = [
  ['total', {}, { use: 'expenditure' }],
  ['revenue', { origin: 'thisYear' }],
  ['expenditure', { use: 'expenditure' }],
  ['carriedIn', { origin: 'carriedIn' }],
  ['carriedOut', { use: 'carriedOut' }],
  ['change', { measure: 'change' }, { measure: 'change', use: 'expenditure' }],
  ['procurement', { procurement: 'procured' }],
  ['assetValue', { measure: 'assetValue' }],
]

/** Sources of the year, as the overview lists them. */
export const funds = [
  'general',
  'governmentFund',
  'stateCapital',
  'special',
  'institution',
  'business',
  'superior',
  'subordinate',
  'other',
  'own',
] as const

/** Ways of spending, as the expenditure table lists them. */
export const uses = ['basic', 'project', 'business', 'remittance', 'subsidy', 'reserve'] as const

const threePublicParts = ['30212', 'vehicles', 'vehiclePurchase', '30231', '30217', '30215', '30216'] as const
const countedAssets = ['vehicle', 'costly'] as const
const measuredAssets = ['officeBuilding', 'house', 'building'] as const

/** A fund that is the only one: what is stated of it is stated of all. */
const ofFunds = (key: Key): Key[] => [key, { ...key, fund: 'fiscal' }, { ...key, fund: 'general' }]

/** 三公经费 The coordinates of one of its members: stated with and without the fund. */
export const threePublicKeys = (econ: string): Key[] => [
  ...ofFunds({ use: 'expenditure', econ }),
  ...ofFunds({ econ }),
]

/** 人员、公用 The coordinates of a part of basic expenditure. */
export const partKeys = (use: 'personnel' | 'running'): Key[] => ofFunds({ use })

/**
 * 公开的事实 Every figure of a document that pages show or compare, under names that are the same in all documents. A
 * figure of last year stands under its year.
 */
export function openFacts(figures: StatedFigures): OpenFact[] {
  const facts: OpenFact[] = []
  const add = (fact: string, stated: Stated | null) => {
    if (stated) facts.push(factOf(fact, stated))
  }
  const assetOf = (...keys: Key[]) => figures.find(...keys) ?? figures.findIn(figures.year - 1, ...keys)
  for (const [fact, ...keys] of wanted) {
    const assets = fact === 'assetValue'
    add(fact, assets ? assetOf(...keys) : figures.find(...keys))
  }
  add('total', figures.findIn(figures.year - 1, {}, { use: 'expenditure' }))
  for (const fund of funds) add(`fund:${fund}`, figures.find({ origin: 'thisYear', fund }))
  for (const use of uses) add(`use:${use}`, figures.find({ use }))
  for (const use of ['personnel', 'running'] as const) add(`use:${use}`, figures.find(...partKeys(use)))
  add('threePublic', figures.find(...threePublicKeys('threePublic')))
  for (const econ of threePublicParts) add(`three:${econ}`, figures.find(...threePublicKeys(econ)))
  for (const asset of countedAssets) add(`count:${asset}`, assetOf({ measure: 'count', asset }))
  for (const asset of measuredAssets) add(`area:${asset}`, assetOf({ measure: 'count', asset }))
  return [...facts, ...accountFacts(figures), ...lastYearFacts(figures)]
}

/** 按科目 Functions of every level, and economic accounts within basic expenditure. */
function accountFacts({ all, find }: StatedFigures): OpenFact[] {
  const facts = new Map<string, OpenFact>()
  for (const { key } of all) {
    if (key.measure !== 'money') continue
    const { func, econ } = key
    if (func && (namesOnly(key, 'func') || namesOnly(key, 'use', 'func'))) {
      const stated = find({ use: 'expenditure', func }, { func })
      if (stated) facts.set(`func:${func}`, factOf(`func:${func}`, stated))
    }
    if (econ && /^3\d+$/u.test(econ) && key.use === 'basic') {
      const stated = find(...ofFunds({ use: 'basic', econ }))
      if (stated) facts.set(`econ:${econ}`, factOf(`econ:${econ}`, stated))
    }
  }
  return [...facts.values()]
}

/** 上年数 What the document states of last year, where its tables have a column for it. */
function lastYearFacts({ all, year, findIn }: StatedFigures): OpenFact[] {
  const codes = new Set(all.flatMap(({ key }) => (key.func ? [key.func] : [])))
  return [...codes].flatMap((func) => {
    const stated = findIn(year - 1, { use: 'expenditure', func }, { func })
    return stated ? [factOf(`func:${func}`, stated)] : []
  })
}

const factOf = (fact: string, { amount, step, unit, place, name, year }: Stated): OpenFact => ({
  fact,
  name,
  year,
  amount,
  step,
  unit,
  place,
})

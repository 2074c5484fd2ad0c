import { expect, it } from 'vitest'
import { fixtureDisclosure } from '../../tests/fixture.ts'
import { weightSum } from './weights.ts'

const [investment, vehicles] = fixtureDisclosure.programs

it('adds the weights and holds them against what the table states', () => {
  if (!vehicles || !investment) throw new Error('no programmes')
  expect(weightSum(vehicles)).toEqual({ sum: '100', expected: '90', execution: '10', difference: '10' })
  expect(weightSum({ ...vehicles, executionWeight: null })).toMatchObject({
    expected: null,
    difference: null,
  })
  expect(weightSum(investment)).toMatchObject({ sum: null })
})

it('adds without floats', () => {
  if (!vehicles) throw new Error('no programme')
  const indicators = vehicles.indicators.slice(0, 3).map((one) => ({ ...one, weight: '33.3' }))
  expect(weightSum({ indicators, executionWeight: null }).sum).toBe('99.9')
})

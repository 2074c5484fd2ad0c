import { describe, expect, it } from 'vitest'
import { fixture } from '../../tests/fixture.ts'
import { answerOf, chooseFindings, grouped, lightsAt, lightsOf, signed } from './findings-view.ts'
import { readDetail } from './reading.ts'

const { index } = readDetail(fixture)
const of = (id: string) => {
  const finding = fixture.findings.find((one) => one.id === id)
  if (!finding) throw new Error(id)
  return finding
}
const everything = { severity: null, answer: null, order: 'weight' } as const

describe('order and filters', () => {
  it('the heaviest first: severity, certainty, amount', () => {
    expect(chooseFindings(fixture.findings, everything, index).map(({ id }) => id)).toEqual([
      'f-narrative',
      'f-cost',
      'f-weights',
      'f-respond',
      'f-growth',
      'f-running',
    ])
  })

  it('as they stand in the document', () => {
    const inPlace = chooseFindings(fixture.findings, { ...everything, order: 'place' }, index)
    expect(inPlace.map(({ id }) => id)).toEqual([
      'f-narrative',
      'f-growth',
      'f-running',
      'f-respond',
      'f-cost',
      'f-weights',
    ])
  })

  it('by severity and by answer', () => {
    const ids = (filter: object) =>
      chooseFindings(fixture.findings, { ...everything, ...filter }, index).map(({ id }) => id)
    expect(ids({ severity: 'warning' })).toEqual(['f-weights', 'f-respond'])
    expect(ids({ answer: 'holds' })).toEqual(['f-growth'])
    expect(ids({ answer: 'unknown' })).toEqual(['f-running'])
    expect(ids({ answer: 'inapplicable' })).toEqual([])
  })

  it('a finding answers as the worst of its equations; without any, it fails', () => {
    expect(answerOf(of('f-narrative'))).toBe('fails')
    expect(answerOf(of('f-cost'))).toBe('fails')
  })
})

describe('lit places', () => {
  it('are numbered in reading order, with the culprit, what agrees and the clue', () => {
    const lights = lightsOf(index, of('f-narrative'))
    expect(lights.map(({ number, role, place }) => [number, role, place.text])).toEqual([
      [1, 'agrees', '8900.03'],
      [2, 'agrees', '8900.03'],
      [3, 'culprit', '8320.77'],
      [4, 'agrees', '3611.85'],
      [5, 'agrees', '5288.18'],
      [6, 'clue', '579.26'],
    ])
  })

  it('accuse no single place of a sum', () => {
    expect(new Set(lightsOf(index, of('f-weights')).map(({ role }) => role))).toEqual(new Set(['agrees']))
  })

  it('belong to the lines of the evidence', () => {
    const finding = of('f-narrative')
    const lights = lightsOf(index, finding)
    const numbers = finding.evidence.map(({ places }) =>
      lightsAt(index, lights, places).map(({ number }) => number),
    )
    expect(numbers).toEqual([[1, 2], [4, 5], [3]])
  })
})

it('prints differences with their sign and groups from five digits', () => {
  expect(signed('-579.26')).toBe('−579.26')
  expect(signed('10')).toBe('+10')
  expect(grouped('67309.90')).toBe('67,309.90')
  expect(grouped('8900.03')).toBe('8900.03')
  expect(grouped('-12345.6')).toBe('−12,345.6')
})

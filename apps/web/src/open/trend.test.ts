import type { OpenFact, OpenFacts } from '@mingzhang/model'
import { expect, it } from 'vitest'
import { trendOf } from './trend.ts'

const fact = (id: string, year: number, amount: number, name: string | null = null): OpenFact => ({
  fact: id,
  name,
  year,
  amount,
  step: 1,
  unit: '万元',
  place: { kind: 'text', line: 1, text: '' },
})
const document = (year: number, facts: readonly OpenFact[]): OpenFacts => ({
  unitKey: 'u',
  unitName: 'u',
  region: '',
  documentId: `d${year}`,
  year,
  kind: null,
  facts,
})

it('a year without a document has what the next year says of it', () => {
  const { years, lines } = trendOf(
    [document(2024, [fact('total', 2024, 3), fact('total', 2023, 2)])],
    () => true,
  )
  expect(years).toEqual([2023, 2024])
  expect(lines[0]?.points.map((point) => [point?.fact.amount, point?.statedIn])).toEqual([
    [2, 2024],
    [3, 2024],
  ])
})

it('a document of the year itself comes before what the next year says of it', () => {
  const documents = [document(2023, [fact('total', 2023, 9)]), document(2024, [fact('total', 2023, 2)])]
  expect(trendOf(documents, () => true).lines[0]?.points[0]?.fact.amount).toBe(9)
})

it('marks a code that was renamed, that appeared and that ended; brackets are no change', () => {
  const documents = [
    document(2023, [
      fact('func:1', 2023, 1, '甲'),
      fact('func:2', 2023, 1, '乙（室）'),
      fact('func:3', 2023, 1, '丙'),
    ]),
    document(2024, [
      fact('func:1', 2024, 1, '甲一'),
      fact('func:2', 2024, 1, '乙(室)'),
      fact('func:4', 2024, 1, '丁'),
    ]),
  ]
  const changes = new Map(trendOf(documents, () => true).lines.map((line) => [line.fact, line.change]))
  expect(changes.get('func:1')).toEqual({ kind: 'renamed', before: '甲', after: '甲一' })
  expect(changes.get('func:2')).toBeNull()
  expect(changes.get('func:3')).toEqual({ kind: 'ended', year: 2023 })
  expect(changes.get('func:4')).toEqual({ kind: 'appeared', year: 2024 })
})

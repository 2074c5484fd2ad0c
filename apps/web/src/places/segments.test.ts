import fc from 'fast-check'
import { expect, it } from 'vitest'
import { segmentsOf } from './segments.ts'

it('cuts a sentence at its figures, the narrowest mark first', () => {
  const segments = segmentsOf('其中基本支出3611.85万元', [
    { from: 2, to: 15, value: 'claim' },
    { from: 6, to: 13, value: 'light' },
  ])
  expect(segments.map(({ text, values }) => [text, ...values])).toEqual([
    ['其中'],
    ['基本支出', 'claim'],
    ['3611.85', 'light', 'claim'],
    ['万元', 'claim'],
  ])
})

it('a mark without ends covers all of the text', () => {
  expect(segmentsOf('8.00', [{ from: null, to: null, value: 1 }])).toEqual([
    { text: '8.00', at: 0, values: [1] },
  ])
})

it('the runs put together are the text again', () => {
  const ends = fc.array(fc.tuple(fc.nat(40), fc.nat(40)))
  fc.assert(
    fc.property(fc.string(), ends, (text, marks) => {
      const segments = segmentsOf(
        text,
        marks.map(([from, to], value) => ({ from, to, value })),
      )
      expect(segments.map((segment) => segment.text).join('')).toBe(text)
    }),
  )
})

import type { SourceDocument } from '@mingzhang/model'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { writePublicationHtml } from '../html/write-publication-html.ts'
import { readBack } from '../tests/round-trip.ts'
import { smallSet } from '../tests/sample-publications.ts'
import { align } from './align.ts'
import { compareFacts } from './compare-facts.ts'
import { factsOf } from './embedded-facts.ts'

const facts = factsOf(smallSet, null)
const page = new TextDecoder().decode(writePublicationHtml(smallSet, facts))

/** The page with one piece of it replaced, as read. */
const changed = (from: string, to: string): SourceDocument => {
  expect(page).toContain(from)
  return readBack(new TextEncoder().encode(page.replace(from, to))).source
}

const changesOf = (source: SourceDocument) =>
  compareFacts(facts, source).changes.map(({ table, name, approved, found }) => [
    table,
    name,
    approved,
    found,
  ])

describe('核验', () => {
  it('没改的全部相符', () => {
    expect(compareFacts(facts, changed('<title>', '<title>'))).toEqual({ same: 171, total: 171, changes: [] })
  })

  it('表里改了一个数：哪张表、哪一格、由多少改成多少', () => {
    expect(changesOf(changed('reception">32.00</td>', 'reception">23.00</td>'))).toEqual([
      ['2024年部门一般公共预算“三公”经费支出预算表', '公务接待费', '32.00', '23.00'],
    ])
  })

  it('删了一个数，多了一个数', () => {
    expect(changesOf(changed('reception">32.00</td>', 'reception"></td>'))).toMatchObject([
      [expect.anything(), '公务接待费', '32.00', null],
    ])
    expect(
      changesOf(changed('reception">32.00</td>', 'reception">32.00</td></tr><tr><td>8.00</td>')),
    ).toMatchObject([[expect.anything(), '', null, '8.00']])
  })

  it('句子里有出处的数改不得，别的字不管', () => {
    expect(changesOf(changed('>12.34</data>', '>21.34</data>'))).toEqual([
      [null, '较2023年增加', '12.34', '21.34'],
    ])
    expect(changesOf(changed('主要是', '主要因为第3项'))).toEqual([])
  })

  it('写法不同的同一个数相符', () => {
    expect(changesOf(changed('>2,700.00</td>', '>２７００.00</td>'))).toEqual([])
  })
})

test('对齐：差异之外的两边相同，换过去就是另一边', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 })
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      const rebuilt: string[] = []
      let at = 0
      for (const { from, to, otherFrom, otherTo } of align(one, other)) {
        rebuilt.push(...one.slice(at, from), ...other.slice(otherFrom, otherTo))
        at = to
      }
      expect([...rebuilt, ...one.slice(at)]).toEqual(other)
    }),
  )
})

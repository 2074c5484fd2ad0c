import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from '@mingzhang/audit'
import { type OpenBook, statementsOf } from '@mingzhang/model'
import { describe, expect, it } from 'vitest'
import { openBookOf } from './open-book-of.ts'

const samples = join(import.meta.dirname, '../../../../samples')
const wan = 1_000_000

function bookOf(name: string): OpenBook {
  const result = audit(readFileSync(join(samples, `${name}.txt`)), `${name}.txt`)
  if (!result.ok) throw new Error(result.refusal.what)
  return openBookOf(result.value.disclosure, statementsOf(result.value.disclosure))
}

const amountOf = (book: OpenBook, fact: string, year = 2024) =>
  book.facts.find((one) => one.fact === fact && one.year === year)?.amount ?? null

describe.skipIf(!existsSync(samples))('公开账', () => {
  const qinglong = bookOf('qinglong-office-affairs-2024')

  it('states the hero figures as the document does, each with its place', () => {
    expect(amountOf(qinglong, 'total')).toBe(1630.3 * wan)
    expect(amountOf(qinglong, 'carriedIn')).toBe(391.49 * wan)
    expect(amountOf(qinglong, 'fund:governmentFund')).toBe(200 * wan)
    expect(amountOf(qinglong, 'change')).toBe(15.99 * wan)
    expect(amountOf(qinglong, 'threePublic')).toBe(1.3 * wan)
    expect(qinglong.facts.every(({ place }) => place.kind === 'text')).toBe(true)
  })

  it('counts what the money can be divided by only where it is stated', () => {
    expect(amountOf(qinglong, 'count:vehicle', 2023)).toBe(100)
    expect(amountOf(qinglong, 'area:officeBuilding', 2023)).toBe(2_266_636)
    expect(amountOf(bookOf('wansheng-office-affairs-2024'), 'area:officeBuilding', 2023)).toBeNull()
  })

  it('joins sources, functions and uses where the tables say how, to the 分', () => {
    const { nodes, links } = qinglong.flow
    const through = (id: string, side: 'from' | 'to') =>
      links.filter((link) => link[side] === id).reduce((sum, { amount }) => sum + amount, 0)
    expect(nodes.filter(({ column }) => column === 'source').map(({ id }) => id)).toEqual([
      'fund:general',
      'carriedIn',
      'fund:governmentFund',
    ])
    expect(nodes.some(({ id }) => id === 'whole')).toBe(false)
    for (const { id, amount, column } of nodes) {
      if (column !== 'source') expect(through(id, 'to'), id).toBe(amount)
      if (column === 'source' || column === 'function') expect(through(id, 'from'), id).toBe(amount)
    }
  })

  it('breaks every way of spending down to its accounts and programmes', () => {
    expect(qinglong.tree.map(({ id, amount }) => [id, amount / wan])).toEqual([
      ['use:running', 1019.03],
      ['use:project', 336.11],
      ['use:personnel', 275.16],
    ])
    for (const { id, amount, blocks } of qinglong.tree) {
      const sum = blocks.reduce((total, block) => total + block.amount, 0)
      expect(Math.abs(sum - amount), id).toBeLessThanOrEqual(10_000 * blocks.length)
    }
    expect(qinglong.tree[0]?.blocks[0]).toMatchObject({ name: '物业管理费', amount: 940.17 * wan })
    expect(qinglong.programs).toHaveLength(12)
  })

  it('draws a document that is nothing but programmes by their budgets', () => {
    const { tree, flow, facts } = bookOf('wansheng-key-programmes-2024')
    expect(tree).toMatchObject([{ id: 'use:project', amount: 66_544.11 * wan, place: null }])
    expect(tree[0]?.blocks).toHaveLength(85)
    expect([flow.nodes, facts.some(({ fact }) => fact === 'total')]).toEqual([[], false])
  })

  it('draws nothing of a document that states no total', () => {
    const empty = openBookOf(
      { ...emptyDisclosure, document: { ...emptyDisclosure.document, year: 2024 } },
      [],
    )
    expect(empty).toEqual({ facts: [], flow: { nodes: [], links: [] }, tree: [], programs: [], tables: [] })
  })

  const names = [
    'wansheng-office-affairs-2024',
    'qijiang-government-services-2024',
    'qinhuangdao-office-affairs-2023',
    'wansheng-key-programmes-2024',
  ]
  it.each(names)('%s: columns and groups never exceed what they are parts of', (name) => {
    const { flow, tree, facts } = bookOf(name)
    for (const { id, amount, column } of flow.nodes) {
      if (column === 'source' || column === 'part') continue
      const outs = flow.links.filter(({ from }) => from === id).reduce((sum, link) => sum + link.amount, 0)
      expect(outs, id).toBeLessThanOrEqual(amount + 100_000)
    }
    for (const { id, amount, blocks } of tree) {
      expect(
        blocks.reduce((sum, block) => sum + block.amount, 0),
        id,
      ).toBeLessThanOrEqual(amount + 100_000)
    }
    expect(new Set(facts.map(({ fact, year }) => `${fact} ${year}`)).size).toBe(facts.length)
  })
})

const emptyDisclosure = {
  document: {
    file: 'x',
    format: 'text',
    title: null,
    unit: { code: null, name: null },
    year: null,
    stage: 'initial',
    kind: null,
    region: null,
    amountUnit: null,
    confidence: 1,
  },
  tables: [],
  programs: [],
  departmentTargets: { name: null, budget: null, goal: null, indicators: [], place: null },
  claims: [],
  unplaced: [],
  sections: [],
} as const

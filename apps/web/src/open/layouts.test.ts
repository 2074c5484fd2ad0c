import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutFlow, narrowFlow } from './lay-out-flow.ts'
import { layOutTree } from './lay-out-tree.ts'

const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 30 })

describe('tree map', () => {
  it('fills the rectangle exactly, each block by its amount, none outside', () => {
    fc.assert(
      fc.property(amounts, (given) => {
        const items = given.toSorted((one, other) => other - one).map((amount) => ({ amount }))
        const boxes = layOutTree(items, { x: 0, y: 0, width: 800, height: 300 })
        const total = given.reduce((sum, amount) => sum + amount, 0)
        expect(boxes).toHaveLength(items.length)
        boxes.forEach((box, index) => {
          const share = ((items[index]?.amount ?? 0) / total) * 800 * 300
          expect(box.width * box.height).toBeCloseTo(share, 2)
          expect(box.x).toBeGreaterThanOrEqual(-0.01)
          expect(box.x + box.width).toBeLessThanOrEqual(800.01)
          expect(box.y + box.height).toBeLessThanOrEqual(300.01)
        })
      }),
    )
  })
})

const node = (id: string, column: 'source' | 'function' | 'use' | 'part', amount: number) => ({
  id,
  column,
  name: null,
  amount,
  place: null,
})

describe('flow', () => {
  const flow = {
    nodes: [
      node('a', 'source', 600),
      node('b', 'source', 400),
      node('f', 'function', 1000),
      node('use:basic', 'use', 700),
      node('use:project', 'use', 300),
      node('use:running', 'part', 500),
      node('use:personnel', 'part', 200),
    ],
    links: [
      { from: 'a', to: 'f', amount: 600 },
      { from: 'b', to: 'f', amount: 400 },
      { from: 'f', to: 'use:basic', amount: 700 },
      { from: 'f', to: 'use:project', amount: 300 },
      { from: 'use:basic', to: 'use:running', amount: 500 },
      { from: 'use:basic', to: 'use:personnel', amount: 200 },
    ],
  }
  const size = { width: 800, height: 300, bar: 10, gap: 10 }

  it('heights are in one scale and bands leave a bar within it', () => {
    const { nodes, links, height } = layOutFlow(
      flow,
      size,
      { source: 0, function: 200, use: 400, part: 600 },
      () => 16,
    )
    const byId = new Map(nodes.map((one) => [one.id, one]))
    const scale = (byId.get('f')?.height ?? 0) / 1000
    for (const one of nodes) expect(one.height).toBeCloseTo(one.amount * scale, 6)
    for (const { from, y0, width } of links) {
      expect(y0 - width / 2).toBeGreaterThanOrEqual(from.y - 0.01)
      expect(y0 + width / 2).toBeLessThanOrEqual(from.y + from.height + 0.01)
    }
    expect(height).toBeLessThanOrEqual(300.01)
  })

  it('the narrow one has three columns and loses nothing', () => {
    const { nodes, links } = narrowFlow(flow)
    expect(nodes.map(({ id }) => id)).toEqual([
      'a',
      'b',
      'whole',
      'use:running',
      'use:personnel',
      'use:project',
    ])
    const into = links.filter(({ to }) => to === 'whole').reduce((sum, { amount }) => sum + amount, 0)
    const out = links.filter(({ from }) => from === 'whole').reduce((sum, { amount }) => sum + amount, 0)
    expect([into, out]).toEqual([1000, 1000])
  })
})

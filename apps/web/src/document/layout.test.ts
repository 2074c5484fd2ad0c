import { describe, expect, it } from 'vitest'
import { fixture } from '../../tests/fixture.ts'
import { largeFixture } from '../../tests/large-fixture.ts'
import { lightsOf } from './findings-view.ts'
import { type Item, layout, shows } from './layout.ts'
import { readDetail } from './reading.ts'

const reading = readDetail(fixture)
const [narrative] = fixture.findings
const lights = narrative ? lightsOf(reading.index, narrative) : []
const spots = lights.map(({ spot }) => spot)

const blocksOf = (item: Item): readonly number[] => {
  if (item.kind === 'fold') return Array.from({ length: item.to - item.from }, (_, step) => item.from + step)
  return item.kind === 'caption' ? item.blocks : [item.block]
}

describe('the page in items', () => {
  it('shows every block once and in order, folded or not', () => {
    for (const folded of [true, false]) {
      const blocks = layout(reading, spots, folded).flatMap(blocksOf)
      expect(blocks).toEqual(reading.index.blocks.map((_, block) => block))
    }
  })

  it('puts the lines between the title of a table and its grid on one line', () => {
    const captions = layout(reading, [], false).filter((item) => item.kind === 'caption')
    expect(captions.map(({ blocks }) => blocks.length)).toEqual([3, 3, 1, 1, 1])
  })

  it('keeps every lit place in sight and says which rows it leaves out', () => {
    const items = layout(reading, spots, true)
    for (const spot of spots) {
      expect(items.some((item) => item.kind !== 'fold' && shows(item, spot))).toBe(true)
    }
    const rows = items.find((item) => item.kind === 'rows')
    expect(rows?.kind === 'rows' && rows.parts.map(({ kind }) => kind)).toEqual(['rows', 'cut', 'rows'])
    expect(items.some((item) => item.kind === 'fold')).toBe(true)
  })

  it('without a selection nothing is folded', () => {
    expect(layout(reading, [], true).some((item) => item.kind === 'fold')).toBe(false)
  })

  it('a long document makes items, none of them with more rows than a screen or two', () => {
    const items = layout(readDetail(largeFixture()), [], false)
    const rows = items
      .flatMap((item) => (item.kind === 'rows' ? item.parts : []))
      .map(({ from, to }) => to - from)
    expect(Math.max(...rows)).toBeLessThanOrEqual(40)
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(85 * 28)
  })
})

import { describe, expect, it } from 'vitest'
import { fixture } from '../../tests/fixture.ts'
import { coveredCells } from './covered-cells.ts'
import { isFigure, paperWidth, spreadingCell } from './printed-table.ts'
import { readDetail } from './reading.ts'

const reading = readDetail(fixture)
const tables = [...reading.printed.values()]

describe('grids as official tables', () => {
  it('know their table by the places of its rows', () => {
    expect(tables.map(({ table }) => table?.id ?? null)).toEqual(['t1', 't2', 't3', null, null])
  })

  it('join blank header cells to the word they belong to', () => {
    const spans = tables[0]?.head.rows.map((row) =>
      row.map(({ text, columnSpan, rowSpan }) => `${text} ${columnSpan}×${rowSpan}`),
    )
    expect(spans).toEqual([
      ['序号 1×2', '收入 2×1', '支出 2×1'],
      ['项目 1×1', '预算数 1×1', '项目 1×1', '预算数 1×1'],
      ['栏次 1×1', '1 1×1', '2 1×1', '3 1×1', '4 1×1'],
    ])
    expect(
      tables[1]?.head.rows[0]?.map(({ text, columnSpan, rowSpan }) => [text, columnSpan, rowSpan]),
    ).toContainEqual(['合计', 1, 2])
  })

  it('set figures right and keep inside the paper where they can', () => {
    expect(tables[1]?.columns[3]?.setting).toBe('number')
    expect(tables[1]?.columns[1]?.setting).toBe('text')
    for (const { width } of tables) expect(width).toBeLessThanOrEqual(paperWidth)
  })

  it('a form of labels and values has no header, and its last value stands over the blanks', () => {
    const form = tables[3]
    expect(form?.headRows).toBe(0)
    const goal = form?.grid.rows[2]?.cells ?? []
    expect(spreadingCell(goal, null)).toBe(1)
    expect(spreadingCell(form?.grid.rows[1]?.cells ?? [], null)).toBe(null)
  })

  it('knows a figure from words', () => {
    expect(['8900.03', '1,117.75', '−0.30', '２０', '98%'].every(isFigure)).toBe(true)
    expect(['', '—', '０.ＯＯ', '101-某局', '12次'].some(isFigure)).toBe(false)
  })
})

it('blanks under merged cells are not drawn', () => {
  const place = { kind: 'text', line: 1, text: '' } as const
  const row = (...cells: { text: string; rowSpan?: number; columnSpan?: number }[]) => ({
    place,
    cells: cells.map((cell) => ({ ...cell, place })),
  })
  const merged = coveredCells({
    kind: 'grid',
    place,
    rows: [
      row({ text: '科目', rowSpan: 2 }, { text: '支出', columnSpan: 2 }, { text: '' }),
      row({ text: '' }, { text: '基本' }, { text: '项目' }),
    ],
  })
  expect([...merged]).toEqual([
    ['1.0', 0],
    ['0.2', 0],
  ])
})

describe('what a document is read into', () => {
  it('figures stand in the cells and sentences that state them', () => {
    const all = [...reading.figures.values()].flat()
    expect(all.filter(({ claim }) => claim).length).toBe(fixture.disclosure.claims.length)
    expect(all.filter(({ statement }) => statement?.from.kind === 'program').length).toBe(2)
  })

  it('names codes as the document does, without ordinals and 其中', () => {
    expect(reading.names.get('2010350')).toBe('事业运行')
    expect(reading.names.get('vehiclePurchase')).toBe('公务用车购置费')
  })
})

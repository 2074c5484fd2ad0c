import type { Place, SourceDocument } from '@mingzhang/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexSource, lineOf, locate, spotText } from './source-index.ts'

const text = (line: number, column: number, of: string): Place => ({ kind: 'text', line, column, text: of })

const grid = (line: number, cells: readonly string[]) => {
  let column = 1
  return {
    place: { kind: 'text', line, text: cells.join('\t') } as const,
    cells: cells.map((of) => {
      const cell = { text: of, place: text(line, column, of) }
      column += of.length + 1
      return cell
    }),
  }
}

const source: SourceDocument = {
  format: 'text',
  blocks: [
    {
      kind: 'paragraph',
      text: '收入100.00万元，支出100.00万元。',
      place: text(1, 1, '收入100.00万元，支出100.00万元。'),
    },
    {
      kind: 'grid',
      place: { kind: 'text', line: 3, endLine: 4, text: '' },
      rows: [grid(3, ['合计', '8.00', '', '8.00']), grid(4, ['项目', '8.00', '', ''])],
    },
    {
      kind: 'paragraph',
      text: '预算50万元',
      place: text(6, 1, '<p>预算 50 万元</p>'),
      origin: [3, 4, 6, 7, 9, 10],
    },
  ],
}
const index = indexSource(source)
const one = (place: Place) => locate(index, place)[0]

describe('where a place falls in what is shown', () => {
  it('a figure in a sentence: the characters of the paragraph', () => {
    expect(one(text(1, 3, '100.00'))).toEqual({ block: 0, row: null, cell: null, from: 2, to: 8 })
    expect(one(text(1, 14, '100.00'))).toMatchObject({ from: 13, to: 19 })
  })

  it('a cell: by its column, also where the same figure stands twice in the row', () => {
    expect(one(text(3, 4, '8.00'))).toEqual({ block: 1, row: 0, cell: 1, from: null, to: null })
    expect(one(text(3, 10, '8.00'))).toMatchObject({ row: 0, cell: 3 })
  })

  it('a blank cell: by its column alone', () => {
    expect(one(text(3, 9, ''))).toMatchObject({ row: 0, cell: 2 })
  })

  it('a cell without a column: by its text when no other cell of the line reads the same', () => {
    expect(one({ kind: 'text', line: 4, text: '8.00' })).toMatchObject({ row: 1, cell: 1 })
    expect(one({ kind: 'text', line: 3, text: '8.00' })).toMatchObject({ row: 0, cell: null })
  })

  it('a cleaned paragraph: columns of the line, characters of the cleaned text', () => {
    expect(one(text(6, 7, '50'))).toMatchObject({ block: 2, from: 2, to: 4 })
    expect(one(text(6, 4, '预算 50'))).toMatchObject({ block: 2, from: 0, to: 4 })
  })

  it('a cell with mark-up cut out: characters count from the start of the cell', () => {
    const goal = grid(8, ['目标', '<p>补助50人</p>'])
    const [label, words] = goal.cells
    if (!label || !words) throw new Error('no cells')
    const cells = [label, { ...words, text: '补助50人', origin: [3, 4, 5, 6, 7] }]
    const cleaned = indexSource({
      format: 'text',
      blocks: [{ kind: 'grid', place: goal.place, rows: [{ ...goal, cells }] }],
    })
    expect(locate(cleaned, text(8, 9, '50'))[0]).toMatchObject({ cell: 1, from: 2, to: 4 })
    expect(locate(cleaned, words.place)[0]).toMatchObject({ cell: 1, from: null, to: null })
  })

  it('more than the first cell of a row says: the row', () => {
    expect(one(text(3, 1, '合计\t8.00\t\t8.00'))).toMatchObject({ row: 0, cell: null })
    expect(one({ kind: 'text', line: 4, text: '项目\t8.00\t\t' })).toMatchObject({ row: 1, cell: null })
  })

  it('a place in another file: nowhere here', () => {
    expect(locate(index, { kind: 'text', line: 1, column: 3, text: '100.00', file: '上年.txt' })).toEqual([])
  })

  it('a derived place: every place it comes from', () => {
    const derived: Place = { kind: 'derived', from: [text(3, 4, '8.00'), text(4, 4, '8.00')], text: '16.00' }
    expect(locate(index, derived).map(spotText)).toEqual(['1.0.1', '1.1.1'])
    expect(lineOf(derived)).toBe(3)
  })

  it('a line that is not in the document: nowhere', () => {
    expect(locate(index, text(99, 1, '8.00'))).toEqual([])
  })

  it('places of other formats: exactly the same place', () => {
    const cell: Place = { kind: 'xlsx', sheet: '表3', cell: 'C12', text: '8.00' }
    const sheet = indexSource({
      format: 'xlsx',
      blocks: [
        { kind: 'grid', place: cell, rows: [{ place: cell, cells: [{ text: '8.00', place: cell }] }] },
      ],
    })
    expect(locate(sheet, cell)[0]).toMatchObject({ block: 0, row: 0, cell: 0 })
    expect(locate(sheet, { ...cell, cell: 'C13' })).toEqual([])
    expect(locate(sheet, { ...cell, text: '8' })[0]).toMatchObject({ cell: 0, from: 0, to: 1 })
  })

  it('a printed line inside a paragraph: its characters of the paragraph', () => {
    const box = (y: number, of: string): Place => ({ kind: 'pdf', page: 2, box: [0, y, 9, y + 9], text: of })
    const page = indexSource({
      format: 'pdf',
      blocks: [
        {
          kind: 'paragraph',
          text: '收入100.00万元，支出90.00万元',
          place: box(0, '收入100.00万元，支出90.00万元'),
          lines: [
            { start: 0, place: box(0, '收入100.00万元，') },
            { start: 11, place: box(9, '支出90.00万元') },
          ],
        },
      ],
    })
    expect(locate(page, box(9, '90.00'))[0]).toMatchObject({ block: 0, from: 13, to: 18 })
    expect(locate(page, box(9, '支出90.00万元'))[0]).toMatchObject({ from: 11, to: 20 })
    expect(locate(page, box(0, '100.00'))[0]).toMatchObject({ from: 2, to: 8 })
  })

  it('any substring of a paragraph comes back as itself', () => {
    const words = fc.string({ minLength: 1, maxLength: 30 }).filter((of) => !of.includes('\n'))
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (line, a, b) => {
        const from = Math.min(a, b) % line.length
        const to = Math.max(from + 1, Math.max(a, b) % (line.length + 1))
        const small = indexSource({
          format: 'text',
          blocks: [{ kind: 'paragraph', text: line, place: text(1, 1, line) }],
        })
        const spot = locate(small, text(1, from + 1, line.slice(from, to)))[0]
        expect(line.slice(spot?.from ?? 0, spot?.to ?? line.length)).toBe(line.slice(from, to))
      }),
    )
  })
})

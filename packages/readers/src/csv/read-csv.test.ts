import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { readSource } from '../read-source.ts'
import { readCsv, separatorOf } from './read-csv.ts'

const textsOf = (text: string): unknown[] | undefined =>
  readCsv(text, ',', 1000)?.blocks.map((block) =>
    block.kind === 'grid' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : block.text,
  )

describe('values parted by commas', () => {
  test('quotes hold commas, quotes and line breaks; titles are paragraphs', () => {
    expect(textsOf('收支总表,,\n项目,预算数,备注\n收入,"1,234.50","含""结转""\n资金"\n')).toEqual([
      '收支总表',
      [
        ['项目', '预算数', '备注'],
        ['收入', '1,234.50', '含"结转"\n资金'],
      ],
    ])
  })

  test('every value has its line and character', () => {
    const grid = readCsv('甲,"乙\n丙",1\n丁,,2', ',', 1000)?.blocks[0]
    expect(grid?.kind === 'grid' && grid.rows.map((row) => row.cells.map((cell) => cell.place))).toEqual([
      [
        { kind: 'text', line: 1, column: 1, text: '甲' },
        { kind: 'text', line: 1, endLine: 2, column: 3, text: '乙\n丙' },
        { kind: 'text', line: 2, column: 4, text: '1' },
      ],
      [
        { kind: 'text', line: 3, column: 1, text: '丁' },
        { kind: 'text', line: 3, column: 3, text: '' },
        { kind: 'text', line: 3, column: 4, text: '2' },
      ],
    ])
  })

  test('two tables are parted by a blank row and a title', () => {
    expect(textsOf('项目,数\n甲,1\n,\n第二张表,\n项目,数\n乙,2\n')).toEqual([
      [
        ['项目', '数'],
        ['甲', '1'],
      ],
      '第二张表',
      [
        ['项目', '数'],
        ['乙', '2'],
      ],
    ])
  })

  test('a text is told from values by its rows', () => {
    expect(separatorOf('项目,数\n甲,1\n')).toBe(',')
    expect(separatorOf('本年收入1,234.50万元，增加\n支出合计如下\n无\n')).toBe(null)
    expect(separatorOf('项目\t数\n甲\t1\n')).toBe(null)
    expect(separatorOf('项目\t"数\n（万元）"\n甲\t1\n')).toBe('\t')
  })

  test('in GB18030 as spreadsheets write it', () => {
    const bytes = Uint8Array.from([
      0xd4, 0xa4, 0x2c, 0xcb, 0xe3, 0x0d, 0x0a, 0xd4, 0xa4, 0x2c, 0x31, 0x0d, 0x0a,
    ])
    const read = readSource(bytes, defaultLimits)
    expect(read.ok && read.value.format).toBe('csv')
  })
})

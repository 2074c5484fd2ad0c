import { describe, expect, test } from 'vitest'
import { aPage, level, print, printLeftOf } from './testing/a-page.ts'
import { levels, read, saidOn } from './testing/said-on.ts'

describe('a table without upright lines', () => {
  const row = (y: number, name: string, a: string, b: string) => [
    ...print(60, y, name),
    ...printLeftOf(300, y, a),
    ...printLeftOf(400, y, b),
  ]
  const glyphs = [
    ...print(200, 80, '部门支出总表'),
    ...print(60, 110, '项目'),
    ...print(270, 110, '基本支出'),
    ...print(370, 110, '项目支出'),
    ...row(130, '教育支出', '1,200.00', '3.50'),
    ...row(150, '农林水支出', '40.00', ''),
    ...row(170, '其他支出', '7.10', '100.00'),
    ...row(190, '合计', '1,247.10', '103.50'),
  ]
  const rows = [
    '项目|基本支出|项目支出',
    '教育支出|1,200.00|3.50',
    '农林水支出|40.00|',
    '其他支出|7.10|100.00',
    '合计|1,247.10|103.50',
  ]

  test('is found by alignment', () => {
    expect(saidOn(aPage(1, glyphs))).toEqual(['部门支出总表', rows])
  })

  test('which is less than sure', () => {
    const table = read(aPage(1, glyphs)).find((block) => block.kind === 'grid')
    expect(table?.kind === 'grid' && table.rows.every((row) => (row.confidence ?? 1) < 0.7)).toBe(true)
  })

  test('and between level lines', () => {
    expect(saidOn(aPage(1, glyphs, levels([95, 117, 197], 50, 410)))).toEqual(['部门支出总表', rows])
  })

  test('between level lines keeps a head of two rows and a name wrapped around its figures', () => {
    const printed = [
      ...print(60, 120, '科目'),
      ...print(260, 110, '预算数'),
      ...print(230, 128, '基本支出'),
      ...print(330, 128, '项目支出'),
      ...print(60, 148, '教育支出'),
      ...printLeftOf(270, 148, '1,200.00'),
      ...printLeftOf(370, 148, '3.50'),
      ...print(60, 166, '机关事业单位基本'),
      ...printLeftOf(270, 173, '40.00'),
      ...print(60, 180, '养老保险'),
      ...print(60, 198, '合计'),
      ...printLeftOf(270, 198, '1,240.00'),
      ...printLeftOf(370, 198, '3.50'),
    ]
    const rules = [...levels([97, 135, 155, 185, 205], 50, 410), level(115, 220, 410)]
    expect(saidOn(aPage(1, printed, rules))).toEqual([
      [
        '科目|预算数|',
        '|基本支出|项目支出',
        '教育支出|1,200.00|3.50',
        '机关事业单位基本养老保险|40.00|',
        '合计|1,240.00|3.50',
      ],
    ])
  })

  test('keeps the head of a column without figures apart from that of its neighbour', () => {
    const printed = [
      ...print(60, 118, '合计'),
      ...print(150, 118, '出国费'),
      ...print(300, 110, '公务用车'),
      ...print(260, 126, '小计'),
      ...print(350, 126, '购置费'),
      ...printLeftOf(85, 146, '47.00'),
      ...printLeftOf(285, 146, '15.00'),
      ...printLeftOf(380, 146, '32.00'),
    ]
    const rules = [...levels([97, 132, 152], 50, 410), level(114, 240, 410)]
    expect(saidOn(aPage(1, printed, rules))).toEqual([
      ['合计|出国费|公务用车|', '||小计|购置费', '47.00||15.00|32.00'],
    ])
  })

  test('goes on with columns in which nothing is printed on the next page', () => {
    const next = [...row(60, '资本支出', '8.00', ''), ...row(80, '往来支出', '9.00', '')]
    expect(saidOn(aPage(1, glyphs), aPage(2, next))).toEqual([
      '部门支出总表',
      rows,
      ['资本支出|8.00|', '往来支出|9.00|'],
    ])
  })

  test('contents with leaders are no table', () => {
    const lines = [100, 120, 140, 160].flatMap((y, index) =>
      print(60, y, `一、主要职能…………………… ${index + 3}`),
    )
    expect(read(aPage(1, lines)).every((block) => block.kind === 'paragraph')).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import { aPage, level, print, printLeftOf, upright } from './testing/a-page.ts'
import { levels, read, said, saidOn, uprights } from './testing/said-on.ts'

describe('a table drawn with lines', () => {
  const words = [
    ...print(60, 115, '项目'),
    ...print(210, 115, '预算数'),
    ...print(60, 135, '教育支出'),
    ...printLeftOf(348, 135, '1,234.56'),
  ]
  const rows = ['项目|预算数', '教育支出|1,234.56']

  test('is read by its lines', () => {
    const rules = [...levels([100, 120, 140]), ...uprights([50, 200, 350], 100, 140)]
    expect(saidOn(aPage(1, words, rules))).toEqual([rows])
  })

  test.each([
    ['left and right', [...levels([100, 120, 140]), ...uprights([200], 100, 140)]],
    ['top and foot', [...levels([120]), ...uprights([50, 200, 350], 100, 140)]],
  ])('keeps every cell without a border %s', (_, rules) => {
    expect(saidOn(aPage(1, words, rules))).toEqual([rows])
  })

  test('a merged header stands over blanks, a merged cell before blanks below', () => {
    const rules = [
      ...levels([100, 140, 160, 180]),
      level(120, 200, 350),
      level(160, 200, 350),
      ...uprights([50, 200, 350], 100, 180),
      upright(275, 120, 180),
    ].filter((rule) => rule.at !== 160 || rule.from === 200)
    const glyphs = [
      ...print(60, 125, '项目'),
      ...print(250, 115, '预算数'),
      ...print(210, 135, '基本'),
      ...print(285, 135, '项目'),
      ...print(60, 162, '合计'),
      ...print(210, 155, '1.00'),
      ...print(285, 155, '2.00'),
      ...print(210, 175, '3.00'),
      ...print(285, 175, '4.00'),
    ]
    const [grid] = read(aPage(1, glyphs, rules))
    expect(grid && said(grid)).toEqual(['项目|预算数|', '|基本|项目', '合计|1.00|2.00', '|3.00|4.00'])
    const spans = grid?.kind === 'grid' ? grid.rows.map((row) => row.cells[0]?.rowSpan ?? 1) : []
    expect(spans).toEqual([2, 1, 2, 1])
  })

  test('a figure longer than its cell stays whole; two figures without a gap stay two', () => {
    const rules = [...levels([100, 120], 50, 200), ...uprights([50, 90, 130, 200], 100, 120)]
    const glyphs = [...printLeftOf(133, 115, '82,096.42'), ...print(133, 115, '82,096.42')]
    expect(
      saidOn(aPage(1, glyphs, [...rules, ...levels([140], 50, 200), ...uprights([50, 200], 120, 140)])),
    ).toEqual([['|82,096.42|82,096.42', '||']])
  })

  test('a figure and a code close to the line between their cells stay two', () => {
    const rules = [...levels([100, 120], 50, 200), ...uprights([50, 91, 150, 200], 100, 120)]
    const glyphs = [...printLeftOf(90, 115, '845.10'), ...print(92, 115, '30201'), ...print(152, 115, '1.00')]
    const under = [...levels([140], 50, 200), ...uprights([50, 200], 120, 140)]
    expect(saidOn(aPage(1, glyphs, [...rules, ...under]))).toEqual([['845.10|30201|1.00', '||']])
  })

  test('a cell wrapped over lines is one text, without blanks between Chinese characters', () => {
    const rules = [...levels([100, 140, 160], 50, 200), ...uprights([50, 130, 200], 100, 160)]
    const glyphs = [
      ...print(52, 114, '机关事业单位'),
      ...print(52, 132, '养老保险缴费'),
      ...print(140, 123, '9.00'),
      ...print(52, 155, '合计'),
    ]
    expect(saidOn(aPage(1, glyphs, rules))).toEqual([['机关事业单位养老保险缴费|9.00', '合计|']])
  })

  test('wider than its page keeps what the edge cuts in the last column', () => {
    const glyphs = [...print(452, 115, '预算数'), ...print(555, 115, '预留份额'), ...print(452, 135, '2.00')]
    const rules = [...levels([100, 120, 140], 440, 600), ...uprights([440, 550, 600], 100, 140)]
    const cut = [...glyphs, ...print(590, 135, '1,212.23')]
    expect(saidOn(aPage(1, cut, rules))).toEqual([['预算数|预留份额', '2.00|1,212.23']])
  })

  test('wider than its page accuses nobody: columns of it are missing', () => {
    const glyphs = [...print(452, 115, '合计'), ...print(555, 115, '基本支出'), ...print(452, 135, '2.00')]
    const table = (right: number) => [
      ...levels([100, 120, 140], 440, right),
      ...uprights([440, 550, right], 100, 140),
    ]
    const sureOf = (right: number) => {
      const [grid] = read(aPage(1, glyphs, table(right)))
      return grid?.kind === 'grid' ? grid.rows.map((row) => row.confidence ?? 1) : []
    }
    expect(sureOf(600).every((confidence) => confidence < 0.75)).toBe(true)
    expect(sureOf(595)).toEqual([1, 1])
  })

  test('goes on over the page where its columns do', () => {
    const rules = [...levels([100, 120, 140]), ...uprights([50, 200, 350], 100, 140)]
    const foot = print(295, 780, '1')
    const blocks = read(aPage(1, [...words, ...foot], rules), aPage(2, words, rules))
    expect(blocks.map((block) => block.kind === 'grid' && block.continues === true)).toEqual([
      false,
      true,
      false,
    ])
  })
})

describe('running text', () => {
  const full =
    '本年度收入预算总额为人民币五百万元其中一般公共预算拨款收入四百万元政府性基金预算收入一百万元支出'

  test('a line that fills its measure goes on in the next, on the next page too', () => {
    const one = aPage(1, [
      ...print(70, 700, full),
      ...print(50, 720, `${full}五十`),
      ...print(290, 780, '- 3 -'),
    ])
    const two = aPage(2, [
      ...print(50, 60, '万元，与上年持平。'),
      ...print(70, 80, `（一）${full}`),
      ...print(290, 780, '- 4 -'),
    ])
    expect(saidOn(one, two)).toEqual([
      `${full}${full}五十万元，与上年持平。`,
      `（一）${full}`,
      '- 3 -',
      '- 4 -',
    ])
    const [paragraph] = read(one, two)
    const pages =
      paragraph?.kind === 'paragraph'
        ? paragraph.lines?.map(({ place }) => 'page' in place && place.page)
        : []
    expect(pages).toEqual([1, 1, 2])
  })

  test('what a bracket opens on the next line had no room either', () => {
    const lines = [full, full, full, full.slice(0, -2), '（境）费0万元。']
    const page = aPage(
      1,
      lines.flatMap((line, index) => print(50, 100 + 20 * index, line)),
    )
    expect(saidOn(page)).toEqual([lines.join('')])
  })

  test('titles that happen to end together do not run on: the other pages show where the text ends', () => {
    const prose = aPage(
      1,
      [100, 120, 140].flatMap((y) => print(50, y, full)).concat(print(50, 160, '万元。')),
    )
    const titles = [
      '某市某区机关事务管理中心二〇二四年部门收支预算总表',
      '某市某区机关事务管理中心二〇二四年部门支出预算总表',
    ]
    const tables = aPage(2, [...print(50, 100, titles[0] ?? ''), ...print(50, 120, titles[1] ?? '')])
    expect(saidOn(prose, tables)).toEqual([`${full}${full}${full}万元。`, ...titles])
  })

  test('the unit of a table stands on a line of its own', () => {
    const lines = [full, full, full, '单位：万元']
    const page = aPage(
      1,
      lines.flatMap((line, index) => print(50, 100 + 20 * index, line)),
    )
    expect(saidOn(page)).toEqual([`${full}${full}${full}`, '单位：万元'])
  })

  test('headings and short lines stand alone', () => {
    const page = aPage(1, [
      ...print(70, 100, '一、收入情况'),
      ...print(70, 120, full),
      ...print(50, 140, '万元。'),
      ...print(70, 160, '二、支出情况'),
    ])
    expect(saidOn(page)).toEqual(['一、收入情况', `${full}万元。`, '二、支出情况'])
  })

  test('what the file prints out of order is put in order', () => {
    expect(
      saidOn(
        aPage(1, [
          ...print(120, 100, '万元'),
          ...print(60, 100, '收入'),
          ...print(80, 100, '1,234.5'),
          ...print(115, 100, '6'),
        ]),
      ),
    ).toEqual(['收入1,234.56万元'])
  })

  test('bold faked by printing twice is printed once', () => {
    expect(saidOn(aPage(1, [...print(60, 100, '合计'), ...print(60.4, 100, '合计')]))).toEqual(['合计'])
  })

  test('a header on every page comes after the text, and nothing is lost', () => {
    const pages = [1, 2, 3, 4].map((number) =>
      aPage(number, [...print(200, 40, '某市机关事务中心部门预算'), ...print(60, 300, `第${number}段`)]),
    )
    const header = '某市机关事务中心部门预算'
    expect(saidOn(...pages)).toEqual(['第1段', '第2段', '第3段', '第4段', header, header, header, header])
  })
})

test('places are those of the page as seen, whichever way it is turned', () => {
  const page = { ...aPage(1, print(100, 200, '预算')), width: 800, height: 600, turn: 1 as const }
  expect(read(page)[0]?.place).toEqual({ kind: 'pdf', page: 1, box: [191.4, 680, 201.4, 700], text: '预算' })
})

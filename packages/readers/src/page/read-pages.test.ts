import type { Block } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import type { Page } from './page.ts'
import { readPages } from './read-pages.ts'
import { aPage, level, print, printLeftOf, upright } from './testing/a-page.ts'

const said = (block: Block): string | string[] =>
  block.kind === 'paragraph'
    ? block.text
    : block.rows.map((row) => row.cells.map((cell) => cell.text).join('|'))

const read = (...pages: readonly Page[]) => readPages(pages, 'pdf', 10_000)
const saidOn = (...pages: readonly Page[]) => read(...pages).map(said)

const levels = (ys: readonly number[], from = 50, to = 350) => ys.map((y) => level(y, from, to))
const uprights = (xs: readonly number[], from: number, to: number) => xs.map((x) => upright(x, from, to))

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

describe('a table that goes on over the page', () => {
  const [top, foot] = [40, 780]
  /** Columns with these edges, rows with these, and words at the left of each cell. */
  const table = (xs: readonly number[], ys: readonly number[], rows: readonly (readonly string[])[]) => ({
    rules: [...levels(ys, xs[0], xs.at(-1)), ...uprights(xs, ys[0] ?? 0, ys.at(-1) ?? 0)],
    glyphs: rows.flatMap((row, down) =>
      row.flatMap((text, across) => print((xs[across] ?? 0) + 4, (ys[down] ?? 0) + 14, text)),
    ),
  })
  type Drawn = ReturnType<typeof table>
  const pageOf = (number: number, ...drawn: Drawn[]) =>
    aPage(
      number,
      drawn.flatMap(({ glyphs }) => glyphs),
      drawn.flatMap(({ rules }) => rules),
    )
  const without = (at: number, { rules, glyphs }: Drawn): Drawn => ({
    glyphs,
    rules: rules.filter((rule) => !(rule.isLevel && rule.at === at)),
  })

  test('has all columns on both pages, those merged on one of them too', () => {
    const one = table(
      [50, 150, 250, 350],
      [700, 740, foot],
      [
        ['产出指标', '数量指标', '台数'],
        ['产出指标', '质量指标', '合格率'],
      ],
    )
    const two = table([50, 150, 350], [top, 60], [['满意度指标', '服务对象满意度']])
    expect(saidOn(pageOf(1, one), pageOf(2, two))).toEqual([
      ['产出指标|数量指标|台数', '产出指标|质量指标|合格率'],
      ['满意度指标|服务对象满意度|'],
    ])
  })

  test('puts together a row through which the page went: no line closes it on either page', () => {
    const one = without(
      foot,
      table(
        [50, 150, 350],
        [700, 740, foot],
        [
          ['项目概况', '略'],
          ['当年', '做好节能的宣传'],
        ],
      ),
    )
    const two = without(
      top,
      table(
        [50, 150, 350],
        [top, 60, 80],
        [
          ['绩效目标', '和培训。'],
          ['联系人', '某某'],
        ],
      ),
    )
    expect(saidOn(pageOf(1, one), pageOf(2, two))).toEqual([
      ['项目概况|略', '当年绩效目标|做好节能的宣传和培训。'],
      ['联系人|某某'],
    ])
  })

  test('puts together words of a head between whose rows the page went', () => {
    const one = table([50, 90, 250, 290], [740, foot], [['序号', '功能分类科目', '上年结']])
    const two = table(
      [50, 90, 170, 250, 290],
      [top, 60, 80],
      [
        ['', '科目编码', '科目名称', '转'],
        ['1', '201', '一般公共服务', '3.00'],
      ],
    )
    expect(saidOn(pageOf(1, one), pageOf(2, two))).toEqual([
      ['序号|功能分类科目||上年结转'],
      ['|科目编码|科目名称|', '1|201|一般公共服务|3.00'],
    ])
  })

  test('keeps what a page broke below its last line: no line closes a cell that goes on', () => {
    const one = table([50, 90, 250, 350], [740, 760], [['序号', '功能分类科目', '上级补']])
    const rules = [...one.rules.filter((rule) => !(rule.isLevel && rule.at === 760)), level(760, 90, 250)]
    const two = table(
      [50, 90, 170, 250, 350],
      [top, 60, 80],
      [
        ['', '科目编码', '科目名称', ''],
        ['1', '201', '一般公共服务', '3.00'],
      ],
    )
    const page = pageOf(1, { rules, glyphs: [...one.glyphs, ...print(254, 772, '助')] })
    expect(saidOn(page, pageOf(2, two))).toEqual([
      ['序号|功能分类科目||上级补助'],
      ['|科目编码|科目名称|', '1|201|一般公共服务|3.00'],
    ])
  })

  test('ends where another begins on it: no edge of a column goes on', () => {
    const head = table(
      [50, 120, 300, 350],
      [100, 120, 140],
      [
        ['序号', '项目名称', '金额'],
        ['1', '物业费', '2.00'],
      ],
    )
    const next = table(
      [50, 160, 240, 350],
      [140, 160, 180],
      [
        ['指标名称', '指标值', '依据'],
        ['面积', '300', '合同'],
      ],
    )
    expect(saidOn(pageOf(1, head, next))).toEqual([
      ['序号|项目名称|金额', '1|物业费|2.00'],
      ['指标名称|指标值|依据', '面积|300|合同'],
    ])
  })

  test('ends where its head is printed again over columns of another width', () => {
    const row = ['序号', '专项资金名称', '主管部门', '预算']
    const one = table([50, 80, 200, 300, 350], [100, 120, 140], [row, ['1', '物业费', '办公室', '2.00']])
    const two = table([50, 80, 180, 290, 350], [140, 160, 180], [row, ['2', '维修费', '办公室', '3.00']])
    expect(saidOn(pageOf(1, one, two))).toEqual([
      ['序号|专项资金名称|主管部门|预算', '1|物业费|办公室|2.00'],
      ['序号|专项资金名称|主管部门|预算', '2|维修费|办公室|3.00'],
    ])
  })
})

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

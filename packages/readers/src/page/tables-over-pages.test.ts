import { describe, expect, test } from 'vitest'
import { aPage, level, print } from './testing/a-page.ts'
import { levels, saidOn, uprights } from './testing/said-on.ts'

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

  test('a label alone at the head of the next page, as long as the one that fills its cell above, is a row', () => {
    const one = table(
      [50, 94, 350],
      [700, 740, foot],
      [
        ['项目名称', '照明维修'],
        ['项目概述', '更换和维修灯具。'],
      ],
    )
    const two = table(
      [50, 94, 350],
      [top, 60, 80],
      [
        ['立项依据', ''],
        ['绩效目标', '夜间安全。'],
      ],
    )
    expect(saidOn(pageOf(1, one), pageOf(2, two))).toEqual([
      ['项目名称|照明维修', '项目概述|更换和维修灯具。'],
      ['立项依据|', '绩效目标|夜间安全。'],
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

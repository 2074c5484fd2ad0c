import { describe, expect, test } from 'vitest'
import { inOneLine, linesOf, read } from './test/in-one-line.ts'

describe('listings: the programme in columns of its own', () => {
  test('each name begins a programme; blanks below it belong to it', () => {
    const text = [
      '部门预算项目绩效目标表',
      '',
      '单位：万元',
      '',
      '单位名称\t项目名称\t预算数\t年度目标\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t权重',
      '某县档案馆\t51092324T000010263357-档案整理\t20.00\t整理完成\t产出指标\t数量指标\t整理卷数\t≥\t5000\t卷\t50',
      '\t\t\t\t效益指标\t社会效益指标\t查档便利度\t定性\t明显提高\t\t40',
      '\t馆舍维护\t8.5\t正常使用\t产出指标\t质量指标\t验收合格率\t=\t100\t%\t90',
    ].join('\n')
    const { programs } = read(text)
    expect(
      programs.map(({ name, code, budget, indicators }) => [name, code, budget?.amount, indicators.length]),
    ).toEqual([
      ['档案整理', '51092324T000010263357', '20.00', 2],
      ['馆舍维护', null, '8.5', 1],
    ])
    expect(programs[0]?.indicators.map(inOneLine)).toEqual([
      '产出指标 数量指标 整理卷数 ≥ 5000 卷 50 —',
      '效益指标 社会效益指标 查档便利度 定性 明显提高 — 40 —',
    ])
  })
})

describe('forms of other places', () => {
  test('the national form: money in a block of its own, months and years in brackets', () => {
    const { programs } = read(
      [
        '项目支出绩效目标表',
        '',
        '（2024年度）',
        '',
        '项目名称\t水质监测\t\t\t\t',
        '主管部门及代码\t[126]某部\t\t实施单位\t某中心\t',
        '项目资金（万元）\t年度资金总额：\t\t1,234.50\t执行率分值（10）\t',
        '\t其中：财政拨款\t\t1,200.00\t\t',
        '\t上年结转资金\t\t34.50\t\t',
        '\t其他资金\t\t-\t\t',
        '年度总体目标\t监测全部断面。\t\t\t\t',
        '绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t分值权重（90）',
        '\t产出指标\t数量指标\t监测断面\t≥120个\t50',
        '\t效益指标\t生态效益指标\t水质达标率\t≥95%\t40',
      ].join('\n'),
    )
    expect(programs).toMatchObject([
      {
        name: '水质监测',
        department: '[126]某部',
        budget: { amount: '1234.50', unit: '万元' },
        goal: { text: '监测全部断面。' },
        indicators: [
          { level2: '数量指标', name: '监测断面', operator: '≥', value: '120', unit: '个', weight: '50' },
          { level2: '生态效益指标', name: '水质达标率', weight: '40' },
        ],
      },
    ])
    expect(programs[0]?.budgetParts.map(({ label, amount }) => [label, amount])).toEqual([
      ['财政拨款', '1200.00'],
      ['上年结转资金', '34.50'],
      ['其他资金', null],
    ])
  })

  test('a total over the years beside the sum of the year', () => {
    const { programs } = read(
      [
        '项目名称\t水质监测\t\t\t',
        '项目资金（元）\t项目总额\t900\t年度资金总额\t300',
        '\t其中：财政拨款\t900\t其中：财政拨款\t300',
        '一级指标\t二级指标\t三级指标\t指标值\t权重',
        '产出指标\t数量指标\t断面\t5个\t90',
      ].join('\n'),
    )
    expect(programs[0]?.budget).toEqual({ amount: '300', unit: '元' })
  })

  test('sheets with the title inside the grid are tables of their own', () => {
    const table = (name: string) => [
      '项目支出绩效目标表\t\t\t',
      '单位：元\t\t\t',
      `项目名称\t${name}\t\t`,
      '三级指标\t指标值\t权重\t',
      '件数\t5件\t90\t',
    ]
    const { programs } = read([...table('甲'), ...table('乙'), '', ...table('丙')].join('\n'))
    expect(programs.map(({ name, indicators }) => [name, indicators.length])).toEqual([
      ['甲', 1],
      ['乙', 1],
      ['丙', 1],
    ])
  })

  test('indicators of all levels side by side, a row for each programme and below', () => {
    const { programs } = read(
      [
        '部门预算项目绩效目标汇总表',
        '',
        '单位：万元',
        '',
        '单位编码（项目编码）\t单位名称（项目名称）\t项目金额\t绩效目标\t产出指标\t\t效益指标\t\t满意度指标\t',
        '\t\t合计\t\t三级指标\t指标值\t三级指标\t指标值\t三级指标\t指标值',
        '126001\t某县水利局\t30.00\t\t\t\t\t\t\t',
        '410000230000000012345\t水库巡查\t20.00\t巡查到位\t巡查次数\t≥12次\t隐患消除率\t≥95%\t群众满意度\t≥90%',
        '\t\t\t\t巡查水库\t6座\t\t\t\t',
        '410000230000000012346\t河道清淤\t10.00\t清淤到位\t清淤长度\t5公里\t行洪能力\t明显提高\t群众满意度\t≥90%',
      ].join('\n'),
    )
    expect(programs.map(({ name, code, budget }) => [name, code, budget?.amount])).toEqual([
      ['水库巡查', '410000230000000012345', '20.00'],
      ['河道清淤', '410000230000000012346', '10.00'],
    ])
    expect(programs[0]?.indicators.map(inOneLine)).toEqual([
      '产出指标 — 巡查次数 ≥ 12 次 — —',
      '效益指标 — 隐患消除率 ≥ 95 % — —',
      '满意度指标 — 群众满意度 ≥ 90 % — —',
      '产出指标 — 巡查水库 — 6 座 — —',
    ])
  })
})

describe('listings with headings', () => {
  test('the programme columns stand in the header row above', () => {
    const { programs } = read(
      [
        '部门预算项目支出绩效目标表（2024年度）',
        '',
        '金额：万元',
        '',
        '单位名称\t项目名称\t预算数\t年度目标\t绩效指标\t\t\t\t\t\t',
        '\t\t\t\t一级指标\t二级指标\t三级指标\t绩效指标性质\t绩效指标值\t绩效度量单位\t权重',
        '某县档案馆\t档案整理\t20.00\t整理完成\t产出指标\t数量指标\t整理卷数\t≥\t5000\t卷\t50',
        '\t\t\t\t\t质量指标\t合格率\t＝\t100\t%\t40',
      ].join('\n'),
    )
    expect(programs).toMatchObject([
      { name: '档案整理', department: '某县档案馆', budget: { amount: '20.00' } },
    ])
    expect(programs[0]?.indicators.map(inOneLine)).toEqual([
      '产出指标 数量指标 整理卷数 ≥ 5000 卷 50 —',
      '产出指标 质量指标 合格率 = 100 % 40 —',
    ])
  })

  test('units, programmes and levels in rows of their own', () => {
    const { programs } = read(
      [
        '项目支出绩效目标表',
        '',
        '单位名称、项目名称\t项目年度绩效目标\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t指标属性\t指标内容',
        '某局\t\t\t\t\t\t\t\t\t',
        '培训经费\t培训到位。\t\t\t\t\t\t\t\t',
        '\t\t产出指标\t\t\t\t\t\t\t',
        '\t\t\t数量指标\t\t\t\t\t\t',
        '\t\t\t\t培训人次\t>=\t100\t人次\t定量指标\t反映培训人次',
        '\t\t满意度指标\t\t\t\t\t\t\t',
        '\t\t\t服务对象满意度指标\t\t\t\t\t\t',
        '\t\t\t\t参训人员满意度\t>=\t95\t%\t定量指标\t反映满意程度',
      ].join('\n'),
    )
    expect(programs).toMatchObject([{ name: '培训经费', goal: { text: '培训到位。' } }])
    expect(programs[0]?.indicators.map(inOneLine)).toEqual([
      '产出指标 数量指标 培训人次 ≥ 100 人次 — —',
      '满意度指标 服务对象满意度指标 参训人员满意度 ≥ 95 % — —',
    ])
  })
})

describe('merged cells', () => {
  test('what a merged cell covers is blank; cells that start a column late belong to the header before it', () => {
    const { programs } = read(
      [
        '项目名称\t甲专项\t\t\t\t\t\t',
        '绩效指标\t一级指标\t二级指标\t三级指标\t\t指标值\t\t权重',
        '\t产出指标\t数量指标\t人数\t\t5人\t\t40',
        '\t\t质量指标\t\t合格率\t\t≥95%\t50',
      ].join('\n'),
    )
    expect(programs[0]?.indicators.map(inOneLine)).toEqual([
      '产出指标 数量指标 人数 — 5 人 40 —',
      '产出指标 质量指标 合格率 ≥ 95 % 50 —',
    ])
  })
})

describe('the direction of an indicator', () => {
  const text = (header: string, ...rows: readonly string[]) =>
    ['2024年项目支出绩效目标表', '', '项目名称\t法律援助\t\t\t\t\t\t', header, ...rows, ''].join('\n')

  test('beside the operator it hides nothing', () => {
    const header = '一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t权重\t指标方向性'
    const rows = [
      '产出指标\t数量指标\t办理案件数\t≥\t600\t件\t20\t正向指标',
      '\t时效指标\t发放时限\t≤\t30\t天\t10\t反向指标',
    ]
    expect(linesOf(text(header, ...rows))).toEqual([
      '产出指标 数量指标 办理案件数 ≥ 600 件 20 —',
      '产出指标 时效指标 发放时限 ≤ 30 天 10 —',
    ])
  })

  test('alone it stands in the column of the operator', () => {
    const header = '一级指标\t二级指标\t三级指标\t指标方向\t指标值\t度量单位\t权重'
    expect(linesOf(text(header, '产出指标\t数量指标\t办理案件数\t≥\t600\t件\t20'))).toEqual([
      '产出指标 数量指标 办理案件数 ≥ 600 件 20 —',
    ])
  })
})

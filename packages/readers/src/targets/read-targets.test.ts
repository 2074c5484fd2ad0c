import { describe, expect, test } from 'vitest'
import { readText } from '../text/read-text.ts'
import { readTargets } from './read-targets.ts'
import { inOneLine, linesOf, read } from './test/in-one-line.ts'

describe('the head of a target table', () => {
  const text = [
    '2024年项目支出绩效目标表',
    '',
    '编制单位：201001-某区政务办（本级）',
    '',
    '单位：万元',
    '',
    '项目名称\t50011021T000000047837-窗口人员经费\t\t业务主管部门\t201-某区政务办\t\t',
    '预算执行率 权重\t10\t\t项目分类\t一般性项目\t\t',
    '当年预算 (万元)\t1,086.61\t\t本级安排 (万元)\t1,000.00\t\t',
    '\t\t\t上级补助 (万元)\t\t\t',
    '项目概述\t发放窗口人员补贴。\t\t\t\t\t',
    '立项依据\t管理办法\t\t\t\t\t',
    '当年绩效目标\t按时发放。\t\t\t\t\t',
    '绩效指标\t一级指标\t二级指标\t三级指标\t指标权重\t计量单位\t指标性质\t指标值\t是否核心指标',
    '\t产出指标\t数量指标\t发放人数\t90\t人\t≥\t264\t是',
    '',
  ].join('\n')

  test('labels and values are found wherever they stand; the code is split from the name', () => {
    const [program] = read(text).programs
    expect(program).toMatchObject({
      name: '窗口人员经费',
      code: '50011021T000000047837',
      department: '201-某区政务办',
      budget: { amount: '1086.61', unit: '万元' },
      category: '一般性项目',
      executionWeight: '10',
      overview: { text: '发放窗口人员补贴。' },
      legalBasis: { text: '管理办法' },
      goal: { text: '按时发放。' },
    })
    expect(program?.budgetParts.map(({ label, amount, unit }) => [label, amount, unit])).toEqual([
      ['本级安排', '1000.00', '万元'],
      ['上级补助', null, '万元'],
    ])
    expect(program?.budgetPlace).toMatchObject({ line: 9, text: '1,086.61' })
  })

  test('every block of the table is taken: title, unit line, grid', () => {
    const { blocks } = readText(text)
    expect(readTargets(blocks).taken.size).toBe(blocks.length)
  })

  test('a title gives the name when no cell does; the plan stands below its months', () => {
    const { programs } = read(
      [
        '3、办公楼修缮工程费绩效目标表',
        '\t单位：万元',
        '',
        '\t预算规模及资金用途',
        '\t预算数',
        '\t38.60',
        '\t其中：财政    资金',
        '\t38.60',
        '\t其他资金',
        '\t',
        '',
        '\t',
        '\t项目预算38.6万元，用于修缮。',
        '',
        '\t资金支出计划（%）',
        '\t3月底',
        '\t6月底',
        '',
        '\t',
        '\t40',
        '\t100',
        '',
        '\t绩效目标',
        '\t1.修好。',
        '2.用好。',
        '',
        '\t一级指标',
        '\t二级指标',
        '\t三级指标',
        '\t绩效指标描述',
        '\t指标值',
        '\t指标值确定依据',
        '',
        '\t产出指标',
        '\t数量指标',
        '\t面积',
        '\t修缮面积',
        '\t≥500平方米',
        '\t合同',
        '',
      ].join('\n'),
    )
    expect(programs).toMatchObject([
      {
        name: '办公楼修缮工程费',
        code: null,
        budget: { amount: '38.60', unit: '万元' },
        budgetParts: [
          { label: '财政资金', amount: '38.60' },
          { label: '其他资金', amount: null },
        ],
        plan: ['40', '100'],
        overview: { text: '项目预算38.6万元，用于修缮。' },
        goal: { text: '1.修好。\n2.用好。' },
        indicators: [
          {
            name: '面积',
            description: '修缮面积',
            operator: '≥',
            value: '500',
            unit: '平方米',
            basis: '合同',
          },
        ],
      },
    ])
  })

  test('who answers, by when and from what the result comes are read where a column prints them', () => {
    const text = [
      '项目名称\t甲专项\t\t\t\t\t\t',
      '指标名称\t指标性质\t指标值\t计量单位\t指标权重\t数据来源及佐证材料\t责任科室\t完成时限',
      '维修面积\t≥\t500\t平方米\t50\t竣工验收单\t房产科\t2024年12月底前',
      '完成及时率\t≥\t90\t%\t40\t\t物业科\t',
    ].join('\n')
    const [program] = read(text).programs
    expect(program?.indicators).toMatchObject([
      {
        ...{ value: '500', weight: '50', dataSource: '竣工验收单' },
        ...{ responsible: '房产科', due: '2024年12月底前' },
      },
      { value: '90', responsible: '物业科' },
    ])
    expect(program?.indicators[1]).not.toHaveProperty('due')
  })

  test('a budget that is not printed is null, and a table of money is no target table', () => {
    const { programs, taken } = read(
      '序号\t项目名称\t主管部门\t2024年预算\n1\t甲专项\t乙局\t20.0\n2\t丙专项\t丁局\t30.0\n',
    )
    expect(programs).toEqual([])
    expect(taken.size).toBe(0)
  })

  test('a table of money just before a target table stays a table of money', () => {
    const { blocks } = readText(
      [
        '序号\t专项资金名称\t主管部门\t2024年预算',
        '1\t甲专项\t乙局\t20.0',
        '',
        '项目支出绩效目标表',
        '',
        '项目名称\t甲专项\t主管部门\t乙局',
        '绩效指标\t指标名称\t指标值\t指标权重',
        '\t件数\t5件\t90',
      ].join('\n'),
    )
    expect([...readTargets(blocks).taken]).toEqual(blocks.slice(1))
  })

  test('a head in a grid of its own belongs to the indicators of the next grid', () => {
    const { programs } = read(
      '项目名称\t甲专项\n预算数\t20万元\n\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t件数\t5件\n',
    )
    expect(programs).toMatchObject([{ name: '甲专项', budget: { amount: '20', unit: '万元' } }])
  })
})

describe('columns in any order, rows out of place', () => {
  const head =
    '项目名称\t甲专项\t主管部门\t乙局\t\t\t\n绩效指标\t指标名称\t指标性质\t指标值\t计量单位\t指标权重(%)\t是否核心\n'

  test.each([
    ['a leading blank was lost', '营造良好环境\t≥\t98\t%\t15\t否\t', '— — 营造良好环境 ≥ 98 % 15 否'],
    [
      'only name, operator and value slid',
      '营造氛围\t定性\t有效改善\t\t\t10\t否',
      '— — 营造氛围 定性 有效改善 — 10 否',
    ],
    [
      'the weight stands under 是否核心',
      '\t信息化水平\t定性\t较上年提升\t\t\t20',
      '— — 信息化水平 定性 较上年提升 — 20 —',
    ],
    ['core is blank', '\t满意度\t≥\t95\t%\t10\t', '— — 满意度 ≥ 95 % 10 —'],
    ['the weight is blank', '\t出行方便\t定性\t方便快捷\t\t\t是', '— — 出行方便 定性 方便快捷 — — 是'],
    [
      'the text of a qualitative target is a figure',
      '\t人居环境\t定性\t0\t\t20\t是',
      '— — 人居环境 定性 0 — 20 是',
    ],
    ['a unit is part of the value', '\t补助发放\t≥\t20日\t\t20\t是', '— — 补助发放 ≥ 20 日 20 是'],
  ])('%s', (_, row, expected) => {
    const indicators = read(`${head}${row}\n`).programs[0]?.indicators ?? []
    expect(indicators.map(inOneLine)).toEqual([expected])
  })

  test('what was moved is less sure, and knows its places', () => {
    const [indicator] = read(`${head}营造良好环境\t≥\t98\t%\t15\t否\t\n`).programs[0]?.indicators ?? []
    expect(indicator?.confidence).toBeLessThan(1)
    expect(indicator?.places['value']).toMatchObject({ line: 3, column: 10, text: '98' })
  })

  test('a row of levels that slid left', () => {
    const text = [
      '项目名称\t甲\t\t\t\t\t\t\t',
      '绩效指标\t一级指标\t二级指标\t三级指标\t指标权重\t计量单位\t指标性质\t指标值\t是否核心指标',
      '\t产出指标\t数量指标\t件数\t70\t件\t≥\t5\t是',
      '产出指标\t效果指标\t服务体验感\t20\t%\t≥\t98\t是\t',
    ].join('\n')
    expect(linesOf(text)).toEqual([
      '产出指标 数量指标 件数 ≥ 5 件 70 是',
      '产出指标 效果指标 服务体验感 ≥ 98 % 20 是',
    ])
  })

  test.each([
    [
      '三级指标 | 目标值 | 权重',
      '三级指标\t目标值\t权重',
      '培训人次\t≥200人次\t30',
      '— — 培训人次 ≥ 200 人次 30 —',
    ],
    [
      'weights with 分',
      '三级指标\t分值\t年度指标值',
      '培训人次\t30分\t不少于200人次',
      '— — 培训人次 ≥ 200 人次 30 —',
    ],
    [
      'direction in words is no operator',
      '三级指标\t指标方向\t目标值\t度量单位',
      '投诉数\t反向指标\t3\t件',
      '— — 投诉数 — 3 件 — —',
    ],
    ['以上 behind the figure', '指标名称\t指标值', '到位率\t90%以上', '— — 到位率 ≥ 90 % — —'],
    ['a date is words', '指标名称\t指标值', '完成时间\t2024年12月', '— — 完成时间 — 2024年12月 — — —'],
    ['a range', '指标名称\t指标值', '维修时限\t3-5天', '— — 维修时限 — 3-5 天 — —'],
    [
      'levels with points in brackets',
      '一级指标\t二级指标\t三级指标\t指标值',
      '产出指标(50分)\t数量指标\t人数\t5人',
      '产出指标(50分) 数量指标 人数 — 5 人 — —',
    ],
  ])('%s', (_, header, row, expected) => {
    expect(linesOf(`项目支出绩效目标表\n\n项目名称\t甲专项\n${header}\n${row}\n`)).toEqual([expected])
  })

  test('a header in two rows', () => {
    const text = [
      '项目名称\t甲专项\t\t\t\t',
      '一级指标\t二级指标\t三级指标\t指标值\t\t\t权重',
      '\t\t\t符号\t值\t单位\t',
      '产出指标\t数量指标\t人数\t≥\t5\t人\t10',
    ].join('\n')
    expect(linesOf(text)).toEqual(['产出指标 数量指标 人数 ≥ 5 人 10 —'])
  })

  test('long-term and annual targets side by side: the annual one, not with full confidence', () => {
    const text = [
      '项目支出绩效目标申报表',
      '',
      '（2024年度）',
      '',
      '项目名称\t甲专项\t\t\t\t\t\t',
      '总体目标\t中期目标（2024年—2026年）\t\t\t\t年度目标\t\t',
      '\t三年建成体系。\t\t\t\t今年建成一半。\t\t',
      '绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值',
      '\t产出指标\t数量指标\t建成站点\t30个\t数量指标\t建成站点\t15个',
    ].join('\n')
    const [program] = read(text).programs
    expect(program?.goal?.text).toBe('今年建成一半。')
    expect(program?.indicators.map(inOneLine)).toEqual(['产出指标 数量指标 建成站点 — 15 个 — —'])
    expect(program?.indicators[0]?.confidence).toBeLessThan(1)
  })
})

describe('levels and pages', () => {
  test('a repeated header is skipped and a broken row goes on', () => {
    const header = '一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据'
    const text = [
      '1、租金绩效目标表',
      '',
      '绩效目标\t\t\t按时付租。\t\t',
      header,
      '产出指标\t质量指标\t设备完好率\t设备齐全\t100%\t合同及年度工作计',
      '',
      header,
      '\t\t\t\t\t划',
      '\t成本指标\t租赁成本\t租赁成本\t≤4.3 元/平米/天\t合同',
      '效益指标\t社会效益指标\t保障办公环境安全、舒\t保障办公环境安全、舒\t比上年有所提高\t计划',
      '',
      header,
      '\t\t适、整洁\t适、整洁\t\t',
      '质量指标\t验收合格率\t验收合格率\t≥90%\t验收单\t',
    ].join('\n')
    const [program] = read(text).programs
    expect(program?.name).toBe('租金')
    expect(program?.indicators.map(inOneLine)).toEqual([
      '产出指标 质量指标 设备完好率 — 100 % — —',
      '产出指标 成本指标 租赁成本 ≤ 4.3 元/平米/天 — —',
      '效益指标 社会效益指标 保障办公环境安全、舒适、整洁 — 比上年有所提高 — — —',
      '效益指标 质量指标 验收合格率 ≥ 90 % — —',
    ])
    expect(program?.indicators[0]).toMatchObject({
      basis: '合同及年度工作计划',
      places: { basis: { kind: 'derived' } },
    })
  })

  test('a page that lost its header goes on', () => {
    const text = [
      '项目名称\t甲专项\t\t\t',
      '指标名称\t指标性质\t指标值\t计量单位\t指标权重',
      '件数\t≥\t5\t件\t40',
      '',
      '- 12 -',
      '',
      '人数\t≥\t6\t人\t50',
    ].join('\n')
    expect(linesOf(text)).toEqual(['— — 件数 ≥ 5 件 40 —', '— — 人数 ≥ 6 人 50 —'])
  })

  test('a table of money right behind a target table is none of its pages', () => {
    const { blocks } = readText(
      [
        '项目名称\t甲专项\t\t',
        '指标名称\t指标值\t计量单位\t指标权重',
        '件数\t5\t件\t90',
        '',
        '科目编码\t科目名称\t单位\t合计',
        '201\t一般公共服务支出\t某局\t12.00',
      ].join('\n'),
    )
    const { programs, taken } = readTargets(blocks)
    expect(programs[0]?.indicators).toHaveLength(1)
    expect(taken.size).toBe(1)
  })

  test('an indicator that is called like a label of the head', () => {
    const text = '项目名称\t甲\t\n指标名称\t指标值\t权重\n预算金额\t15万元\t40\n件数\t5件\t50\n'
    expect(linesOf(text)).toEqual(['— — 预算金额 — 15 万元 40 —', '— — 件数 — 5 件 50 —'])
  })

  test('totals, notes and signatures are no indicators', () => {
    const text =
      '项目名称\t甲\t\n指标名称\t指标值\t权重\n件数\t5件\t90\n合计\t\t90\n备注\t无\t\n联系人\t张三\t\n'
    expect(linesOf(text)).toEqual(['— — 件数 — 5 件 90 —'])
  })
})

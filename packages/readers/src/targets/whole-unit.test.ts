import { describe, expect, test } from 'vitest'
import { inOneLine, read } from './test/in-one-line.ts'

describe('targets of the whole unit', () => {
  test('as a table', () => {
    const { departmentTargets, programs } = read(
      [
        '部门（单位）整体绩效目标表',
        '',
        '单位：万元',
        '',
        '部门(单位)名称\t201-某办\t\t部门支出预算数\t1,172.15\t',
        '当年整体绩效目标\t办事更便利。\t\t\t\t',
        '绩效指标\t指标名称\t指标权重\t计量单位\t指标性质\t指标值\t是否核心指标',
        '\t办件量\t100\t件\t≥\t700000\t是',
      ].join('\n'),
    )
    expect(programs).toEqual([])
    expect(departmentTargets).toMatchObject({
      name: '201-某办',
      budget: { amount: '1172.15', unit: '万元', place: { line: 5 } },
      goal: { text: '办事更便利。' },
      indicators: [{ name: '办件量', operator: '≥', value: '700000', unit: '件', weight: '100', core: true }],
    })
  })

  const chapter = (lines: readonly string[]) =>
    read(
      [
        '五、部门整体绩效目标',
        '（一）总体绩效目标',
        '坚持过紧日子，保障机关运转，提高服务水平，建设节约型机关，完成全年各项任务。',
        '（二）分项绩效目标',
        '（一）建设学习型机关',
        ...lines,
      ].join('\n'),
    ).departmentTargets

  test('as text: several indicators a line, with or without operators, under a group', () => {
    const { indicators, goal } = chapter([
      '绩效目标：学习。',
      '绩效指标：理论学习次数≥4次；计划落实率100%；办公用房闲置率≤5%；会务差错率0。',
    ])
    expect(goal?.text).toContain('过紧日子')
    expect(indicators.map((one) => `${one.group} ${inOneLine(one)}`)).toEqual([
      '建设学习型机关 — — 理论学习次数 ≥ 4 次 — —',
      '建设学习型机关 — — 计划落实率 — 100 % — —',
      '建设学习型机关 — — 办公用房闲置率 ≤ 5 % — —',
      '建设学习型机关 — — 会务差错率 — 0 — — —',
    ])
    expect(indicators[1]?.place).toEqual({ kind: 'text', line: 7, column: 16, text: '计划落实率100%' })
  })

  test.each([
    ['系统维修时间为小于3天 \\leq 3天。', '— — 系统维修时间 ≤ 3 天 — —'],
    ['专线数量=6条。', '— — 专线数量 = 6 条 — —'],
    ['计划执行率=达标数量/总数量*100%=100%。', '— — 计划执行率 = 100 % — —'],
    ['维修后合格率达 90%以上 $\\geq 90\\%$ 。', '— — 维修后合格率 ≥ 90 % — —'],
  ])('a sentence that says its figure twice: %s', (line, expected) => {
    expect(chapter([`绩效指标：${line}`]).indicators.map(inOneLine)).toEqual([expected])
  })

  test('a line 绩效指标 outside such a chapter is left alone', () => {
    expect(read('三、其他\n绩效指标：合格率100%。\n').departmentTargets.indicators).toEqual([])
  })
})

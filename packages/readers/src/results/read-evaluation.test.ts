import { describe, expect, test } from 'vitest'
import { readDisclosure } from '../read-disclosure.ts'
import { readText } from '../text/read-text.ts'

const read = (...lines: readonly string[]) => readDisclosure(readText(lines.join('\n')), 'case.txt')

const unknownOf = (disclosure: ReturnType<typeof read>) =>
  disclosure.unplaced.filter(({ seems }) => seems === 'unknown').map(({ text }) => text)

const national = [
  '某县档案馆2023年度项目支出绩效自评表',
  '',
  '项目支出绩效自评表',
  '（2023年度）',
  '',
  '项目名称\t档案数字化\t\t\t\t\t\t\t',
  '主管部门\t某县档案馆\t\t\t\t实施单位\t某县档案馆\t\t',
  '项目资金（万元）\t\t\t年初预算数\t全年预算数(A)\t全年执行数(B)\t分值\t执行率(B/A)\t得分',
  '\t年度资金总额\t\t60.00\t58.00\t43.50\t10\t75.00%\t7.50',
  '\t其中：当年财政拨款\t\t60.00\t58.00\t43.50\t—\t75.00%\t—',
  '\t上年结转资金\t\t\t\t\t—\t\t—',
  '年度总体目标\t预期目标\t\t\t\t实际完成情况\t\t\t',
  '\t数字化档案30000卷。\t\t\t\t已数字化28000卷。\t\t\t',
  '绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施',
  '\t产出指标\t数量指标\t数字化卷数\t≥30000卷\t28000卷\t50\t46.67\t设备故障12天，已修复',
  '\t\t质量指标\t抽检合格率\t≥98%\t99.5%\t10\t10\t',
  '\t效益指标\t社会效益指标\t查档便利度\t明显提高\t完成\t30\t30\t',
  '总分\t\t\t\t\t\t100\t94.17\t',
]

describe('the national form', () => {
  const disclosure = read(...national)
  const [program] = disclosure.programs
  const evaluation = program?.evaluation

  test('money: four rows of columns, the sources below the total', () => {
    expect(program?.budget).toEqual({ amount: '60.00', unit: '万元' })
    expect(program?.executionWeight).toBe('10')
    expect(
      evaluation?.funds.map(({ label, whole, initial, adjusted, executed, rate, points }) => [
        label,
        whole,
        ...[initial, adjusted, executed, rate, points].map((figure) => figure?.value ?? null),
      ]),
    ).toEqual([
      ['年度资金总额', true, '60.00', '58.00', '43.50', '75.00', '7.50'],
      ['当年财政拨款', false, '60.00', '58.00', '43.50', '75.00', null],
      ['上年结转资金', false, null, null, null, null, null],
    ])
  })

  test('results: what was reached, the points and the reason, beside the target', () => {
    expect(program?.indicators.map(({ value, weight }) => [value, weight])).toEqual([
      ['30000', '50'],
      ['98', '10'],
      ['明显提高', '30'],
    ])
    expect(
      evaluation?.results.map(({ actual, points, reason }) => [
        actual?.text,
        actual?.value,
        points?.value,
        reason?.text,
      ]),
    ).toEqual([
      ['28000卷', '28000', '46.67', '设备故障12天，已修复'],
      ['99.5%', '99.5', '10', undefined],
      ['完成', null, '30', undefined],
    ])
    expect([evaluation?.totalWeight?.value, evaluation?.total?.value]).toEqual(['100', '94.17'])
    expect([program?.goal?.text, evaluation?.achieved?.text]).toEqual([
      '数字化档案30000卷。',
      '已数字化28000卷。',
    ])
  })

  test('every figure has its place, and every number a home', () => {
    expect(evaluation?.funds[0]?.executed?.place).toMatchObject({ kind: 'text', line: 9, text: '43.50' })
    expect(evaluation?.results[0]?.points?.place).toMatchObject({ kind: 'text', line: 15, text: '46.67' })
    expect(evaluation?.total?.place).toMatchObject({ kind: 'text', line: 18 })
    expect(unknownOf(disclosure)).toEqual([])
    expect(disclosure.document.kind).toBe('self-evaluation')
  })
})

test('one cell a line reads the same', () => {
  const vertical = national.flatMap((line) => {
    const cells = line.split('\t')
    if (cells.length === 1) return [line]
    const kept = cells.filter((cell, at) => cell !== '' || at === 0)
    return [...kept.map((cell) => `\t${cell}`), '']
  })
  const { programs, unplaced } = read(...vertical)
  expect(programs[0]?.evaluation?.funds[0]).toMatchObject({
    executed: { value: '43.50' },
    points: { value: '7.50' },
  })
  expect(programs[0]?.evaluation?.results[0]).toMatchObject({
    actual: { value: '28000' },
    points: { value: '46.67' },
  })
  expect(unplaced.filter(({ seems }) => seems === 'unknown')).toEqual([])
})

test('the older form: each label of the money with its figure behind it', () => {
  const { programs } = read(
    '项目绩效自评表',
    '',
    '项目名称\t防汛物资\t\t\t\t',
    '预算执行情况（万元）\t预算数：\t20.00\t执行数：\t19.00\t',
    '绩效指标\t三级指标\t年度指标值\t全年实际值\t分值\t得分',
    '\t储备物资\t≥12类\t12类\t90\t90',
    '合计\t\t\t\t100\t99.5',
  )
  expect(programs[0]?.budget).toEqual({ amount: '20.00', unit: '万元' })
  expect(programs[0]?.evaluation).toMatchObject({
    funds: [{ whole: true, initial: null, adjusted: { value: '20.00' }, executed: { value: '19.00' } }],
    total: { value: '99.5' },
  })
})

test('the whole unit evaluates itself', () => {
  const { departmentTargets, programs } = read(
    '部门整体支出绩效自评表',
    '',
    '部门名称\t某县档案馆\t\t\t\t\t\t',
    '部门预算（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
    '\t年度资金总额\t900.00\t950.00\t931.00\t10\t98.00%\t9.80',
    '年度总体目标\t预期目标\t\t\t\t实际完成情况\t\t',
    '\t完成全年任务。\t\t\t\t全部完成。\t\t',
    '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t未完成原因分析',
    '产出指标\t数量指标\t接收档案\t≥2000卷\t2100卷\t90\t90\t',
    '总分\t\t\t\t\t100\t99.80\t',
  )
  expect(programs).toEqual([])
  expect(departmentTargets).toMatchObject({
    name: '某县档案馆',
    indicators: [{ name: '接收档案', operator: '≥', value: '2000' }],
    evaluation: {
      funds: [{ executed: { value: '931.00' }, points: { value: '9.80' } }],
      results: [{ actual: { value: '2100' }, points: { value: '90' } }],
      total: { value: '99.80' },
    },
  })
})

test('a target table without results is not evaluated', () => {
  const { programs } = read(
    '项目名称\t水质监测\t\t\t',
    '当年预算（万元）\t300\t\t\t',
    '一级指标\t二级指标\t三级指标\t指标值\t权重',
    '产出指标\t数量指标\t断面\t5个\t90',
  )
  expect(programs[0]).not.toHaveProperty('evaluation')
})

test('a form that adds conclusions below the sum, and calls the money of the whole project 总额', () => {
  const { programs } = read(
    '部门预算项目支出绩效自评表（2023年度）',
    '',
    '项目名称\t51000021R000000019951-工资性支出\t\t\t\t\t\t\t\t\t',
    '主管部门\t某县司法局\t\t\t\t实施单位（盖章）\t某县司法局\t\t\t\t',
    '预算执行情况（10分）\t年度预算数（万元）\t\t年初预算\t调整后预算数\t预算执行数\t预算执行率\t权重\t得分\t原因\t',
    '\t总额\t\t238.93\t251.89\t251.89\t100.00%\t10\t10\t\t',
    '\t其中：财政资金\t\t238.93\t251.89\t251.89\t100.00%\t/\t/\t\t',
    '绩效指标（90分）\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t完成值\t权重\t得分\t未完成原因分析',
    '\t产出指标\t数量指标\t发放（缴纳）覆盖率\t=\t100\t%\t100\t60\t60\t',
    '\t效益指标\t社会效益指标\t足额保障率（参保率）\t=\t100\t%\t100\t30\t30\t',
    '合计\t\t\t\t\t\t\t\t100\t100\t',
    '评价结论\t项目自评总分100分。\t\t\t\t\t\t\t\t\t',
    '存在问题\t无\t\t\t\t\t\t\t\t\t',
    '改进措施\t无\t\t\t\t\t\t\t\t\t',
  )
  const [program] = programs
  expect(program).toMatchObject({ code: '51000021R000000019951', budget: { amount: '238.93' } })
  expect(program?.indicators.map(({ name }) => name)).toEqual(['发放（缴纳）覆盖率', '足额保障率（参保率）'])
  expect(program?.evaluation).toMatchObject({
    funds: [{ label: '总额', whole: true, points: { value: '10' } }, { whole: false }],
    total: { value: '100' },
  })
})

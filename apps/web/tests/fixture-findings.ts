import type { Finding, Place } from '@mingzhang/model'

type Lines = {
  readonly overviewTotal: number
  readonly expenditureTotal: number
  readonly narrative: number
  readonly change: number
  readonly three: number
  readonly threeText: number
  readonly running: number
  readonly investment: number
  readonly vehicles: number
  readonly placeIn: (line: number, text: string) => Place
  readonly placeOfCell: (line: number, cell: number) => Place
}

const verified = {
  instrument: '地方预决算公开操作规程',
  article: '第四条',
  gist: '公开的内容应当真实、准确',
  verified: true,
}
const targets = {
  instrument: '中央部门预算绩效目标管理办法',
  article: '第十条',
  gist: '绩效指标应当与目标和预算相匹配',
  verified: false,
}

/** 样张的问题 Findings of all severities and answers, with the places of their equations. */
export function fixtureFindings(at: Lines): readonly Finding[] {
  const stated = at.placeIn(at.narrative, '8320.77')
  const basic = at.placeIn(at.narrative, '3611.85')
  const project = at.placeIn(at.narrative, '5288.18')
  const overview = at.placeOfCell(at.overviewTotal, 4)
  const expenditure = at.placeOfCell(at.expenditureTotal, 3)
  const cost = at.placeOfCell(at.investment + 3, 5)
  const respond = at.placeOfCell(at.investment + 2, 4)
  const growth = at.placeIn(at.threeText, '6.85')
  const three = { before: at.placeOfCell(at.three, 1), now: at.placeOfCell(at.three, 2) }
  const weights = [0, 1, 2, 3, 4].map((step) => at.placeOfCell(at.vehicles + step, 5))
  return [
    {
      id: 'f-narrative',
      rule: 'between-tables/same-money',
      severity: 'error',
      certainty: 'certain',
      what: '说明里的支出预算，与两张表、与本句都对不上',
      why: '本年比上年增加 579.26，8900.03 − 579.26 = 8320.77，正是 2023 年的数。',
      toDo: '只改这一处，3 个等式全部成立，其他数字不动。',
      basis: [verified],
      figures: {
        stated: '8320.77',
        expected: '8900.03',
        difference: '-579.26',
        allowance: '0.01',
        unit: '万元',
      },
      cause: 'stale-year',
      correction: { place: stated, from: '8320.77', to: '8900.03' },
      places: [stated, overview, expenditure, basic, project, at.placeIn(at.change, '579.26')],
      evidence: [
        {
          verdict: 'holds',
          text: '表 1 支出总计 = 表 2 合计',
          arithmetic: '8900.03 = 8900.03',
          places: [overview, expenditure],
        },
        {
          verdict: 'holds',
          text: '基本支出 + 项目支出',
          arithmetic: '3611.85 + 5288.18 = 8900.03',
          places: [basic, project],
        },
        {
          verdict: 'fails',
          text: '说明 = 表 1、表 2、基本 + 项目',
          arithmetic: '8320.77 ≠ 8900.03',
          places: [stated, { ...overview, file: '332-2024.txt' }],
          assumed: ['经营支出为空白，按 0 计', '上解上级支出为空白，按 0 计', '没有列示的支出类别，按 0 计'],
        },
      ],
    },
    {
      id: 'f-cost',
      rule: 'targets/cost-within-budget',
      severity: 'error',
      certainty: 'certain',
      what: '招商商务活动经费：成本指标写成“≥308 万元”',
      why: '成本指标约束费用上限，写成不少于预算，等于要求花超。',
      toDo: '把符号改为“≤”。',
      basis: [targets],
      figures: null,
      cause: 'wrong-direction',
      correction: { place: at.placeOfCell(at.investment + 3, 4), from: '≥', to: '≤' },
      places: [at.placeOfCell(at.investment + 3, 4), cost],
      evidence: [],
    },
    {
      id: 'f-respond',
      rule: 'targets/operator-direction',
      severity: 'warning',
      certainty: 'likely',
      what: '招商商务活动经费：时效指标写成“≥24 小时”',
      why: '响应时间越短越好。',
      toDo: '把符号改为“≤”。',
      basis: [targets],
      figures: null,
      cause: 'wrong-direction',
      correction: { place: respond, from: '≥', to: '≤' },
      places: [respond],
      evidence: [],
    },
    {
      id: 'f-weights',
      rule: 'targets/weights-sum',
      severity: 'warning',
      certainty: 'certain',
      what: '公务车辆保障专项：指标权重合计 100，应为 90',
      why: '本表写明执行率权重 10，其余指标应合计 90。',
      toDo: '按比例调减各项权重，使其合计 90。',
      basis: [targets],
      figures: { stated: '100', expected: '90', difference: '10', allowance: '0', unit: '分' },
      cause: null,
      correction: null,
      places: weights,
      evidence: [
        {
          verdict: 'fails',
          text: '各指标权重合计 = 100 − 执行率权重',
          arithmetic: '20 + 20 + 20 + 20 + 20 ≠ 90',
          places: weights,
        },
      ],
    },
    {
      id: 'f-running',
      rule: 'between-tables/running-cost',
      severity: 'note',
      certainty: 'possible',
      what: '机关运行经费与公用经费同为 1542.76，口径未说明',
      why: '机关运行经费只含行政和参公单位，本表没有按单位性质分列。',
      toDo: '请说明口径；如有事业单位，两数通常不等。',
      basis: [],
      figures: null,
      cause: null,
      correction: null,
      places: [at.placeIn(at.running, '1542.76'), at.placeIn(at.narrative, '1542.76')],
      evidence: [
        {
          verdict: 'unknown',
          text: '机关运行经费 ≤ 公用经费',
          arithmetic: '1542.76 ≤ 1542.76',
          places: [at.placeIn(at.running, '1542.76'), at.placeIn(at.narrative, '1542.76')],
        },
      ],
    },
    {
      id: 'f-growth',
      rule: 'narrative/growth-rate',
      severity: 'note',
      certainty: 'certain',
      what: '“三公”经费降幅 6.85%，按表为 6.849%，舍入可解释',
      why: '按两位小数四舍五入相同。',
      toDo: '不用改。',
      basis: [],
      figures: { stated: '6.85', expected: '6.849', difference: '0.001', allowance: '0.005', unit: '%' },
      cause: 'rounding',
      correction: null,
      places: [growth, three.before, three.now],
      evidence: [
        {
          verdict: 'holds',
          text: '(36.50 − 34.00) ÷ 36.50',
          arithmetic: '6.849 ≈ 6.85',
          places: [three.before, three.now],
        },
      ],
    },
  ]
}

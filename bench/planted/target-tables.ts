import { costingOf } from './costing.ts'
import type { Ledger, Programme } from './ledger.ts'
import type { Writer } from './paper.ts'
import type { Random } from './random.ts'
import { printMoney, type Style } from './tables.ts'

export type Measure = {
  readonly level1: string
  readonly level2: string
  readonly name: string
  readonly operator: string
  readonly unit: string
  readonly value: (random: Random) => string
  readonly goal?: string
}

export const measures: readonly Measure[] = [
  {
    level1: '产出指标',
    level2: '数量指标',
    name: '开展业务培训次数',
    operator: '≥',
    unit: '次',
    value: (random) => String(random.whole(3, 30)),
    goal: '开展业务培训',
  },
  {
    level1: '产出指标',
    level2: '数量指标',
    name: '维护设备数量',
    operator: '≥',
    unit: '台',
    value: (random) => String(random.whole(20, 300)),
  },
  {
    level1: '产出指标',
    level2: '质量指标',
    name: '验收合格率',
    operator: '≥',
    unit: '%',
    value: (random) => String(random.whole(90, 98)),
  },
  {
    level1: '产出指标',
    level2: '时效指标',
    name: '故障响应时间',
    operator: '≤',
    unit: '小时',
    value: (random) => String(random.whole(1, 24)),
  },
  {
    level1: '效益指标',
    level2: '社会效益指标',
    name: '服务事项覆盖率',
    operator: '≥',
    unit: '%',
    value: (random) => String(random.whole(80, 96)),
  },
  {
    level1: '满意度指标',
    level2: '服务对象满意度指标',
    name: '服务对象满意度',
    operator: '≥',
    unit: '%',
    value: (random) => String(random.whole(85, 95)),
  },
]

/** A target in words. */
const described: Measure = {
  level1: '效益指标',
  level2: '社会效益指标',
  name: '办事环境改善程度',
  operator: '定性',
  unit: '',
  value: (random) => random.pick(['明显改善', '较上年改善', '秩序良好、环境整洁']),
}

/** The measures of a programme with their targets, one of them in words. */
export const chosenOf = (random: Random): { readonly measure: Measure; readonly value: string }[] =>
  [...measures, described].map((measure) => ({ measure, value: measure.value(random) }))

/** Weights that add up to a total, each a multiple of five. */
export function weightsOf(random: Random, count: number, total: number): number[] {
  const weights = Array.from({ length: count }, () => 5)
  for (let left = total - 5 * count; left > 0; left -= 5) {
    const at = random.whole(0, count - 1)
    weights[at] = (weights[at] ?? 0) + 5
  }
  return weights
}

/** 项目绩效目标表（重庆） Header words across, weights adding up to 90, the execution rate not among them. */
export function putWeightedTargets(paper: Writer, style: Style, ledger: Ledger, random: Random): void {
  for (const programme of ledger.programmes) {
    const group = programme.code
    paper.line(`${ledger.year}年项目支出绩效目标表`, '')
    paper.line(`编制单位：${ledger.unit.code}-${ledger.unit.name}`, '', '单位：万元', '')
    const budget = (): string => budgetMark(paper, style, programme)
    paper.line(
      `项目名称\t${paper.mark('projectCode', programme.code, { group })}-${paper.mark('programme', programme.name, { group })}\t业务主管部门\t${ledger.unit.code}-${paper.mark('unitName', ledger.unit.name)}`,
      `预算执行率权重\t10\t项目分类\t一般性项目`,
      `当年预算（万元）\t${budget()}\t本级安排（万元）\t${budget()}`,
      '\t\t上级补助（万元）\t',
    )
    const chosen = chosenOf(random)
    paper.line(`项目概述\t${costingOf(paper, programme.budget.now, group, random)}`)
    putGoals(paper, chosen, group, (goal) => paper.line(`当年绩效目标\t${goal}`))
    paper.line('绩效指标\t一级指标\t二级指标\t三级指标\t指标权重\t计量单位\t指标性质\t指标值\t是否核心指标')
    const weights = weightsOf(random, chosen.length, 90)
    chosen.forEach(({ measure, value }, index) => {
      const row = levelsAndName(paper, measure, group)
      const weight = paper.mark('weight', String(weights[index] ?? 0), { group })
      const unit = paper.mark('measureUnit', measure.unit, { group })
      const operator = paper.mark('operator', measure.operator, { group })
      const core = paper.mark('core', index % 2 === 0 ? '是' : '否')
      paper.line(
        `\t${row}\t${weight}\t${unit}\t${operator}\t${bound(paper, value, measure.unit, group)}\t${core}`,
      )
    })
    paper.line('')
  }
}

/** The first three cells of an indicator's row. */
const levelsAndName = (paper: Writer, { level1, level2, name }: Measure, group: string): string =>
  [
    paper.mark('level1', level1, { group }),
    paper.mark('level2', level2, { group }),
    paper.mark('indicator', name, { group }),
  ].join('\t')

export const budgetMark = (paper: Writer, style: Style, { budget, code }: Programme): string =>
  paper.mark('budget', printMoney(budget.now, style), {
    unit: style.unit,
    last: printMoney(budget.last, style),
    group: code,
  })

export const bound = (paper: Writer, value: string, unit: string, group: string): string =>
  paper.mark(/\d/u.test(value) ? 'bound' : 'quality', value, { unit, group })

export function putGoals(
  paper: Writer,
  chosen: readonly { readonly measure: Measure; readonly value: string }[],
  group: string,
  put: (goal: string) => void,
): void {
  const said = chosen
    .filter(({ measure }) => measure.goal !== undefined)
    .map(({ measure, value }) => `${measure.goal}${paper.mark('goal', value, { group })}${measure.unit}`)
  put(`${said.join('，')}，各项工作按期完成，机关运转平稳。`)
}

/** 项目绩效目标表（河北） Every cell on a line of its own, a spending plan, targets with their operators. */
export function putPlannedTargets(paper: Writer, style: Style, ledger: Ledger, random: Random): void {
  const put = (...cells: string[]): void => paper.line(...cells.map((cell) => `\t${cell}`), '')
  ledger.programmes.forEach((programme, index) => {
    const group = programme.code
    const budget = (): string => budgetMark(paper, style, programme)
    const others = paper.mark('budget', '', { unit: style.unit, group })
    paper.line(`${index + 1}、${paper.mark('programme', `${programme.name}绩效目标表`, { group })}`)
    put('单位：万元')
    put(
      '项目编码',
      paper.mark('projectCode', programme.code, { group }),
      '项目名称',
      paper.mark('programme', programme.name, { group }),
    )
    put('预算规模及资金用途', '预算数', budget(), '其中：财政    资金', budget(), '其他资金', others)
    put(
      '',
      `项目预算${budget()}${paper.mark('unitWord', '万元')}，其中财政资金${budget()}${paper.mark('unitWord', '万元')}，用于${programme.name}。`,
    )
    put('资金支出计划（%）', '3月底', '6月底', '10月底', '12月底')
    const plan = [random.whole(10, 25), random.whole(40, 50), random.whole(70, 80), 100]
    put('', ...plan.map((share) => paper.mark('plan', String(share))))
    const chosen = chosenOf(random)
    putGoals(paper, chosen, group, (goal) => put('绩效目标', `1.${goal}`))
    put('一级指标', '二级指标', '三级指标', '绩效指标描述', '指标值', '指标值确定依据')
    const put3 = (measure: Measure, described: string, target: string, why: string): void =>
      put(...levelsAndName(paper, measure, group).split('\t'), described, target, why)
    for (const { measure, value } of chosen) {
      // Words need no operator where the target is one cell.
      const sign = measure.operator === '定性' ? '' : measure.operator
      const operator = paper.mark('operator', sign, { group })
      const unit = paper.mark('measureUnit', measure.unit, { group })
      const target = `${operator}${bound(paper, value, measure.unit, group)}${unit}`
      put3(measure, measure.name, target, '年初工作计划')
    }
    const cap = bound(paper, printMoney(programme.budget.now, style), '万元', group)
    put3(wholeCost, '全年花费', `${paper.mark('operator', '≤', { group })}${cap}万元`, '预算批复')
    paper.line('')
  })
}

const wholeCost: Measure = {
  level1: '产出指标',
  level2: '成本指标',
  name: '项目总成本',
  operator: '≤',
  unit: '万元',
  value: () => '',
}

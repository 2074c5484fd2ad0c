import type { Ledger, Programme } from './ledger.ts'
import type { MarkRole, Writer } from './paper.ts'
import type { Random } from './random.ts'
import { printMoney, type Style } from './tables.ts'

type Measure = {
  readonly level1: string
  readonly level2: string
  readonly name: string
  readonly operator: string
  readonly unit: string
  readonly value: (random: Random) => string
  readonly goal?: string
}

const measures: readonly Measure[] = [
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

/** Weights that add up to a total, each a multiple of five. */
function weightsOf(random: Random, count: number, total: number): number[] {
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
    paper.line(`${ledger.year}年项目支出绩效目标表`, '')
    paper.line(`编制单位：${ledger.unit.code}-${ledger.unit.name}`, '', '单位：万元', '')
    const budget = (): string => budgetMark(paper, style, programme)
    paper.line(
      `项目名称\t${paper.mark('programme', `${programme.code}-${programme.name}`)}\t业务主管部门\t${ledger.unit.code}-${paper.mark('unitName', ledger.unit.name)}`,
      `预算执行率权重\t10\t项目分类\t一般性项目`,
      `当年预算（万元）\t${budget()}\t本级安排（万元）\t${budget()}`,
      '\t\t上级补助（万元）\t',
    )
    const chosen = measures.map((measure) => ({ measure, value: measure.value(random) }))
    putGoals(paper, chosen, (goal) => paper.line(`当年绩效目标\t${goal}`))
    paper.line('绩效指标\t一级指标\t二级指标\t三级指标\t指标权重\t计量单位\t指标性质\t指标值\t是否核心指标')
    const weights = weightsOf(random, chosen.length, 90)
    chosen.forEach(({ measure, value }, index) => {
      const row = `\t${measure.level1}\t${paper.mark('level2', measure.level2)}\t${paper.mark('indicator', measure.name)}`
      const weight = paper.mark('weight', String(weights[index] ?? 0))
      const operator = paper.mark('operator', measure.operator)
      const core = paper.mark('core', index % 2 === 0 ? '是' : '否')
      paper.line(
        `${row}\t${weight}\t${measure.unit}\t${operator}\t${bound(paper, value, measure.unit)}\t${core}`,
      )
    })
    paper.line('')
  }
}

const budgetMark = (paper: Writer, style: Style, { budget }: Programme): string =>
  paper.mark('budget', printMoney(budget.now, style), {
    unit: style.unit,
    last: printMoney(budget.last, style),
  })

const bound = (paper: Writer, value: string, unit: string): string => paper.mark('bound', value, { unit })

function putGoals(
  paper: Writer,
  chosen: readonly { readonly measure: Measure; readonly value: string }[],
  put: (goal: string) => void,
): void {
  const said = chosen
    .filter(({ measure }) => measure.goal !== undefined)
    .map(({ measure, value }) => `${measure.goal}${paper.mark('goal', value)}${measure.unit}`)
  put(`${said.join('，')}，各项工作按期完成，机关运转平稳。`)
}

/** 项目绩效目标表（河北） Every cell on a line of its own, a spending plan, targets with their operators. */
export function putPlannedTargets(paper: Writer, style: Style, ledger: Ledger, random: Random): void {
  const put = (...cells: string[]): void => paper.line(...cells.map((cell) => `\t${cell}`), '')
  ledger.programmes.forEach((programme, index) => {
    const budget = (role: MarkRole = 'budget'): string =>
      paper.mark(role, printMoney(programme.budget.now, style), {
        unit: style.unit,
        last: printMoney(programme.budget.last, style),
      })
    paper.line(`${index + 1}、${paper.mark('programme', `${programme.name}绩效目标表`)}`)
    put('单位：万元')
    put('项目编码', programme.code, '项目名称', paper.mark('programme', programme.name))
    put('预算规模及资金用途', '预算数', budget(), '其中：财政    资金', budget(), '其他资金', '')
    put(
      '',
      `项目预算${budget()}${paper.mark('unitWord', '万元')}，其中财政资金${budget()}${paper.mark('unitWord', '万元')}，用于${programme.name}。`,
    )
    put('资金支出计划（%）', '3月底', '6月底', '10月底', '12月底')
    const plan = [random.whole(10, 25), random.whole(40, 50), random.whole(70, 80), 100]
    put('', ...plan.map((share) => paper.mark('plan', String(share))))
    const chosen = measures.map((measure) => ({ measure, value: measure.value(random) }))
    putGoals(paper, chosen, (goal) => put('绩效目标', `1.${goal}`))
    put('一级指标', '二级指标', '三级指标', '绩效指标描述', '指标值', '指标值确定依据')
    const basis = '年初工作计划'
    for (const { measure, value } of chosen) {
      const target = `${paper.mark('operator', measure.operator)}${bound(paper, value, measure.unit)}${measure.unit}`
      const name = paper.mark('indicator', measure.name)
      put(measure.level1, paper.mark('level2', measure.level2), name, measure.name, target, basis)
    }
    const cap = paper.mark('bound', printMoney(programme.budget.now, style), { unit: '万元' })
    put(
      '产出指标',
      '成本指标',
      '项目总成本',
      '全年花费',
      `${paper.mark('operator', '≤')}${cap}万元`,
      '预算批复',
    )
    paper.line('')
  })
}

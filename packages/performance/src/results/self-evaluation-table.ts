import type { ProgramScore } from '@mingzhang/model'
import type { ProgramToScore } from '../score/score-program.ts'

/** 自评表 A self-evaluation as rows of words, in the order of the national form; blank where nothing is known. */
export type SelfEvaluationTable = {
  readonly title: string
  /** Header and rows of the money. */
  readonly funds: readonly (readonly string[])[]
  /** Header, one row for each indicator, 总分. */
  readonly indicators: readonly (readonly string[])[]
}

const columns = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分']

/** 项目支出绩效自评表 The table that a score makes, with what was reported beside what the rule gives for it. */
export function selfEvaluationTable(program: ProgramToScore, score: ProgramScore): SelfEvaluationTable {
  const { execution } = program
  const money = execution ? [execution.initial, execution.adjusted, execution.executed] : [null, null, null]
  const of = score.execution
  const header = ['', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分']
  const rate = of?.figures['rate'] === undefined ? '' : `${of.figures['rate']}%`
  const unit = execution ? `（${execution.unit}）` : ''
  return {
    title: `${program.name}　项目支出绩效自评表`,
    funds: [
      header,
      [
        `年度资金总额${unit}`,
        ...money.map((amount) => amount ?? ''),
        of?.weight ?? '',
        rate,
        of?.points ?? '',
      ],
    ],
    indicators: [
      [...columns, '偏差原因分析及改进措施', '计分说明'],
      ...program.indicators.map((indicator, index) => {
        const item = score.items[index]
        const { level1, level2, operator, value, unit: measure } = indicator
        const result = program.results[index]
        return [
          level1 ?? '',
          level2 ?? '',
          indicator.name,
          `${operator === null || operator === '定性' ? '' : operator}${value ?? ''}${measure ?? ''}`,
          `${result?.actual ?? ''}${result?.actual && /\d$/u.test(result.actual) ? (result.unit ?? '') : ''}`,
          indicator.withdrawn ? '' : (indicator.weight ?? ''),
          item?.points ?? '',
          result?.reason ?? '',
          item ? [item.why, ...item.assumed, ...item.remarks].join('；') : '',
        ]
      }),
      [
        '总分',
        '',
        '',
        '',
        '',
        score.weights,
        score.total ?? '',
        '',
        [score.why, ...score.remarks].join('；'),
      ],
    ],
  }
}

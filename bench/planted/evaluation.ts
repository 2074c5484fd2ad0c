import type { Ledger, Programme } from './ledger.ts'
import { type Paper, type Writer, writer } from './paper.ts'
import type { Random } from './random.ts'
import { measures, weightsOf } from './target-tables.ts'

/** 绩效自评表 The programmes of a unit evaluated by itself: money spent, results, points, all of it by the rule. */
export function evaluation(ledger: Ledger, random: Random): Paper {
  const paper = writer()
  const { year, unit } = ledger
  paper.line(`${unit.name}${year}年度项目支出绩效自评情况`, '')
  for (const programme of ledger.programmes) putProgramme(paper, ledger, programme, random)
  return paper.paper()
}

const money = (fen: number): string => (fen / 1_000_000).toFixed(2)

/** Hundredths of a number, as points and rates are printed. */
const hundredths = (value: number): string =>
  `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`

function putProgramme(paper: Writer, { unit, year }: Ledger, programme: Programme, random: Random): void {
  const group = programme.code
  const put = (...cells: string[]): void => paper.line([...cells, ...blanks(8 - cells.length)].join('\t'))
  paper.line('项目支出绩效自评表', '', `（${year}年度）`, '')
  put('项目名称', paper.mark('programme', programme.name, { group }))
  put('主管部门', unit.name, '', '实施单位', unit.name)
  put('项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分')
  const execution = putFunds(paper, put, programme, random)
  put('年度总体目标', '预期目标', '', '', '实际完成情况')
  put('', '完成各项业务培训和设备维护', '', '', '完成情况见下列指标')
  const head = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分']
  put(...head, '偏差原因分析及改进措施')
  const weights = weightsOf(random, measures.length, 90)
  const points = measures.map((measure, index) => {
    const weight = weights[index] ?? 0
    const target = Number(measure.value(random))
    const isMissed = index === 0
    // Missed by a fifth, so that the points are four fifths of the weight.
    const stated = isMissed ? 5 * Math.ceil(target / 5) : target
    const actual = isMissed ? (stated * 4) / 5 : bettered(stated, measure.operator, measure.unit, random)
    const earned = isMissed ? weight * 80 : weight * 100
    put(
      paper.mark('level1', measure.level1, { group }),
      measure.level2,
      paper.mark('indicator', measure.name, { group }),
      paper.mark('yearly', `${measure.operator}${stated}${measure.unit}`, { group }),
      paper.mark('actual', `${actual}${measure.unit}`, { group, unit: measure.unit }),
      paper.mark('weight', String(weight), { group }),
      paper.mark('points', hundredths(earned), { group }),
      isMissed ? paper.mark('excuse', random.pick(excuses), { group }) : '',
    )
    return earned
  })
  const total = points.reduce((sum, one) => sum + one, execution)
  put('总分', '', '', '', '', '100', paper.mark('totalPoints', hundredths(total), { group }))
  paper.line('')
}

const excuses = [
  '受场地条件限制，部分场次推迟',
  '年中压减预算，任务相应减少',
  '参训单位时间冲突，部分培训未能开展',
]

const blanks = (count: number): string[] => Array.from({ length: Math.max(0, count) }, () => '')

/** A result as good as the target or a little better. */
function bettered(target: number, operator: string, unit: string, random: Random): number {
  if (operator === '≤') return Math.max(1, target - random.whole(0, 1))
  return unit === '%' ? Math.min(100, target + random.whole(0, 3)) : target + random.whole(0, 4)
}

/** The block of money; answers the points for execution in hundredths. */
function putFunds(
  paper: Writer,
  put: (...cells: string[]) => void,
  { budget, code: group }: Programme,
  random: Random,
): number {
  const step = 10_000
  const others = Math.floor(budget.now / 5 / step) * step
  const own = budget.now - others
  const executedOwn = Math.floor((own * random.whole(70, 99)) / 100 / step) * step
  const executedOthers = Math.floor((others * random.whole(70, 100)) / 100 / step) * step
  const fund = (column: string, fen: number): string =>
    paper.mark('funds', money(fen), { group: `${group} ${column}`, unit: '万元' })
  const rateOf = (executed: number, planned: number): number => Math.round((executed * 10_000) / planned)
  const line = (label: string, planned: number, executed: number, points: string[]): void => {
    const rate = rateOf(executed, planned)
    const printed = paper.mark('rate', hundredths(rate), { group, unit: '%' })
    const figures = [fund('initial', planned), fund('planned', planned), fund('executed', executed)]
    put('', label, ...figures, points[0] ?? '—', `${printed}%`, points[1] ?? '—')
  }
  const executed = executedOwn + executedOthers
  const earned = Math.round((executed * 1000) / budget.now)
  const points = paper.mark('executionPoints', hundredths(earned), { group })
  line('年度资金总额', budget.now, executed, ['10', points])
  line('其中：当年财政拨款', own, executedOwn, [])
  line('其他资金', others, executedOthers, [])
  return earned
}

import { costingOf, halvesOf } from './costing.ts'
import type { Ledger, Programme } from './ledger.ts'
import { type Paper, type Writer, writer } from './paper.ts'
import type { Random } from './random.ts'
import { printMoney, type Style } from './tables.ts'
import { bound, budgetMark, chosenOf, putGoals, weightsOf } from './target-tables.ts'

const style: Style = { flat: false, unit: '万元', commas: true }

/** 专项目录 A district's register of programmes of several units, then the target table of each. */
export function register(ledgers: readonly Ledger[], district: string, random: Random): Paper {
  const paper = writer()
  const [{ year } = { year: 0 }] = ledgers
  const all = ledgers.flatMap((ledger) => ledger.programmes.map((programme) => ({ ledger, programme })))
  paper.line(`${district}${year}年重点专项预算绩效`, '', '编 表 说 明', '')
  paper.line(
    `一、本册列示${year}年重点专项的绩效目标。`,
    '',
    '二、预算执行率权重固定为10，其余指标的权重合计应为90。',
    '',
  )
  paper.line(`${year}年重点专项资金目录`, '', '单位：万元', '')
  paper.line(`序号\t专项资金名称\t主管部门\t${year}年预算`)
  const isRounded = random.chance(0.3)
  all.forEach(({ ledger: { unit }, programme }, index) => {
    const group = programme.code
    const name = paper.mark('catalogueName', programme.name, { group })
    const printed = isRounded ? toTenth(programme.budget.now) : printMoney(programme.budget.now, style)
    const amount = paper.mark('catalogueAmount', printed, { unit: '万元', group })
    paper.line(`${index + 1}\t${name}\t${unit.code}-${unit.name}\t${amount}`)
  })
  paper.line('')
  for (const { ledger, programme } of all) putProgramme(paper, ledger, programme, random)
  return paper.paper()
}

/** Some registers print one decimal. */
const toTenth = (fen: number): string => {
  const tenths = Math.round(fen / 100_000)
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

function putProgramme(paper: Writer, ledger: Ledger, programme: Programme, random: Random): void {
  const group = programme.code
  const { year, unit } = ledger
  paper.line(`${year}年重点专项资金绩效目标表`, '', '单位：万元', '')
  const blank = '\t'.repeat(3)
  const name = paper.mark('programme', programme.name, { group })
  paper.line(`项目名称\t${name}\t主管部门\t${unit.code}-${unit.name}${blank}`)
  paper.line(`${year}年预算\t${budgetMark(paper, style, programme)}`)
  const overview = `${halvesOf(paper, programme.budget.now)}${costingOf(paper, programme.budget.now, group, random)}`
  paper.line(`项目概况\t${overview}`)
  const chosen = chosenOf(random)
  putGoals(paper, chosen, group, (goal) => paper.line(`当年绩效目标\t${goal}`))
  paper.line('绩效指标\t指标名称\t指标性质\t指标值\t计量单位\t指标权重(%)\t是否核心')
  const weights = weightsOf(random, chosen.length, 90)
  chosen.forEach(({ measure, value }, index) => {
    const cells = [
      paper.mark('indicator', measure.name, { group }),
      paper.mark('operator', measure.operator, { group }),
      bound(paper, value, measure.unit, group),
      paper.mark('measureUnit', measure.unit, { group }),
      paper.mark('weight', String(weights[index] ?? 0), { group }),
      paper.mark('core', index % 2 === 0 ? '是' : '否'),
    ]
    paper.line(`\t${cells.join('\t')}`)
  })
  paper.line('')
}

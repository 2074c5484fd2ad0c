import { accountName } from './account-names.ts'
import { add, type Ledger, type Money } from './ledger.ts'
import { type Paper, writer } from './paper.ts'
import type { Random } from './random.ts'
import { classesOf, sumsOf } from './sums.ts'
import { type CellSpec, putTable, type Style } from './tables.ts'

const style: Style = { flat: false, unit: '万元', commas: false }

/**
 * 部门决算 Final accounts of a unit: the budget of the year beside what became of it.
 *
 * @param planned what is printed as the budget of the beginning of the year
 */
export function finalAccounts(planned: Ledger, ledger: Ledger, random: Random): Paper {
  const paper = writer()
  const { year, unit } = ledger
  const sums = sumsOf(planned)
  const lead = [`编制部门：${unit.code}-${unit.name}`, '', '单位：万元']
  const spent = ({ now }: Money): Money => {
    const final = Math.round((now * random.whole(80, 99)) / 100 / 10_000) * 10_000
    return { now: final, last: final }
  }
  const cell = (money: Money): CellSpec => ({ money })
  const initial = classesOf(planned)
  const classes = classesOf(ledger).map((one, at) => ({
    ...one,
    all: initial[at]?.all ?? one.all,
    spent: spent(one.all),
  }))
  const all = classes.reduce((sum, one) => add(sum, one.spent), { now: 0, last: 0 })
  const funds = classes.reduce((sum, one) => (one.fund.now > 0 ? add(sum, one.spent) : sum), {
    now: 0,
    last: 0,
  })
  const general = { now: all.now - funds.now, last: all.now - funds.now }
  const left: CellSpec[][] = [
    ['一般公共预算财政拨款收入', cell(sums.general), cell(general)],
    ['政府性基金预算财政拨款收入', cell(sums.fund), cell(funds)],
  ]
  paper.line(`${unit.name}${year}年部门决算公开`, '')
  putTable(paper, style, {
    title: `${year}年部门收入支出决算总表`,
    lead,
    header: [
      ['收入', '', '', '支出', '', ''],
      ['项目', '年初预算数', '决算数', '项目', '年初预算数', '决算数'],
    ],
    rows: [
      ...classes.map(({ code, all: budgeted, spent: final }, index): CellSpec[] => [
        ...(left[index] ?? ['', '', '']),
        accountName(code),
        cell(budgeted),
        cell(final),
      ]),
      ['本年收入合计', cell(sums.all), cell(all), '本年支出合计', cell(sums.all), cell(all)],
      ['年初结转和结余', '', '', '年末结转和结余', '', ''],
      ['总计', cell(sums.all), cell(all), '总计', cell(sums.all), cell(all)],
    ],
  })
  const [three, upkeep, reception] = [sums.three, sums.vehicles, sums.reception]
  const [usedUpkeep, usedReception] = [spent(upkeep), spent(reception)]
  putTable(paper, style, {
    title: `${year}年“三公”经费支出决算表`,
    lead,
    header: [['项目', '年初预算数', '决算数']],
    rows: [
      ['“三公”经费合计', cell(three), cell(add(usedUpkeep, usedReception))],
      ['公务用车购置及运行维护费', cell(upkeep), cell(usedUpkeep)],
      ['公务接待费', cell(reception), cell(usedReception)],
    ],
  })
  return paper.paper()
}

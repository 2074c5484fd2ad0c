import type { Ledger, Money } from './ledger.ts'
import type { Writer } from './paper.ts'
import type { Random } from './random.ts'
import { sayingOf } from './sentences.ts'
import type { Sums } from './sums.ts'
import { boughtWords, whyWords } from './topics.ts'

/** 说明书 The sentences of a budget in the layout of Hebei. */
export function putHebeiText(paper: Writer, ledger: Ledger, sums: Sums, random: Random): void {
  const { money, change } = sayingOf(paper)
  const { year, unit } = ledger
  const before = `${year - 1}年`
  const carried = { now: sums.carriedIn, last: 0 }
  const received = { now: sums.general.now - carried.now, last: sums.general.last }
  paper.line(
    paper.mark('documentTitle', `${unit.name}${year}年部门预算信息公开情况说明`),
    '',
    paper.mark('heading', '一、部门职责及机构设置情况'),
    '',
  )
  paper.line(paper.mark('body', '负责机关事务的服务保障，管理办公用房和公务用车。'), '')
  paper.line('二、部门预算安排的总体情况', '', '1、收入说明', '')
  const carriedWords = carried.now > 0 ? `，上年结转结余${money(carried)}` : ''
  paper.line(
    `反映本部门当年全部收入。${year}年预算收入${money(sums.all)}，其中：一般公共预算收入${money(received)}，基金预算收入${money(sums.fund)}，国有资本经营预算收入0万元${carriedWords}。`,
    '',
    '2、支出说明',
    '',
  )
  const project = `项目支出${money(sums.project)}`
  paper.line(
    `${year}年支出预算${money(sums.all)}，其中基本支出${money(sums.basic)}，包括人员经费${money(sums.personnel)}和日常公用经费${money(sums.running)}；${project}。`,
    '',
    '3、比上年增减情况',
    '',
  )
  const bare = (of: Money): string => change(of, before).replace(`比${before}`, '')
  paper.line(
    `${year}年预算收支安排${money(sums.all)}，${change(sums.all, before)}，其中：基本支出${bare(sums.basic)}，项目支出${bare(sums.project)}。`,
    '',
    '三、机关运行经费安排情况',
    '',
    `${year}年本部门机关运行经费安排${money(sums.running)}，主要用于办公、差旅、会议和日常维修等支出。`,
    '',
  )
  paper.line('四、财政拨款“三公”经费预算情况及增减变化原因', '')
  paper.line(
    `${year}年，本部门财政拨款“三公”经费预算${money(sums.three)}，${change(sums.three, before)}。其中：因公出国（境）费0万元，与${before}持平；公务用车购置及运维费${money(sums.vehicles)}（其中：公务用车购置费${money(sums.purchase)}；公务用车运行维护费${money(sums.upkeep)}），${change(sums.vehicles, before)}${boughtWords(paper, sums)}；公务接待费${money(sums.reception)}，${change(sums.reception, before)}${whyWords(paper, random)}。`,
    '',
  )
  const kind = (name: string): string => paper.mark('kind', name)
  const procured = { now: sums.procured, last: sums.procured }
  paper.line(
    '五、政府采购情况',
    '',
    `${year}年政府采购预算${money(procured)}，其中：${kind('货物')}0万元，${kind('工程')}0万元，${kind('服务')}${money(procured)}。`,
    '',
  )
}

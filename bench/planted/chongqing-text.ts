import { accountName } from './account-names.ts'
import type { Ledger } from './ledger.ts'
import type { Writer } from './paper.ts'
import type { Random } from './random.ts'
import { sayingOf } from './sentences.ts'
import { classesOf, type Sums } from './sums.ts'

/** 说明书 The sentences of a budget in the layout of Chongqing. */
export function putChongqingText(paper: Writer, ledger: Ledger, sums: Sums, random: Random): void {
  const { money, change, share } = sayingOf(paper)
  const { year, unit } = ledger
  const before = `${year - 1}年`
  const isRate = random.chance(0.5)
  paper.line(
    `${unit.name}${year}年部门预算情况说明`,
    '',
    '一、部门基本情况',
    '',
    paper.mark('heading', '（一）职能职责。'),
    '',
  )
  paper.line(paper.mark('body', '负责本级机关的日常服务保障和业务管理工作。'), '', '二、部门收支总体情况', '')
  const carriedIn = { now: sums.carriedIn, last: 0 }
  const received = { now: sums.general.now - carriedIn.now, last: sums.general.last }
  const carried = sums.carriedIn > 0 ? `，上年结转${money(carriedIn)}` : ''
  const funds = `一般公共预算财政拨款${money(received)}，政府性基金预算财政拨款${money(sums.fund)}，国有资本经营预算财政拨款0万元`
  paper.line(
    `（一）收入预算：${year}年年初预算数${money(sums.all)}，其中：${funds}，事业收入0万元${carried}。总收入${change(sums.all, before, isRate)}。`,
    '',
  )
  const classes = classesOf(ledger)
    .map(({ code, all }) => `${accountName(code)}${money(all)}`)
    .join('，')
  const changes = `其中基本支出${change(sums.basic, before).replace(`比${before}`, '')}，项目支出${change(sums.project, before).replace(`比${before}`, '')}`
  paper.line(
    `（二）支出预算：${year}年年初预算数${money(sums.all)}，其中：${classes}。总支出${change(sums.all, before)}，${changes}。`,
    '',
    '三、部门预算情况说明',
    '',
    '（一）一般公共预算财政拨款收支。',
    '',
  )
  paper.line(
    `${unit.name}${year}年一般公共预算财政拨款收入${money(received)}，一般公共预算财政拨款支出${money(sums.general)}，${change(sums.general, before)}。其中：基本支出${money(sums.basic)}，${change(sums.basic, before)}，主要原因是人员变动；项目支出${money(sums.generalProject)}，${change(sums.generalProject, before)}，主要用于专项工作。基本支出占${share(sums.basic.now, sums.general.now)}。`,
    '',
  )
  putOthers(paper, ledger, sums)
}

function putOthers(paper: Writer, { year, procured }: Ledger, sums: Sums): void {
  const { money, change } = sayingOf(paper)
  const before = `${year - 1}年`
  paper.line('四、“三公”经费情况说明', '')
  paper.line(
    `${year}年“三公”经费预算${money(sums.three)}，${change(sums.three, before)}。其中：因公出国（境）费用0万元，与${before}持平；公务接待费${money(sums.reception)}，${change(sums.reception, before)}；公务用车运行维护费${money(sums.upkeep)}，${change(sums.upkeep, before)}；公务用车购置费0万元，与${before}持平。`,
    '',
    '五、其他重要事项的情况说明',
    '',
    `（一）机关运行经费。${year}年一般公共预算财政拨款运行经费${money(sums.running)}，主要用于办公费、印刷费、水电费和差旅费。`,
    '',
  )
  const bought = { now: sums.procured, last: sums.procured }
  const none = (): string => (procured.size === 0 ? '0万元' : money(bought))
  paper.line(
    `（二）政府采购情况。政府采购预算总额${none()}：政府采购货物预算0万元、政府采购工程预算0万元、政府采购服务预算${none()}。`,
    '',
  )
  const project = `一般公共预算财政拨款${money(sums.generalProject)}`
  const fund = sums.fund.now > 0 ? `、政府性基金预算财政拨款${money(sums.fund)}` : ''
  paper.line(`（三）绩效目标设置情况。${year}年项目支出均设置了绩效目标，涉及${project}${fund}。`, '')
}

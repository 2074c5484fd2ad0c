import { accountName } from './account-names.ts'
import { add, type Ledger, programmeNames } from './ledger.ts'
import type { Writer } from './paper.ts'
import type { Random } from './random.ts'
import { sayingOf } from './sentences.ts'
import { classesOf, type Sums } from './sums.ts'
import { boughtWords, putApproval, putTopic, whyWords } from './topics.ts'

/** 说明书 The sentences of a budget in the layout of Chongqing. */
export function putChongqingText(paper: Writer, ledger: Ledger, sums: Sums, random: Random): void {
  const { money, change, share } = sayingOf(paper)
  const { year, unit } = ledger
  const before = `${year - 1}年`
  const isRate = random.chance(0.5)
  paper.line(
    paper.mark('documentTitle', `${unit.name}${year}年部门预算情况说明`),
    '',
    '一、部门基本情况',
    '',
    paper.mark('heading', '（一）职能职责。'),
    '',
  )
  const posts = String(random.whole(12, 96))
  paper.line(
    paper.mark('body', '负责本级机关的日常服务保障和业务管理工作。'),
    '',
    '（二）机构设置。',
    '',
    `本部门设办公室、财务科、业务科等内设机构，核定编制${paper.mark('posts', posts)}名。`,
    '',
    '二、部门收支总体情况',
    '',
  )
  const carriedIn = { now: sums.carriedIn, last: 0 }
  const received = { now: sums.general.now - carriedIn.now, last: sums.general.last }
  const carried = sums.carriedIn > 0 ? `，上年结转${money(carriedIn)}` : ''
  const funds = `一般公共预算财政拨款${money(received)}，政府性基金预算财政拨款${money(sums.fund)}，国有资本经营预算财政拨款0万元`
  const bare = (of: typeof received): string => change(of, before).replace(`比${before}`, '')
  const byBudget =
    sums.fund.now > 0 && sums.carriedIn === 0
      ? `，其中一般公共预算财政拨款${bare(received)}，政府性基金预算财政拨款${bare(sums.fund)}`
      : ''
  paper.line(
    `（一）收入预算：${year}年年初预算数${money(sums.all)}，其中：${funds}，事业收入0万元${carried}。总收入${change(sums.all, before, isRate)}${byBudget}。`,
    '',
  )
  const classes = classesOf(ledger)
    .map(({ code, all }) => `${accountName(code)}${money(all)}`)
    .join('，')
  const changes = `其中基本支出${bare(sums.basic)}，项目支出${bare(sums.project)}`
  paper.line(
    `（二）支出预算：${year}年年初预算数${money(sums.all)}，其中：${classes}。总支出${change(sums.all, before)}，${changes}。${goneWords(paper, ledger, sums, random)}`,
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
  putPurposes(paper, ledger)
  putOthers(paper, ledger, sums, random)
  putCounts(paper, year, posts, random)
  putBuying(paper, random)
  putTopic(paper, '六、名词解释', '基本支出：保障机构正常运转的人员和公用支出。')
  putApproval(paper, year, random)
}

/** 办公设备 How many, how much each, how much in all. */
function putBuying(paper: Writer, random: Random): void {
  const [pieces, price] = [random.whole(3, 40), random.whole(1, 19)]
  const total = (pieces * price * 500).toFixed(0)
  const count = paper.mark('pieces', String(pieces))
  paper.line(
    `（六）办公设备情况。本年更新办公电脑${count}台，每台${price * 500}元，共计${paper.mark('pieceTotal', total)}元。`,
    '',
  )
}

/** What each account is for, told of some whose name says it. */
const purposes: readonly (readonly [code: string, title: string, purpose: string])[] = [
  ['2080505', '机关事业单位基本养老保险缴费支出（项）', '为职工缴纳基本养老保险'],
  ['2101101', '卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）', '职工基本医疗保险缴费'],
  ['2210201', '住房保障支出（类）住房改革支出（款）住房公积金（项）', '按规定比例为职工缴纳住房公积金'],
]

function putPurposes(paper: Writer, { functions }: Ledger): void {
  const { money } = sayingOf(paper)
  purposes.forEach(([code, title, purpose], index) => {
    const line = functions.find((one) => one.code === code)
    if (!line) return
    const spent = add(line.basic, line.project)
    paper.line(`${index + 1}.${title}${money(spent)}，主要用于${paper.mark('purpose', purpose)}。`, '')
  })
}

/** Which programmes of last year fell away, where project expenditure fell. */
function goneWords(paper: Writer, { programmes }: Ledger, { project }: Sums, random: Random): string {
  if (project.now >= project.last) return ''
  const gone = programmeNames.filter((name) => programmes.every((one) => !one.name.includes(name)))
  const name = paper.mark('gone', `${random.pick(gone)}项目`)
  return random.pick([
    `项目支出减少的原因是项目有所减少，包括${name}等。`,
    `上年一次性项目取消，主要是${name}。`,
    `本年不再安排${name}。`,
    `${name}上年已经完成，本年不再安排。`,
  ])
}

/** 人员和车辆 Posts told again, vehicles with their kinds. */
function putCounts(paper: Writer, year: number, posts: string, random: Random): void {
  const [secret, urgent, more] = [random.whole(1, 4), random.whole(1, 5), random.whole(0, 3)]
  const part = (count: number): string => paper.mark('vehiclePart', String(count), { group: 'vehicles' })
  const all = paper.mark('vehicles', String(secret + urgent + more), { group: 'vehicles' })
  paper.line(
    `（四）人员情况。本部门共有编制${paper.mark('posts', posts)}名，按规定配备人员。`,
    '',
    `（五）国有资产占有使用情况。截至${year - 1}年12月31日，本部门共有车辆${all}辆，其中：机要通信用车${part(secret)}辆、应急保障用车${part(urgent)}辆。`,
    '',
  )
}

function putOthers(paper: Writer, { year, procured }: Ledger, sums: Sums, random: Random): void {
  const { money, change } = sayingOf(paper)
  const before = `${year - 1}年`
  paper.line('四、“三公”经费情况说明', '')
  paper.line(
    `${paper.mark('year', String(year))}年“三公”经费预算${money(sums.three)}，${change(sums.three, before)}。其中：因公出国（境）费用0万元，与${before}持平；公务接待费${money(sums.reception)}，${change(sums.reception, before)}；公务用车运行维护费${money(sums.upkeep)}，${change(sums.upkeep, before)}；公务用车购置费${money(sums.purchase)}，${change(sums.purchase, before)}${sums.purchase.now > 0 ? boughtWords(paper, sums) : `，主要原因是${paper.mark('reason', '未安排车辆购置计划')}`}${whyWords(paper, random)}。`,
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

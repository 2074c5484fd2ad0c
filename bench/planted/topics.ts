import type { Writer } from './paper.ts'
import type { Random } from './random.ts'
import type { Sums } from './sums.ts'

/** 一节 A heading and its paragraph, which may be left out. */
export function putTopic(paper: Writer, heading: string, body: string): void {
  paper.line(paper.mark('topic', heading), '', body, '')
}

const reasons = ['公务接待批次有变化', '车辆使用年限较长，维修费用变动', '业务活动安排有调整']

/** ，主要原因是…… Why the three public expenses changed. */
export const whyWords = (paper: Writer, random: Random): string =>
  paper.mark('why', `，主要原因是${random.pick(reasons)}`)

/** ，购置公务用车2辆: how many vehicles the money for vehicles buys; nothing where there is none. */
export const boughtWords = (paper: Writer, { purchase }: Sums): string =>
  purchase.now > 0 ? paper.mark('bought', `，更新公务用车${1 + (purchase.now % 3)}辆`) : ''

/** 批复与公开 The day the budget was approved and the day it was published, within twenty days. */
export function putApproval(paper: Writer, year: number, random: Random): void {
  const day = random.whole(1, 8)
  const published = paper.mark('publicDay', `${year}年2月${day + random.whole(3, 19)}日`)
  paper.line(`本部门预算于${year}年2月${day}日经财政部门批复，公开日期：${published}。`, '')
}

import type { Writer } from './paper.ts'
import type { Random } from './random.ts'

const services = ['物业服务费', '线路租赁费', '聘用人员费用', '系统运维费', '安保服务费']
const purchases = ['设备更新', '办公桌椅', '网络终端', '档案柜']
const rests = ['耗材及其他', '印刷及邮寄费', '零星维修']

/**
 * 项目测算 How a programme arrives at its budget: items by the month and by the piece, what is left, and the total.
 *
 * @param budget 分, whole yuan
 * @param group the programme's, so that what belongs together is found again
 */
export function costingOf(paper: Writer, budget: number, group: string, random: Random): string {
  const yuan = Math.round(budget / 100)
  const sign = random.pick(['×', '*'])
  const result = (value: number): string => paper.mark('result', String(value), { unit: '元', group })
  const monthly = Math.max(1, Math.floor((yuan * random.whole(20, 45)) / 1200))
  const count = random.whole(2, 9)
  const price = Math.max(1, Math.floor((yuan * random.whole(10, 30)) / 100 / count))
  const rest = yuan - 12 * monthly - count * price
  const operand = (value: number): string => paper.mark('operand', String(value), { unit: '元', group })
  const isPlain = random.chance(0.4)
  const formula = (name: string, left: readonly string[], value: number): string => {
    // Both forms hold the same marks, so that one programme can be printed in the place of another.
    const [one = '', two = ''] = left
    const stated = result(value)
    return isPlain ? `${name}${stated}元` : `${name}：${one}${sign}${two}=${stated}元`
  }
  const byMonth = [`${operand(monthly)}元/月`, '12月']
  const byPiece = [`${operand(count)}套`, `${operand(price)}元`]
  const formulas = [
    formula(random.pick(services), byMonth, 12 * monthly),
    formula(random.pick(purchases), byPiece, count * price),
  ]
  const left = `${random.pick(rests)}${paper.mark('item', String(rest), { unit: '元', group })}元`
  const items = [...formulas, left].map((item, index) => `${index + 1}.${item}`).join('；')
  const closing = random.pick(['以上3项合计', '以上三项合计', '3项合计'])
  return `测算如下：${items}；${closing}${paper.mark('costing', String(yuan), { unit: '元', group })}元。`
}

/** 上下半年 A budget spent in two equal parts, told in one sentence. */
export function halvesOf(paper: Writer, budget: number): string {
  const half = (Math.round(budget / 2) / 1_000_000).toFixed(4).replace(/0{1,2}$/u, '')
  return `上半年安排${half}万元，下半年安排${half}${paper.mark('halves', '万元')}。`
}

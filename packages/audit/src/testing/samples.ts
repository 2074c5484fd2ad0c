import type { Cell } from '@mingzhang/model'
import qijiang from '../../../../samples/qijiang-government-services-2024.txt?raw'
import qinglong from '../../../../samples/qinglong-office-affairs-2024.txt?raw'
import qinhuangdao from '../../../../samples/qinhuangdao-office-affairs-2023.txt?raw'
import catalogue from '../../../../samples/wansheng-key-programmes-2024.txt?raw'
import wansheng from '../../../../samples/wansheng-office-affairs-2024.txt?raw'
import { type Audit, audit } from '../audit.ts'
import { auditTogether, type Together } from '../together.ts'

/** The texts of the samples. */
export const samples = { wansheng, qinglong, qijiang, qinhuangdao, catalogue } as const

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export function auditText(text: string): Audit {
  const result = audit(bytesOf(text), '文件')
  if (!result.ok) throw new Error(result.refusal.what)
  return result.value
}

/** Texts by name, taken together. */
export const together = (texts: Readonly<Record<string, string>>): Together =>
  auditTogether(Object.entries(texts).map(([fileName, text]) => ({ fileName, bytes: bytesOf(text) })))

/** The text with one piece replaced; the piece must be there. */
export function planted(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`nothing to replace: ${from}`)
  return text.replace(from, to)
}

/** Cuts a text in two where a line begins with the given words. */
export function cutAt(text: string, words: string): { readonly before: string; readonly after: string } {
  const at = text.indexOf(`\n${words}`) + 1
  if (at === 0) throw new Error(`no line begins with ${words}`)
  return { before: text.slice(0, at), after: text.slice(at) }
}

type Line = {
  readonly code: string
  readonly name: string
  readonly amount: string
  readonly isProject: boolean
}

/**
 * 上年的公开 The disclosure of the year before, as this year's columns of last year tell it: overview, expenditure by
 * function, and the three public expenses.
 *
 * @param threePublic vehicles and receptions of that year, for which this year's tables have no column
 */
export function yearBefore(
  text: string,
  threePublic: { readonly vehicles: string; readonly reception: string },
): string {
  const { disclosure } = auditText(text)
  const { unit, year } = disclosure.document
  const last = String((year ?? 0) - 1)
  const table = disclosure.tables.find(({ cells }) => cells.some(({ key }) => key?.year === last))
  if (!table || !unit.name) throw new Error('the document prints no column of last year')
  const isProjectRow = (cell: Cell): boolean =>
    !table.cells.some(({ r, key }) => r === cell.r && key?.use === 'basic')
  const lines = table.cells
    .filter(({ key, column }) => key?.year === last && column.length > 0)
    .map((cell): Line => {
      const { code, name } = cell.row
      return { code: code ?? '', name, amount: cell.amount ?? '', isProject: isProjectRow(cell) }
    })
  return documentOf(unit.name, last, lines, threePublic)
}

const fen = (amount: string): number => Math.round(Number(amount) * 100)
const inWan = (value: number): string => `${Math.trunc(value / 100)}.${String(value % 100).padStart(2, '0')}`
const sum = (lines: readonly Line[]): number => lines.reduce((total, { amount }) => total + fen(amount), 0)

/** A set of tables in the Chongqing form. */
function documentOf(
  unit: string,
  year: string,
  lines: readonly Line[],
  { vehicles, reception }: { readonly vehicles: string; readonly reception: string },
): string {
  const items = lines.filter(({ code }) => code.length === 7)
  const classes = lines.filter(({ code }) => code.length === 3)
  const total = inWan(sum(items))
  const row = ({ code, name }: { code: string; name: string }): string => {
    const within = items.filter((item) => item.code.startsWith(code))
    const project = within.filter(({ isProject }) => isProject)
    const basic = sum(within) - sum(project)
    const shown = (value: number): string => (value === 0 ? '' : inWan(value))
    return [code === '' ? '合计' : code, name, inWan(sum(within)), shown(basic), shown(sum(project))].join(
      '\t',
    )
  }
  const body = [row({ code: '', name: '' }), ...lines.filter(({ code }) => code !== '').map(row)]
  const overview = classes.map(({ name, amount }, index) =>
    index === 0 ? `一般公共预算财政拨款资金\t${total}\t${name}\t${amount}` : `\t\t${name}\t${amount}`,
  )
  const head = ['', `部门全称：${unit}`, '', '单位：万元', '']
  return [
    `${unit}${year}年部门预算公开表`,
    '',
    `${year}年部门收支预算总表`,
    ...head,
    '收入\t\t支出\t',
    '项目\t预算数\t项目\t预算数',
    `合计\t${total}\t合计\t${total}`,
    `一、本年收入合计\t${total}\t一、本年支出合计\t${total}`,
    ...overview,
    '二、上年结转\t\t二、结转下年\t',
    '',
    `${year}年部门支出预算总表`,
    ...head,
    '科目编码\t科目名称\t总计\t基本支出\t项目支出',
    ...body,
    '',
    `${year}年部门一般公共预算财政拨款支出预算表`,
    ...head,
    `功能分类科目\t\t${year}年预算数\t\t`,
    '科目编码\t科目名称\t小计\t基本支出\t项目支出',
    ...body,
    '',
    `${year}年部门一般公共预算“三公”经费支出预算表`,
    ...head,
    `${year}年预算数\t\t\t\t\t`,
    '合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费',
    '\t\t小计\t公务用车购置费\t公务用车运行费\t',
    `${inWan(fen(vehicles) + fen(reception))}\t\t${vehicles}\t\t${vehicles}\t${reception}`,
    '',
  ].join('\n')
}

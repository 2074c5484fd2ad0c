import { isMoneyUnit } from '@mingzhang/model'
import { tight } from './printed-cell.ts'

/** 表头信息 What the small lines around a table say of it. */
export type TableFacts = {
  readonly amountUnit: string | null
  readonly year: number | null
  readonly unitCode: string | null
  readonly unitName: string | null
  /** 资金来源 What the line says of whose money the table shows, as printed. */
  readonly fund: string | null
}

/** Nothing said yet. */
export const noFacts: TableFacts = {
  amountUnit: null,
  year: null,
  unitCode: null,
  unitName: null,
  fund: null,
}

/** 金额单位 The unit of money a text names (单位：万元, 金额单位:元, （万元）), or null. */
export function amountUnitOf(text: string): string | null {
  const plain = tight(text)
  const named =
    /单位[:：为]?[（(]?(?:人民币)?([百千万亿]*元)/u.exec(plain) ??
    /[（(](?:人民币)?([百千万亿]*元)[)）]/u.exec(plain)
  return named?.[1] && isMoneyUnit(named[1]) ? named[1] : null
}

/** 年度 The fiscal year a text names: 预算年度：2024, 2024年…, 2023-12-31. */
export function yearOf(text: string): number | null {
  const plain = tight(text)
  const named =
    /年度[:：]?(20\d{2})/u.exec(plain) ?? /(?<!\d)(20\d{2})(?:年|[-/.]\d{1,2}[-/.]\d{1,2})/u.exec(plain)
  return named ? Number(named[1]) : null
}

const unitLabel =
  /^(?:部门全称|部门名称|部门|单位名称|单位全称|单位|编制单位|填报单位|公开单位|编报单位|预算单位|编制部门|填报部门|公开部门)[:：(（]/u
const other =
  /^(?:预算年度|年度|截止时间|截至时间|截止日期|截至日期|金额单位|单位|编制日期|日期|报送日期|财决|表号|货币单位)[:：]/u

/**
 * 表前小行 Is this one of the small lines between a title and its table (unit, year, unit of money), or a page remnant?
 * A line with the unit's code before its name counts.
 */
export function isTableLine(text: string): boolean {
  const plain = tight(text)
  if (plain === '' || unitLabel.test(plain) || other.test(plain)) return true
  if (/^[(（]?(?:金额)?单位[:：为]/u.test(plain) || /(?:预算年度|金额单位|单位)[:：]\S{1,12}$/u.test(plain))
    return true
  return (
    /^\d{3,9}[-—]?\p{Script=Han}{4,40}(?:（[^）]{1,8}）|\([^)]{1,8}\))?$/u.test(plain) &&
    !/[表年录。；]/u.test(plain)
  )
}

/** 页码 A line that is only a page number. */
export const isPageNumber = (text: string): boolean =>
  text.trim().length <= 60 && /^[-—–\s]*(?:第)?\s*\d{1,4}\s*(?:页)?[-—–\s]*$/u.test(text.trim())

/** What one small line (or cell) says. */
export function factsOf(text: string): TableFacts {
  const plain = tight(text)
  const labelled =
    /(?:部门全称|部门名称|单位名称|单位全称|编制单位|填报单位|公开单位|编报单位|编制部门|填报部门|公开部门|部门|单位)[:：](?!.{0,2}元)(?:[[【(（]?(\d{3,9})[\]】)）]?[-—]?)?(\p{Script=Han}[^:：]{3,70})/u.exec(
      plain,
    )
  const bare = /^(\d{3,9})[-—]?(\p{Script=Han}[^:：]{3,70}?)(?:预算年度|金额单位|单位|$)/u.exec(plain)
  const name = labelled ?? bare
  return {
    amountUnit: amountUnitOf(plain),
    year: /年度[:：]|截[止至]/u.test(plain) ? yearOf(plain) : null,
    unitCode: name?.[1] ?? null,
    unitName: name?.[2]?.replace(/(?:预算年度|金额单位|资金来源|资金性质|单位)$/u, '') ?? null,
    fund: /(?:资金来源|资金性质)[:：](\p{Script=Han}{4,16}?)(?=金额单位|单位|$)/u.exec(plain)?.[1] ?? null,
  }
}

/** The first known of each fact. */
export const mergeFacts = (first: TableFacts, second: TableFacts): TableFacts => ({
  amountUnit: first.amountUnit ?? second.amountUnit,
  year: first.year ?? second.year,
  unitCode: first.unitCode ?? second.unitCode,
  unitName: first.unitName ?? second.unitName,
  fund: first.fund ?? second.fund,
})

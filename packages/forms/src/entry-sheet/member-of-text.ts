import {
  type Catalogue,
  departmentalAccounts,
  functionalAccounts,
  governmentalAccounts,
} from '@mingzhang/law'
import { halfWidth } from '@mingzhang/model'
import { isCoordinate } from './headings.ts'

/** Words people write where the book has members of the cube. */
const members: { readonly [word: string]: string } = {
  一般公共预算: 'general',
  一般公共预算拨款: 'general',
  一般公共预算财政拨款: 'general',
  政府性基金预算: 'governmentFund',
  政府性基金: 'governmentFund',
  政府性基金预算拨款: 'governmentFund',
  国有资本经营预算: 'stateCapital',
  国有资本经营预算拨款: 'stateCapital',
  财政专户: 'special',
  财政专户管理: 'special',
  单位: 'own',
  自有: 'own',
  财政拨款: 'fiscal',
  事业收入: 'institution',
  经营收入: 'business',
  事业单位经营收入: 'business',
  上级补助收入: 'superior',
  附属单位上缴收入: 'subordinate',
  其他收入: 'other',
  本年收入: 'thisYear',
  当年预算: 'thisYear',
  当年安排: 'thisYear',
  本年安排: 'thisYear',
  年初预算: 'thisYear',
  上年结转: 'carriedIn',
  上年结转结余: 'carriedIn',
  上年结余: 'carriedIn',
  结转: 'carriedIn',
  人员经费: 'personnel',
  人员类: 'personnel',
  人员类项目: 'personnel',
  公用经费: 'running',
  公用经费项目: 'running',
  基本支出: 'basic',
  项目支出: 'project',
  特定目标类: 'project',
  特定目标类项目: 'project',
  其他运转类: 'project',
  其他运转类项目: 'project',
  经营支出: 'business',
  结转下年: 'carriedOut',
  行政: 'administrative',
  行政单位: 'administrative',
  事业: 'institution',
  事业单位: 'institution',
}

/** Codes of 资金性质, as law/catalogues/fund-kinds.tsv has them; social insurance funds (14) are in no unit's book. */
const fundCodes: readonly (readonly [RegExp, string])[] = [
  [/^11/u, 'general'],
  [/^12/u, 'governmentFund'],
  [/^13/u, 'stateCapital'],
  [/^1$/u, 'fiscal'],
  [/^2/u, 'special'],
  [/^31/u, 'institution'],
  [/^32/u, 'superior'],
  [/^33/u, 'subordinate'],
  [/^34/u, 'business'],
  [/^39/u, 'other'],
  [/^3$/u, 'own'],
]

/** Codes of 项目类别. 2 is 运转类, which holds 公用经费 and programmes alike: it alone decides nothing. */
const useCodes: readonly (readonly [string, string])[] = [
  ['1', 'personnel'],
  ['21', 'running'],
  ['22', 'project'],
  ['3', 'project'],
]

const catalogues: { readonly [field: string]: () => Catalogue } = {
  func: functionalAccounts,
  econ: departmentalAccounts,
  gov: governmentalAccounts,
}

/**
 * 单元格的词 The member a cell speaks of: a code without its name (2010301 行政运行, 行政运行[2010301], 2010301.0), the code of a
 * name that only one account bears, Chinese words by the field. What is not understood stays as it is.
 */
export function memberOfWord(field: string, text: string): string {
  if (!isCoordinate(field) || field === 'project' || field === 'unit') return text
  const plain = halfWidth(text).trim()
  const catalogue = catalogues[field]
  if (catalogue) return accountOf(catalogue(), plain)
  if (field === 'fund') return fundOf(plain)
  if (field === 'use') return codeOrWord(plain, useCodes)
  return members[plain] ?? text
}

function accountOf(catalogue: Catalogue, text: string): string {
  const compact = text.replace(/^['’]/u, '').replace(/^(\d+)\.0+$/u, '$1')
  const parts = /^(\d{3})[-\s.](\d{2})(?:[-\s.](\d{2}))?$/u.exec(compact)
  if (parts) return parts.slice(1).join('')
  const first = /^[[(（【]?(\d{3,})(?![\dA-Za-z.])/u.exec(compact)?.[1]
  const code = first ?? /[[(（【\-—\s](\d{3,})[\])）】]?$/u.exec(compact)?.[1]
  if (code !== undefined) return code
  const named = [...catalogue.byCode].filter(([, accounts]) => accounts.some(({ name }) => name === compact))
  return named.length === 1 ? (named[0]?.[0] ?? text) : text
}

function fundOf(text: string): string {
  const [code = ''] = /^\d+/u.exec(text) ?? []
  return fundCodes.find(([pattern]) => pattern.test(code))?.[1] ?? wordOf(text)
}

function codeOrWord(text: string, codes: readonly (readonly [string, string])[]): string {
  const [code = ''] = /^\d+/u.exec(text) ?? []
  const byCode = code === '' ? undefined : codes.find(([start]) => code.startsWith(start))?.[1]
  return byCode ?? wordOf(text)
}

const wordOf = (text: string): string => {
  const bare = text.replace(/^\d+[\s\-—.、]*/u, '').replace(/^[[(（【]\w+[\])）】]/u, '')
  return members[bare] ?? members[bare.replace(/资金$/u, '')] ?? text
}

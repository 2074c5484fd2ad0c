import type { Dimension, Key } from '@mingzhang/model'
import {
  type Catalogue,
  departmentalAccounts,
  functionalAccounts,
  governmentalAccounts,
  procurementCatalogue,
} from './accounts.ts'
import { memberName } from './cube.ts'
import { brief, keyPhrase } from './key-phrase.ts'

const stageWords: { readonly [stage: string]: string } = {
  adjusted: '全年预算',
  executed: '执行数',
  final: '决算',
}

const measureWords: { readonly [measure: string]: string } = {
  change: '较上年增减',
  assetValue: '资产价值',
  count: '数量',
  unitPrice: '单价',
  points: '分值',
}

function accountWords(catalogue: Catalogue, code: string): string | null {
  const name = catalogue.byCode.get(code)?.[0]?.name
  return name ? `${name} ${code}` : null
}

function memberWords(dimension: Dimension, member: string): string | null {
  if (dimension === 'year') return `${member} 年`
  if (dimension === 'stage') return stageWords[member] ?? null
  if (dimension === 'measure') return measureWords[member] ?? null
  if (dimension === 'entry') return null
  if (dimension === 'func') return accountWords(functionalAccounts(), member) ?? named(dimension, member)
  if (dimension === 'econ') {
    const accounts = member.startsWith('5') ? governmentalAccounts() : departmentalAccounts()
    return accountWords(accounts, member) ?? named(dimension, member)
  }
  if (dimension === 'article') return accountWords(procurementCatalogue(), member) ?? named(dimension, member)
  if (dimension === 'project') return `项目“${member.replace(/@.*$/u, '')}”`
  return named(dimension, member)
}

function named(dimension: Dimension, member: string): string {
  const name = memberName(dimension, member)
  if (name === null) return member
  return /^\d/u.test(member) ? `${brief(name)} ${member}` : brief(name)
}

/**
 * 用话说的坐标 Which money a key speaks of, as a clerk would say it: 2024 年 · 一般公共预算 · 基本支出 · 公务接待费 30217.
 * Dimensions at their root are left out; a key that is all root is 收支总计.
 */
export const keyInWords = (key: Key): string => keyPhrase(key, memberWords, '收支总计')

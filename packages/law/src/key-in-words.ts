import type { Dimension, Key } from '@mingzhang/model'
import {
  type Catalogue,
  departmentalAccounts,
  functionalAccounts,
  governmentalAccounts,
  procurementCatalogue,
} from './accounts.ts'
import { memberName, root } from './cube.ts'

/** Order in which a person says it: the money, its origin, its use, its accounts, then the particulars. */
const spoken: readonly Dimension[] = [
  'unit',
  'fund',
  'origin',
  'use',
  'func',
  'econ',
  'agency',
  'tier',
  'procurement',
  'article',
  'service',
  'asset',
  'project',
]

const brief = (name: string): string => name.replace(/（.*）$/u, '')

function accountWords(catalogue: Catalogue, code: string): string | null {
  const name = catalogue.byCode.get(code)?.[0]?.name
  return name ? `${name} ${code}` : null
}

function memberWords(dimension: Dimension, member: string): string {
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

/**
 * 用话说的坐标 Which money a key speaks of, as a clerk would say it: 2024 年 · 一般公共预算 · 基本支出 · 公务接待费 30217.
 * Dimensions at their root are left out; a key that is all root is 收支总计.
 */
export function keyInWords(key: Key): string {
  const words: string[] = []
  for (const dimension of spoken) {
    const member = key[dimension]
    if (member !== undefined && member !== root) words.push(memberWords(dimension, member))
  }
  const measure = key.measure === undefined ? undefined : measureWords[key.measure]
  if (words.length === 0 && measure === undefined) words.push('收支总计')
  if (measure !== undefined) words.push(measure)
  const stage = key.stage === undefined ? undefined : stageWords[key.stage]
  if (stage !== undefined) words.unshift(stage)
  if (key.year !== undefined) words.unshift(`${key.year} 年`)
  return words.join(' · ')
}

import type { DocumentKind } from './disclosure.ts'
import type { Cause, Certainty, Severity, Verdict } from './finding.ts'
import type { Format } from './source.ts'

/** 轻重 How grave a finding is, as people read it. */
export const severityNames: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  note: '提示',
}

/** 判定 The four answers of a check. */
export const verdictNames: Readonly<Record<Verdict, string>> = {
  holds: '成立',
  fails: '不成立',
  unknown: '无法判断',
  inapplicable: '不适用',
}

/** 把握 How sure a finding is. */
export const certaintyNames: Readonly<Record<Certainty, string>> = {
  certain: '确定',
  likely: '很可能',
  possible: '可能',
}

/** 原因 What most likely went wrong. */
export const causeNames: Readonly<Record<Cause, string>> = {
  'stale-year': '沿用了上年数',
  'digits-swapped': '数字颠倒',
  'factor-of-ten': '差了十倍',
  'wrong-unit': '单位用错',
  'row-shifted': '错行',
  'row-left-out': '漏了一行',
  'counted-twice': '重复计算',
  'month-for-year': '把月数当年数',
  'wrong-direction': '方向写反',
  'part-over-whole': '部分大于整体',
  'entry-error': '录入有误',
  rounding: '四舍五入',
  residue: '模板残留',
}

/** 文件种类 The kinds of documents that are published. */
export const documentKindNames: Readonly<Record<DocumentKind, string>> = {
  'department-budget': '部门预算',
  'unit-budget': '单位预算',
  'final-accounts': '部门决算',
  'programme-targets': '项目绩效目标',
  'self-evaluation': '绩效自评',
}

/** 格式的名称 What a format is called. */
export const formatNames: Readonly<Record<Format, string>> = {
  text: '文本',
  docx: 'Word',
  doc: 'Word 97',
  xlsx: 'Excel',
  xls: 'Excel 97',
  csv: 'CSV',
  html: '网页',
  pdf: 'PDF',
  ofd: 'OFD',
}

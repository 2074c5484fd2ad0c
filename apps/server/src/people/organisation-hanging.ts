import type { Hanging } from '@mingzhang/store'

type Line = readonly [count: (hanging: Hanging) => number, words: (count: number) => string]

const standing: readonly Line[] = [
  [({ below }) => below, (n) => `${n} 个下级机构`],
  [({ accounts }) => accounts, (n) => `${n} 个可用的账号`],
]

const past: readonly Line[] = [
  [({ closedBelow }) => closedBelow, (n) => `${n} 个已撤销的下级机构`],
  [({ disabledAccounts }) => disabledAccounts, (n) => `${n} 个停用的账号`],
  [({ documents }) => documents, (n) => `${n} 份文件`],
  [({ books }) => books, (n) => `${n} 本账`],
  [({ performanceYears }) => performanceYears, (n) => `${n} 个绩效年度`],
  [({ reviews }) => reviews, (n) => `审核台上 ${n} 批或通知`],
  [({ log }) => log, (n) => `${n} 条日志`],
]

const inWords = (lines: readonly Line[], hanging: Hanging): string[] =>
  lines.flatMap(([count, words]) => (count(hanging) > 0 ? [words(count(hanging))] : []))

/** 撤销前须了结的 What must be somewhere else before an organisation can be closed. */
export const keepsItOpen = (hanging: Hanging): string[] => inWords(standing, hanging)

/** 删除前须没有的 What must not be at all for an organisation to be deleted: only what left no trace may go without one. */
export const keepsItKept = (hanging: Hanging): string[] => inWords([...standing, ...past], hanging)

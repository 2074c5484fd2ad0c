import { keyInWords } from '@mingzhang/law'
import { type Disclosure, formatAmount, type Table } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import type { Judged } from './judge.ts'

/** 表名 A table as a clerk calls it: 表1, or its title where it has no number. */
export const tableTitle = (table: Table | undefined): string => {
  if (!table) return '另一处'
  if (table.no === null) return `《${table.title}》`
  return /^\d+$/u.test(table.no) ? `表${table.no}` : table.no
}

/** 说法 How findings name figures and relations. */
export type Words = {
  /** 表3“合计·基本支出”, 文字“部门支出预算”. */
  readonly place: (fact: Fact) => string
  /** The same within its table: “合计·基本支出”. */
  readonly cell: (fact: Fact) => string
  /** Where it stands, roughly: 表3, 文字, 项目绩效目标表. */
  readonly whereabouts: (fact: Fact) => string
  /** 8900.03 万元. */
  readonly figure: (fact: Fact) => string
  /** Which money it is: 2024 年 · 一般公共预算 · 基本支出. */
  readonly money: (fact: Fact) => string
  readonly relation: (judged: Judged) => string
  readonly arithmetic: (judged: Judged) => string
}

const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

/** Heads that say nothing a clerk needs: the column is the amount of its row. */
const plainHead = /^(?:\d{4}年)?(?:预算数|决算数|金额|合计|总计|小计|预算)$/u

/** Row and column of a cell: 合计·基本支出. The column is left out where it is the only amount or just the amount. */
function cellWords(table: Table | undefined, r: number, c: number): string {
  const row = (table?.rows[r]?.name ?? '').replace(/\s+/gu, '').replace(/^[一二三四五六七八九十]+、/u, '')
  const path = table?.columns[c]?.path ?? []
  const head = path.findLast((part) => !plainHead.test(part)) ?? path.at(-1) ?? ''
  const only = (table?.columns.filter(({ coordinates }) => coordinates !== null).length ?? 0) === 1
  const side = table?.columns[c]?.side !== null && path.length <= 2
  if (row === '') return head
  return only || side || (plainHead.test(path.at(-1) ?? '') && path.length === 1) ? row : `${row}·${head}`
}

export function wordsFor(disclosure: Disclosure): Words {
  const tables = new Map(disclosure.tables.map((table) => [table.id, table]))
  const cell = ({ statement: { from } }: Fact): string =>
    from.kind === 'cell' ? `“${cellWords(tables.get(from.table), from.r, from.c)}”` : ''
  const place = (fact: Fact): string => {
    const { from } = fact.statement
    if (from.kind === 'cell') return `${tableTitle(tables.get(from.table))}${cell(fact)}`
    if (from.kind === 'claim') return `文字“${claimWords(disclosure, from.index)}”`
    if (from.kind === 'program') return `项目“${disclosure.programs[from.index]?.name ?? ''}”的预算`
    return '整体绩效目标的预算'
  }
  const whereabouts = ({ statement: { from } }: Fact): string => {
    if (from.kind === 'cell') return tableTitle(tables.get(from.table))
    return from.kind === 'claim' ? '文字' : '绩效目标表'
  }
  return {
    place,
    cell,
    whereabouts,
    figure: (fact) => `${formatAmount(fact.statement.amount)} ${fact.statement.amount.unit}`,
    money: ({ statement: { key } }) => {
      const name = disclosure.programs.find(({ code }) => code !== null && code === key.project)?.name
      return keyInWords(name === undefined ? key : { ...key, project: name })
    },
    relation: (judged) => relationWords(judged, place, cell),
    arithmetic: arithmeticOf,
  }
}

/** What a sentence speaks of: its words of measure, else the phrase itself. */
function claimWords({ claims }: Disclosure, index: number): string {
  const claim = claims[index]
  if (!claim) return ''
  const { measure, subject, change } = claim
  const named = measure ?? subject
  if (named === null || named.length > 24) return shorten(claim.text, 24)
  return change === null || /[增减]/u.test(named) ? named : `${named}较上年增减`
}

/** The table is named once when both sides stand in it. */
function relationWords(
  { sign, facts, zeros }: Judged,
  place: (fact: Fact) => string,
  cell: (fact: Fact) => string,
): string {
  const first = facts.left[0] ?? facts.right[0]
  const named = (fact: Fact): string =>
    fact !== first && fact.site === first?.site && fact.statement.from.kind === 'cell'
      ? cell(fact)
      : place(fact)
  const side = (group: readonly Fact[]): string => {
    if (group.length === 0) return zeros[0]?.why ?? '0'
    const names = group.slice(0, 4).map(named)
    return group.length > 4 ? `${names.join(' + ')} 等 ${group.length} 项之和` : names.join(' + ')
  }
  return `${side(facts.left)} ${sign} ${side(facts.right)}`
}

/** 8900.03 = 3611.85 + 5288.18, in the unit of the first figure. */
function arithmeticOf({ sign, verdict, facts }: Judged): string {
  const unit = (facts.left[0] ?? facts.right[0])?.statement.amount.unit ?? '元'
  const side = (group: readonly Fact[]): string =>
    group.length === 0
      ? '0'
      : group
          .map(({ statement, value }, index) => {
            const text = formatAmount({ ...statement.amount, value: Math.abs(value), unit })
            const minus = value < 0
            if (index === 0) return minus ? `-${text}` : text
            return `${minus ? '−' : '+'} ${text}`
          })
          .join(' ')
  const broken = sign === '=' ? '≠' : '>'
  return `${side(facts.left)} ${verdict === 'fails' ? broken : sign} ${side(facts.right)}`
}

import { keyInWords } from '@mingzhang/law'
import { type Disclosure, formatAmount, type Table } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import type { Judged } from './judge.ts'

/** 表名 The title of a table between book marks, with its number where it has one. */
export const tableTitle = (table: Table | undefined): string =>
  table
    ? `${table.no ? `${/^\d+$/u.test(table.no) ? `表${table.no}` : table.no}` : ''}《${table.title}》`
    : '另一处'

/** 说法 How findings name figures and relations. */
export type Words = {
  /** 《部门支出总表》“合计”行“基本支出”列. */
  readonly place: (fact: Fact) => string
  /** Without the table: “合计”行“基本支出”列. */
  readonly cell: (fact: Fact) => string
  /** 8900.03 万元. */
  readonly figure: (fact: Fact) => string
  /** Which money it is: 2024 年 · 一般公共预算 · 基本支出. */
  readonly money: (fact: Fact) => string
  readonly relation: (judged: Judged) => string
  readonly arithmetic: (judged: Judged) => string
}

const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

export function wordsFor(disclosure: Disclosure): Words {
  const tables = new Map(disclosure.tables.map((table) => [table.id, table]))
  const cell = (fact: Fact): string => {
    const { from } = fact.statement
    if (from.kind !== 'cell') return place(fact)
    const table = tables.get(from.table)
    const row = table?.rows[from.r]?.name.trim() ?? ''
    const column = table?.columns[from.c]?.path.join(' / ') ?? ''
    return `${row ? `“${row}”行` : ''}${column ? `“${column}”列` : ''}`
  }
  const place = (fact: Fact): string => {
    const { from } = fact.statement
    if (from.kind === 'cell') return `${tableTitle(tables.get(from.table))}${cell(fact)}`
    if (from.kind === 'claim') return `文字“${shorten(disclosure.claims[from.index]?.text ?? '', 40)}”`
    if (from.kind === 'program') return `项目“${disclosure.programs[from.index]?.name ?? ''}”的预算`
    return '整体绩效目标的预算'
  }
  return {
    place,
    cell,
    figure: (fact) => `${formatAmount(fact.statement.amount)} ${fact.statement.amount.unit}`,
    money: ({ statement: { key } }) => {
      const name = disclosure.programs.find(({ code }) => code !== null && code === key.project)?.name
      return keyInWords(name === undefined ? key : { ...key, project: name })
    },
    relation: (judged) => relationWords(judged, place, cell),
    arithmetic: arithmeticOf,
  }
}

function relationWords(
  { sign, facts, zeros }: Judged,
  place: (fact: Fact) => string,
  cell: (fact: Fact) => string,
): string {
  const [first] = facts.left
  const named = (fact: Fact, index: number): string =>
    index > 0 && fact.site === first?.site && fact.site !== 'text' ? cell(fact) : place(fact)
  const side = (group: readonly Fact[], offset: number): string => {
    if (group.length === 0) return zeros[0]?.why ?? '0'
    const named4 = group.slice(0, 4).map((fact, index) => named(fact, index + offset))
    return group.length > 4 ? `${named4.join(' + ')} 等 ${group.length} 项之和` : named4.join(' + ')
  }
  return `${side(facts.left, 0)} ${sign} ${side(facts.right, 1)}`
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

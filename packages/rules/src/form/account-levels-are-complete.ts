import { cite } from '@mingzhang/law'
import type { Row, Table } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/** Rows of a listing by codes that say what they belong to: 类 3 digits, 款 5, 项 7. */
const code = /^(?:2\d{2}(?:\d{2}){0,2}|[35]\d{2}(?:\d{2})?)$/u

/**
 * 类款项逐级列全。
 *
 * A table that prints 类 and 款 above its 项 does so for all of them: a 项 whose 款 or 类 is missing lacks a row, even where
 * every sum is right without it. Tables that print only the lowest level lack nothing.
 */
export const accountLevelsAreComplete = rule({
  id: 'form/account-levels-are-complete',
  title: '科目逐级列示的表，每一级都有',
  severity: 'warning',
  basis: [cite('revenue-expenditure-accounts'), cite('budget-regulation-6')],

  *check({ disclosure: { tables } }) {
    for (const table of tables) if (table.form !== null && table.form !== 'contents') yield* levelsOf(table)
  },
})

function* levelsOf({ rows, title }: Table): Iterable<Answer> {
  const coded = rows.filter((row): row is Row & { readonly code: string } => code.test(row.code ?? ''))
  const codes = new Set(coded.map((row) => row.code))
  for (const depth of [5, 7]) {
    const below = coded.filter((row) => row.code.length === depth)
    const orphans = below.filter((row) => !codes.has(row.code.slice(0, -2)))
    const housed = new Set(below.map((row) => row.code.slice(0, -2)).filter((parent) => codes.has(parent)))
    if (housed.size < 2 || orphans.length === 0) {
      if (below.length > 0) yield 'holds'
      continue
    }
    const missing = Map.groupBy(orphans, (row) => row.code.slice(0, -2))
    if (missing.size * 3 > housed.size) yield 'unknown'
    else for (const [parent, group] of missing) yield answer(parent, group, title)
  }
}

const answer = (parent: string, [first, ...rest]: readonly Row[], title: string): Answer =>
  first
    ? {
        what: `《${title}》列有 ${first.code}“${first.name}”${rest.length > 0 ? `等${rest.length + 1}行` : ''}，没有它的上级 ${parent}`,
        why: '同表其他科目都逐级列出类、款、项，独缺这一级，像是漏了一行',
        toDo: `补列 ${parent} 一行，或核对科目编码`,
        certainty: 'likely',
        cause: 'row-left-out',
        places: [first.place, ...rest.map(({ place }) => place)],
      }
    : 'unknown'

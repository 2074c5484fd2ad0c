import { cite, plainLabel, procurementCatalogue } from '@mingzhang/law'
import type { Cell, Correction, Table } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/** The catalogue in force was issued in September 2022: budgets from 2023 on use it. */
const firstYear = 2023

/**
 * 采购品目编码在目录之内。
 *
 * A code is one letter and eight digits, and the catalogue is complete. Where the printed article names exactly one
 * code that differs from the printed one by a lost or added digit, that code is the correction.
 */
export const procurementCodesExist = rule({
  id: 'form/procurement-codes-exist',
  title: '政府采购品目编码为九位，并在品目分类目录之内',
  severity: 'warning',
  basis: [cite('procurement-catalogue-2022')],

  *check({ disclosure }) {
    for (const table of disclosure.tables) {
      if (table.form !== 'procurement') continue
      for (const cell of codeCells(table)) {
        if ((table.year ?? 0) < firstYear) yield 'unknown'
        else yield judged(cell, articleBeside(table, cell))
      }
    }
  },
})

const codeCells = (table: Table): readonly Cell[] =>
  table.cells.filter(
    ({ column, text }) => /目录|品目/u.test(column.at(-1) ?? '') && /^[ABC]\d+$/u.test(text.trim()),
  )

const articleBeside = (table: Table, code: Cell): string =>
  table.cells.find(({ r, column }) => r === code.r && /物品名称|品目名称|采购内容/u.test(column.at(-1) ?? ''))
    ?.text ?? ''

function judged(cell: Cell, article: string): Answer {
  const code = cell.text.trim()
  if (procurementCatalogue().byCode.has(code)) return 'holds'
  const correction = intended(cell, code, article)
  const what =
    code.length === 9
      ? `品目编码 ${code} 不在政府采购品目分类目录中`
      : `品目编码 ${code} 是 ${code.length} 位，应为 9 位`
  return {
    what,
    why: '品目编码为一位字母加八位数字，须为目录所列',
    toDo: correction ? `改为 ${correction.to}（${article.trim()}）` : '按目录核对品目编码',
    places: [cell.place],
    ...(correction && { correction, cause: 'entry-error' as const }),
  }
}

/** The one code of the printed article that a single lost or added digit explains. */
function intended(cell: Cell, code: string, article: string): Correction | null {
  const name = plainLabel(article)
  const named: string[] = []
  for (const [other, accounts] of procurementCatalogue().byCode) {
    if (other.length === 9 && accounts.some((one) => plainLabel(one.name) === name)) named.push(other)
  }
  const near = named.filter((other) => isOneDigitAway(code, other))
  const [only] = near
  return near.length === 1 && only !== undefined ? { place: cell.place, from: code, to: only } : null
}

/** Is one text the other with a single character left out? */
function isOneDigitAway(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (longer.length !== shorter.length + 1) return false
  return [...longer].some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter)
}

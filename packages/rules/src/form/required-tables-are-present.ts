import { cite, formOfTitle, requiredTables } from '@mingzhang/law'
import { rule } from '../rule.ts'

/**
 * 应公开的表齐全。
 *
 * Only for documents that publish a set of tables (half of the required ones are there): a narrative published apart
 * from its tables lacks nothing. What the list of contents names is the business of `form/contents-match-tables`.
 */
export const requiredTablesArePresent = rule({
  id: 'form/required-tables-are-present',
  title: '部门预算公开表齐全，没有数据的列空表',
  severity: 'warning',
  basis: [cite('disclosure-procedure-tables'), cite('grassroots-catalogue-tables')],

  *check({ disclosure: { document, tables } }) {
    if (document.kind !== 'department-budget' && document.kind !== 'unit-budget') return
    const first = tables.find(({ form }) => form !== 'contents')
    const required = requiredTables().filter(({ since }) => document.year !== null && document.year >= since)
    const printed = new Set(tables.flatMap(({ form }) => (form === null ? [] : [form])))
    const stands = (form: string | null) => form !== null && printed.has(form)
    const present = required.filter(({ form, or }) => stands(form) || stands(or))
    if (!first || present.length * 2 < required.length) return
    const listed = new Set(
      tables
        .filter(({ form }) => form === 'contents')
        .flatMap(({ rows }) => rows.map(({ name }) => formOfTitle(name))),
    )
    const isUntold = tables.some(({ form }) => form === null)
    for (const { form, chinese, or, strength } of required) {
      if (stands(form) || stands(or)) yield 'holds'
      else if (isUntold) yield 'unknown'
      else if (!listed.has(form)) {
        yield {
          what: `没有《${chinese}》`,
          why: '部门预算应公开全套表格，没有数据的也要列空表并注明',
          toDo: '补上这张表；确无此项的列空表并注明',
          places: [first.place],
          severity: strength,
          certainty: 'likely',
        }
      }
    }
  },
})

import { cite, formOfTitle, plainLabel } from '@mingzhang/law'
import type { Disclosure, Row, Table } from '@mingzhang/model'
import { rule } from '../rule.ts'

/** 预算表题名 A title without year, place and the words that vary between a list and the table it names. */
const bare = (title: string): string =>
  plainLabel(title)
    .replace(/20\d{2}年(?:度)?/gu, '')
    .replace(/[、.．…·\d]+$/u, '')

const sameTitle = (listed: string, printed: string): boolean => {
  const [a, b] = [bare(listed), bare(printed)]
  return a === b || (a.length >= 6 && b.endsWith(a)) || (b.length >= 6 && a.endsWith(b))
}

/**
 * 目录所列的表都在正文里。
 *
 * A table that the list of contents names and the document does not hold was left out, or lost on the way. When most of
 * the listed tables are absent, they were published in another file, and nothing can be said.
 */
export const contentsMatchTables = rule({
  id: 'form/contents-match-tables',
  title: '目录列出的表，正文里都有',
  severity: 'warning',
  basis: [cite('disclosure-procedure-3'), cite('grassroots-catalogue-tables')],

  *check({ disclosure }) {
    const listed = disclosure.tables
      .filter(({ form }) => form === 'contents')
      .flatMap(({ rows }) => rows.filter(({ name }) => /表(?:[（(].*[)）])?$/u.test(name)))
    const answers = listed.map((row) => ({ row, stands: standsIn(disclosure, row) }))
    const present = answers.filter(({ stands }) => stands === true).length
    for (const { row, stands } of answers) {
      if (stands === true) yield 'holds'
      else if (stands === null || present * 2 < answers.length) yield 'unknown'
      else {
        const number = row.code === null ? '' : `${row.code} `
        yield {
          what: `目录列有“${number}${bare(row.name)}”，正文没有这张表`,
          why: '目录与正文应当一致，列出的表没有公开就是少公开',
          toDo: '补上这张表；确无数据的列空表并注明；不应有的从目录删去',
          places: [row.place],
          certainty: 'likely',
        }
      }
    }
  },
})

/** True when a table of that title or form stands in the document, false when none does, null when nobody can tell. */
function standsIn({ tables, programs, departmentTargets }: Disclosure, row: Row): boolean | null {
  const printed = tables.filter(({ form }) => form !== 'contents')
  if (printed.some(({ title }) => sameTitle(row.name, title))) return true
  const form = formOfTitle(bare(row.name))
  if (form === null) return null
  if (form === 'programme') return programs.length > 0 || null
  if (form === 'departmentTarget') return departmentTargets.indicators.length > 0 || null
  return hasUntold(printed) ? null : printed.some((table) => table.form === form)
}

/** A table without a title or form may be the one that is missed. */
const hasUntold = (tables: readonly Table[]): boolean =>
  tables.some(({ form, title }) => form === null && (title === '' || formOfTitle(title) === null))

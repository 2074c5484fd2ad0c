import { cite, type FormerName, formerNames, plainLabel } from '@mingzhang/law'
import type { Disclosure, Place } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/**
 * 科目名称是当年科目表的名称。
 *
 * Names of accounts change with the year's table; law/accounts/former-names.tsv says from which year the new one is in
 * force. A name of the years before is right in a document of those years. The first year of a new name is only noted:
 * drafts of that year were begun with the old table.
 */
export const accountNamesAreCurrent = rule({
  id: 'form/account-names-are-current',
  title: '科目名称是当年科目表的，不用已改的旧名',
  severity: 'warning',
  basis: [cite('revenue-expenditure-accounts')],

  *check({ disclosure }) {
    const { year } = disclosure.document
    if (year === null) return
    for (const [name, place] of namesOf(disclosure)) {
      const former = formerNames().find((one) => one.former === name)
      if (former) yield year < former.since ? 'holds' : answer(former, year, place)
    }
  },
})

const printed = /^(?:\d{3,7}|[一二三四五六七八九十]+、)?/u

/** The old names printed, each once: rows of tables by their code or their whole name, sentences by the name of a class. */
function namesOf({ tables, sections }: Disclosure): Map<string, Place> {
  const names = new Map<string, Place>()
  for (const { code, name, place, side } of tables.flatMap(({ rows }) => rows)) {
    const plain = plainLabel(name).replace(printed, '')
    const known = formerNames().find((one) => one.former === plain)
    if (known && (code === null ? side !== 'revenue' : code === known.code) && !names.has(plain))
      names.set(plain, place)
  }
  const distinct = formerNames().filter(({ former }) => former.length >= 8)
  for (const { text, place } of sections.flatMap(({ paragraphs }) => paragraphs)) {
    for (const { former } of distinct) {
      const at = text.indexOf(former)
      const isTold =
        at >= 0 && !/原|更名|改为|调整为/u.test(text.slice(Math.max(0, at - 6), at + former.length + 8))
      if (isTold && !names.has(former)) names.set(former, place)
    }
  }
  return names
}

const answer = ({ former, current, since }: FormerName, year: number, place: Place): Answer => ({
  what: `“${former}”是旧科目名，${year}年的科目表中是“${current}”`,
  why: `${since}年起的科目表改用“${current}”`,
  toDo: '对照当年科目表，改用现行名称',
  severity: year === since ? 'note' : 'warning',
  certainty: 'likely',
  places: [place],
})

import { cite } from '@mingzhang/law'
import { rule } from '../rule.ts'

const saysEmpty = /(?:无数据|没有数据|空表|[本此该]表为空|没有.{0,20}(?:收支|支出|预算|采购))/u

/** 本部门无相关收支项目: explains a table without figures, but below figures it may speak of another fund. */
const saysNone =
  /(?:无|未安排|未发生|不涉及).{0,30}(?:收支|收入|支出|预算|安排|拨款|采购|经费|资产|项目|内容|情况|业务)/u

/**
 * 空表有说明，有说明的表真是空表。
 *
 * A table without data is still published and says that it is empty; otherwise nobody can tell "none" from "left out".
 * A note that says there is nothing, below figures, contradicts them.
 */
export const emptyTableIsExplained = rule({
  id: 'form/empty-table-is-explained',
  title: '没有数据的表列出空表并注明；注明无数据的表没有数',
  severity: 'warning',
  basis: [cite('grassroots-catalogue-tables')],

  *check({ disclosure }) {
    for (const table of disclosure.tables) {
      if (table.form === null || table.form === 'contents' || table.form === 'organisation') continue
      const note = table.note?.replace(/\s+/gu, '') ?? ''
      const explained = saysEmpty.test(note) || (table.empty && saysNone.test(note))
      // A table that prints nothing but zeros says what its note says.
      const isNothing = table.cells.every(({ amount }) => amount === null || !/[1-9]/u.test(amount))
      if (!table.empty && (!explained || isNothing)) continue
      if (table.empty === explained) yield 'holds'
      else if (table.empty) {
        yield {
          what: `《${table.title}》没有一个数，也没有说明`,
          why: '没有数据的表应列出空表并注明，否则分不清是没有还是漏填',
          toDo: '确无此项的，在表下注明“本年度无……，故本表无数据”；漏填的补填',
          places: [table.place],
        }
      } else {
        yield {
          what: `《${table.title}》注明无数据，表中却有数`,
          why: '说明与表中数字相反，两者必有一错',
          toDo: '核对本表数字，删去说明或清空数字',
          places: [table.place],
        }
      }
    }
  },
})

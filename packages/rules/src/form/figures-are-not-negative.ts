import { cite } from '@mingzhang/law'
import { rule } from '../rule.ts'

/**
 * 预算数不是负数。
 *
 * Money planned is nothing or more. Changes have a sign, and what accounts carry over may be below zero; a minus before a
 * budget figure is a slip or an adjustment that wants a word.
 */
export const figuresAreNotNegative = rule({
  id: 'form/figures-are-not-negative',
  title: '预算表里的收支数不是负数',
  severity: 'note',
  basis: [cite('disclosure-procedure-4')],

  *check({ disclosure: { tables } }) {
    for (const table of tables) {
      const planned = table.cells.filter(
        ({ key, amount }) =>
          amount !== null &&
          key?.measure === 'money' &&
          key.stage === 'initial' &&
          key.origin !== 'carriedIn' &&
          key.use !== 'carriedOut',
      )
      if (planned.length === 0) continue
      const negative = planned.filter(
        ({ amount }) => /^[-−－]/u.test(amount ?? '') && !/^-0*\.?0*$/u.test(amount ?? ''),
      )
      const [first] = negative
      if (!first) {
        yield 'holds'
        continue
      }
      yield {
        what: `《${table.title}》“${first.row.name}”${first.column.at(-1) ?? ''}是负数 ${first.text}${negative.length > 1 ? `，共${negative.length}处` : ''}`,
        why: '预算安排的收入和支出不会小于零；增减额才有正负',
        toDo: '核对这个数；确为收回、冲减的，写明原因',
        certainty: 'possible',
        places: negative.map(({ place }) => place),
      }
    }
  },
})

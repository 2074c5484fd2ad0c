import { cite } from '@mingzhang/law'
import { rule } from '../rule.ts'
import { budgetOf, entriesOf, matchCatalogue } from './catalogue.ts'
import { ownerOf } from './target-facts.ts'

/**
 * 目录与绩效目标表的金额保留相同的小数位数。
 *
 * A catalogue in tenths beside tables in hundredths: the sums of the two cannot be compared exactly. One note for the
 * whole document, where three programmes or more are concerned and all the same way.
 */
export const catalogueDigitsAgree = rule({
  id: 'targets/catalogue-digits-agree',
  title: '目录与绩效目标表的金额小数位数一致',
  severity: 'note',
  basis: [cite('document-itself')],

  *check({ disclosure }) {
    const amounts = matchCatalogue(entriesOf(disclosure), disclosure.programs).pairs.flatMap(
      ({ entry, program }) => {
        const budget = budgetOf(program)
        return entry.amount && budget ? [{ entry, program, listed: entry.amount.step, own: budget.step }] : []
      },
    )
    const coarser = amounts.filter(({ listed, own }) => own < listed)
    const [first] = coarser
    if (amounts.length === 0) return
    if (!first || coarser.length < 3 || coarser.some(({ listed }) => listed !== first.listed)) {
      yield 'holds'
      return
    }
    const { entry, program } = first
    yield {
      what: `目录的金额比绩效目标表少保留小数，共${coarser.length}个项目，如${ownerOf(program)}目录是${entry.printed}，目标表是${program.budget?.amount ?? ''}`,
      why: '同一金额在一份文件里保留的小数不同，目录合计与各表合计就不能逐分核对',
      toDo: '目录与绩效目标表统一小数位数',
      places: [entry.amountPlace, program.budgetPlace ?? program.place],
    }
  },
})

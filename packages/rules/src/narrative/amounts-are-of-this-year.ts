import { cite } from '@mingzhang/law'
import { type Claim, type Key, keyText } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/** What a narrative tells anew each year. Assets are told as of the end of last year. */
const isYearly = ({ econ, use, procurement, func, project }: Key): boolean =>
  func === undefined &&
  project === undefined &&
  (econ !== undefined || use !== undefined || procurement !== undefined)

/**
 * 说明讲的是本年的数。
 *
 * 2023年“三公”经费预算8.00万元 in the narrative of 2024, and nowhere the figure of 2024: the paragraph was left in from
 * last year. Last year's figure beside this year's is a comparison.
 */
export const amountsAreOfThisYear = rule({
  id: 'narrative/amounts-are-of-this-year',
  title: '说明里的预算数是本年度的，不是整段沿用上年',
  severity: 'warning',
  basis: [cite('document-itself'), cite('disclosure-procedure-4')],

  *check({ disclosure: { claims, document } }) {
    const { year, stage } = document
    if (year === null || stage !== 'initial') return
    const levels = claims.filter(isLevel)
    const told = new Set(levels.filter((claim) => claim.year === year).map(moneyOf))
    if (told.size === 0) return
    const seen = new Set<string>()
    for (const claim of levels) {
      const money = moneyOf(claim)
      if (claim.year === year) yield 'holds'
      else if (claim.year === year - 1 && isPlain(claim) && !told.has(money) && !seen.has(money)) {
        seen.add(money)
        yield answer(claim, year)
      }
    }
  },
})

const isLevel = ({ role, key, amount, change, unit }: Claim): boolean =>
  (role === 'total' || role === 'other') &&
  key !== null &&
  amount !== null &&
  change === null &&
  key.measure === 'money' &&
  (key.stage === undefined || key.stage === 'initial') &&
  unit !== null &&
  isYearly(key)

/** The phrase itself names the year, and nothing in it compares. */
const isPlain = ({ text, year }: Claim): boolean =>
  text.includes(`${year}年`) && !/上年|比|较|同期|执行|决算|完成|调整|结转/u.test(text)

const moneyOf = ({ key }: Claim): string => {
  const { year, stage, fund, ...money } = key ?? {}
  return keyText(money)
}

const answer = ({ text, year, place, measure }: Claim, now: number): Answer => ({
  what: `“${measure ?? text.slice(0, 20)}”只写了${year}年的数，没有${now}年的`,
  why: `这是${now}年的公开文件，像是沿用了上年的段落`,
  toDo: `核对这一段，改为${now}年的数`,
  certainty: 'likely',
  cause: 'stale-year',
  places: [place],
})

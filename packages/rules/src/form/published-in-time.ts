import { cite } from '@mingzhang/law'
import type { Disclosure, Place } from '@mingzhang/model'
import { rule } from '../rule.ts'

type Dated = { readonly day: number; readonly text: string; readonly place: Place }

const date = '(20\\d{2})年(\\d{1,2})月(\\d{1,2})日'
const approved = new RegExp(
  `${date}[^。；;]{0,16}批复|批复(?:日期|时间|之日)?(?:为|是|于|[:：])?\\s*${date}`,
  'u',
)
const published = new RegExp(
  `(?:公开|发布)(?:日期|时间)(?:为|是|[:：])\\s*${date}|于${date}[^。；;，批]{0,12}(?:公开|公布)`,
  'u',
)

/** Twenty days by law, and a week for a last day that falls in a long holiday. */
const within = 20
const holidays = 7

/**
 * 批复后二十日内公开。
 *
 * Only where the document itself states both days. Mostly it does not, and then nobody can tell from it.
 */
export const publishedInTime = rule({
  id: 'form/published-in-time',
  title: '预算、决算在批复后二十日内公开',
  severity: 'warning',
  basis: [cite('budget-law-14')],

  *check({ disclosure }) {
    const [start, end] = [datedBy(disclosure, approved), datedBy(disclosure, published)]
    if (!start && !end) return
    const days = start && end ? end.day - start.day : null
    if (!start || !end || days === null || days > 330) yield 'unknown'
    else if (days >= 0 && days <= within) yield 'holds'
    else {
      yield {
        what:
          days < 0
            ? `公开日期${end.text}早于批复日期${start.text}`
            : `${start.text}批复，${end.text}公开，相隔${days}天`,
        why: days < 0 ? '公开的是经批复的预算，不会早于批复' : '应当在批复后二十日内公开',
        toDo: '核对批复和公开的日期；逾期的说明原因',
        severity: days > within && days <= within + holidays ? 'note' : 'warning',
        certainty: 'likely',
        places: [end.place, start.place],
      }
    }
  },
})

function datedBy({ sections }: Disclosure, pattern: RegExp): Dated | null {
  for (const { text, place } of sections.flatMap(({ paragraphs }) => paragraphs)) {
    const found = pattern.exec(text.replace(/\s/gu, ''))
    const [year, month, day] = (found?.slice(1) ?? []).filter(Boolean).map(Number)
    if (found && year !== undefined && month !== undefined && day !== undefined)
      return { day: Date.UTC(year, month - 1, day) / 86_400_000, text: `${year}年${month}月${day}日`, place }
  }
  return null
}

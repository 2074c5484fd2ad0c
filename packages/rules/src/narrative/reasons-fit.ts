import { cite } from '@mingzhang/law'
import { rule } from '../rule.ts'
import { placeOfPhrase } from './claim-facts.ts'

/** 持平 followed by its reason, up to the end of the clause. */
const flatReason =
  /(?:持平|无增减变化|无增减变动|无增减|没有变化)[，,、]?\s*(?:主要)?原因(?:是|为)[:：]?([^；;。]{2,120})/gu
const moved = /(?:争取|有所|进一步|相应|费用|经费|支出)?(?:压减|缩减|减少|下降|增加|上升|增长)/u

/**
 * 增减原因说得通。
 *
 * A figure that did not change needs no reason why it fell. A reason that speaks of a reduction beside 无增减变化 was
 * taken over from another year or another figure.
 */
export const reasonsFit = rule({
  id: 'narrative/reasons-fit',
  title: '说持平的，原因不讲增减',
  severity: 'note',
  basis: [cite('grassroots-catalogue-three-public')],

  *check({ disclosure: { sections } }) {
    for (const { text, place } of sections.flatMap((section) => section.paragraphs)) {
      for (const [phrase, reason = ''] of text.matchAll(flatReason)) {
        const word = moved.exec(reason)?.[0]
        if (word === undefined) yield 'holds'
        else {
          yield {
            what: `说与上年没有增减，原因里却讲“${word}”`,
            why: '没有增减就谈不上增减的原因，像是照搬了别处的说明',
            toDo: '核对这一项比上年是否真的没有变化，并改写原因',
            certainty: 'possible',
            places: [placeOfPhrase(place, phrase)],
          }
        }
      }
    }
  },
})

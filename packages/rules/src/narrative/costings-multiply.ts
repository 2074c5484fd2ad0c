import { cite } from '@mingzhang/law'
import { type Amount, type Disclosure, formatAmount, parseAmount, type TextWithPlace } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { placeOfPhrase } from './claim-facts.ts'

const things = '台套|台|辆|套|件|个|人|名|户|间|盏|张|把|批次|次|场|期|天|条|平方米|亩'
/** 购置电脑10台，每台0.6万元，共计6万元: how many, how much each, how much in all, and nothing else in between. */
const costing = new RegExp(
  `(?<!\\d)(?<!\\d[,.])(\\d[\\d,.]*)(${things})[^\\d。；;]{0,10}(?:每\\2|单价|\\2均|人均)[^\\d。；;]{0,8}(\\d[\\d,.]*)(万元|元)(?:/\\2)?` +
    `[^\\d。；;]{0,8}(?:共计|合计|总计|共需|共|计|小计|总价|总额|需|金额)[^\\d。；;]{0,6}(\\d[\\d,.]*)(万元|元)`,
  'gu',
)

/**
 * 文中“多少个、每个多少、共多少”乘得出来。
 *
 * Only where the three stand side by side with no other number between them. Money each month is another formula: a total
 * that is twelve times the product is left alone.
 */
export const costingsMultiply = rule({
  id: 'narrative/costings-multiply',
  title: '文中数量、单价与合计相乘得出',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure }) {
    for (const { text, place } of textsOf(disclosure)) {
      const tight = text.replace(/\s/gu, '')
      for (const found of tight.matchAll(costing)) {
        const answer = answerOf(found, { text, place })
        if (answer) yield answer
      }
    }
  },
})

function textsOf({ sections, programs }: Disclosure): TextWithPlace[] {
  const written = programs.flatMap(({ overview, goal, legalBasis }) => [overview, goal, legalBasis])
  return [...sections.flatMap(({ paragraphs }) => paragraphs), ...written.filter((text) => text !== null)]
}

function answerOf(found: RegExpMatchArray, { place }: TextWithPlace): Answer | null {
  const [phrase, number = '', thing = '', each = '', eachUnit = '', all = '', allUnit = ''] = found
  const [count, price, total] = [
    parseAmount(number, thing),
    parseAmount(each, eachUnit),
    parseAmount(all, allUnit),
  ]
  if (!count || !price || !total || /[月年天日]|\/|左右|约|余|以上|以内/u.test(phrase.slice(number.length)))
    return null
  const gap = BigInt(count.value) * BigInt(price.value) - 100n * BigInt(total.value)
  // A price is what it is; only one of two digits in 万元 may have been worked out from the total and rounded.
  const isRounded = eachUnit === '万元' && /\.\d{2}/u.test(each)
  const slack = isRounded ? BigInt(count.value) * BigInt(price.step) : 0n
  const allowance = slack + 100n * BigInt(total.step)
  if (2n * (gap < 0n ? -gap : gap) <= allowance) return 'holds'
  const product = Number((BigInt(count.value) * BigInt(price.value)) / 100n)
  return {
    what: `“${phrase}”：${number}×${each}${eachUnit}=${print(total, product)}${allUnit}，不等于${all}${allUnit}`,
    why: '数量乘以单价应当等于合计',
    toDo: '核对数量、单价和合计，改正有误的一个',
    certainty: 'likely',
    places: [placeOfPhrase(place, phrase)],
  }
}

const print = (total: Amount, value: number): string =>
  formatAmount({ ...total, value, step: 1 }).replace(/\.?0+$/u, '')

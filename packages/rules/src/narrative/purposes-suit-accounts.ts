import { accountPurposes, cite } from '@mingzhang/law'
import type { TextWithPlace } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { placeOfPhrase } from './claim-facts.ts'

/** 住房公积金（项）……主要用于……: the account named last before the purpose. */
const purpose = /(?:主要)?用于[:：]?([^。；;]{2,80})/gu

/**
 * 科目与用途相符。
 *
 * Of the few accounts whose purpose their own name says (law/accounts/purposes.tsv): a purpose that speaks of another one's
 * and not of its own was copied from the line above.
 */
export const purposesSuitAccounts = rule({
  id: 'narrative/purposes-suit-accounts',
  title: '科目的用途说明与科目相符',
  severity: 'warning',
  basis: [cite('revenue-expenditure-accounts')],

  *check({ disclosure: { sections } }) {
    for (const { title, paragraphs } of sections) {
      for (const paragraph of paragraphs) yield* answersOf(paragraph, title)
    }
  },
})

function* answersOf({ text, place }: TextWithPlace, title: string): Iterable<Answer> {
  const tight = text.replace(/\s/gu, '')
  let before = 0
  for (const found of tight.matchAll(purpose)) {
    const [phrase, said = ''] = found
    const lead = tight.slice(before, found.index)
    before = found.index + phrase.length
    const named = accountOf(lead) ?? (/[。；;]/u.test(lead) || lead === '' ? null : accountOf(title))
    if (!named) continue
    const strange = named.foreign.exec(said)?.[0]
    if (strange === undefined || named.own.test(said)) yield 'holds'
    else {
      yield {
        what: `“${named.account}”的用途写的是“${said.slice(0, 30)}”，与科目不符`,
        why: `说的是“${strange}”，不是这个科目的开支，像是照搬了别的科目的说明`,
        toDo: '改写用途，或核对科目名称',
        certainty: 'likely',
        places: [placeOfPhrase(place, phrase)],
      }
    }
  }
}

/** The account that the words name last, when it is one of the list and no other account stands behind it. */
function accountOf(lead: string) {
  const named = accountPurposes()
    .map((one) => ({ ...one, at: lead.lastIndexOf(one.account) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => other.at - one.at)
  const [last] = named
  return last && !/\([款项]\)|（[款项]）/u.test(lead.slice(last.at + last.account.length + 5)) ? last : null
}

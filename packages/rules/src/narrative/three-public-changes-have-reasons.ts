import { cite } from '@mingzhang/law'
import type { Claim, Disclosure, TextWithPlace } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

const accounts: ReadonlySet<string> = new Set([
  'threePublic',
  'vehicles',
  'vehiclePurchase',
  '30231',
  '30217',
  '30212',
])

/** In the sentence itself what the money is for counts as a reason, too. */
const reason = /原因|由于|因为|主要[是系为]|因[^此公素]|为了|用于|系|根据|按照|由.{1,20}所致|所致/u

/** In the paragraphs below only what is called one: what other money is used for is none. */
const reasonBelow = /原因|由于|因为|主要[是系]|为了|所致/u

/** 主要原因是。 and nothing behind it. */
const blank = /(?:主要)?(?:原因|由于|用于|为了|因)(?:主要)?[是为系]?[:：]?(?=[，,。；;]|$)/gu

/**
 * “三公”经费增减的，说明原因。
 *
 * A rise without a word of why is what a reader asks about first. The reason may stand in the same paragraph, before or
 * after, or open the next one.
 */
export const threePublicChangesHaveReasons = rule({
  id: 'narrative/three-public-changes-have-reasons',
  title: '“三公”经费比上年增减的，说明原因',
  severity: 'note',
  basis: [cite('grassroots-catalogue-three-public')],

  *check({ disclosure }) {
    const told = new Set<TextWithPlace>()
    for (const claim of disclosure.claims.filter(isChange)) {
      const found = paragraphOf(disclosure, claim)
      if (!found || told.has(found.paragraph)) continue
      told.add(found.paragraph)
      yield isReasoned(found) ? 'holds' : answer(claim)
    }
  },
})

const isChange = ({ role, key, change }: Claim): boolean =>
  role === 'change' && change !== null && !/^-?0*\.?0*$/u.test(change) && accounts.has(key?.econ ?? '')

type Told = { readonly paragraph: TextWithPlace; readonly below: readonly TextWithPlace[] }

const isReasoned = ({ paragraph, below }: Told): boolean =>
  reason.test(paragraph.text.replace(blank, '')) ||
  below.some(({ text }) => reasonBelow.test(text.replace(blank, '')))

/** The paragraph that prints the claim, and what a reader takes in with it: the paragraphs below. */
function paragraphOf({ sections }: Disclosure, claim: Claim): Told | null {
  const figure = claim.change?.replace('-', '') ?? ''
  for (const { paragraphs } of sections) {
    const at = paragraphs.findIndex(({ text }) => {
      const tight = text.replace(/\s/gu, '')
      return (
        tight.includes(figure) && /三公|因公出国|公务用车|公务接待/u.test(tight) && /[增减升降]/u.test(tight)
      )
    })
    const paragraph = paragraphs[at]
    if (paragraph) return { paragraph, below: paragraphs.slice(at + 1, at + 3) }
  }
  return null
}

function answer({ change, unit, measure, place }: Claim): Answer {
  const isRise = !change?.startsWith('-')
  return {
    what: `“${measure ?? '“三公”经费'}”比上年${isRise ? '增加' : '减少'}${change?.replace('-', '')}${unit}，没有说明原因`,
    why: '“三公”经费的增减变化应当说明原因',
    toDo: '补写增减的原因',
    certainty: 'likely',
    places: [place],
  }
}

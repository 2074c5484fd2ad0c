import { cite } from '@mingzhang/law'
import type { Place, Relation, TextWithPlace } from '@mingzhang/model'
import { type Draft, rule } from '../rule.ts'
import { ownerOf, placeWithin } from './target-facts.ts'

const amounts = /(\d+(?:\.\d+)?)\s*(万元|亿元|元)(?![/／])/gu

/** The same digits once as 万元 and once as 元 in one sentence: one of the units is wrong. */
function mixedUnits({ text, place }: TextWithPlace, owner: string): Draft | null {
  for (const sentence of text.split(/[。；;\n]/u)) {
    if (/[×*=+÷]/u.test(sentence)) continue
    const stated = [...sentence.matchAll(amounts)].map((match) => ({
      digits: Number(match[1]),
      printed: match[0],
      unit: match[2],
    }))
    for (const small of stated.filter(({ unit }) => unit === '元')) {
      const large = stated.find(({ unit, digits }) => unit !== '元' && digits === small.digits)
      if (!large) continue
      const at = placeWithin(
        place,
        new RegExp(String.raw`(?<![\d.])${small.printed.replace('.', String.raw`\.`)}`, 'u'),
      )
      return {
        what: `${owner}的说明在同一句里既写${large.printed}，又写${small.printed}`,
        why: '数字相同而单位不同，其中一个单位写错了',
        toDo: `多半是“${small.printed}”漏了“${large.unit?.[0] ?? ''}”字，核对后改正`,
        certainty: 'likely',
        cause: 'wrong-unit',
        correction: { place: at, from: at.text, to: large.printed },
        places: [at],
      }
    }
  }
  return null
}

/** 同一句话里同一个数不用两个金额单位。4万元 and 4元 for the same money: one lost its 万. */
export const moneyUnitsAgree = rule({
  id: 'targets/money-units-agree',
  title: '项目说明同一句话里，同一个数的金额单位一致',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure, relations }) {
    const broken = relations.filter(({ verdict }) => verdict === 'fails')
    for (const program of disclosure.programs) {
      const texts = [program.overview, program.goal].filter((text) => text !== null)
      for (const text of texts) {
        const draft = mixedUnits(text, ownerOf(program))
        if (draft === null) yield 'holds'
        else yield draft.places.some((place) => isTold(place, broken)) ? 'unknown' : draft
      }
    }
  },
})

/** The figure already stands in a relation that fails: said once is enough. */
const isTold = (place: Place, broken: readonly Relation[]): boolean =>
  broken.some(({ left, right }) =>
    [...left, ...right].some(
      (statement) =>
        place.kind === 'text' &&
        statement.place.kind === 'text' &&
        statement.place.line === place.line &&
        statement.place.text.includes(place.text),
    ),
  )

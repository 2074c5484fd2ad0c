import { cite } from '@mingzhang/law'
import { type Place, parseAmount, placeText, type Relation, type TextWithPlace } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { ownerOf, placeWithin } from './target-facts.ts'

const amounts = /(?<!\d)(\d+(?:\.\d+)?)\s*(万元|亿元|元)(?![/／])/gu

/** The same digits once as 万元 and once as 元 in one sentence: one of the units is wrong. */
function mixedUnits(
  { text, place }: TextWithPlace,
  owner: string,
  broken: readonly Relation[],
): Answer | null {
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
      if (isTold(at, small.printed, broken)) return 'unknown'
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
        yield mixedUnits(text, ownerOf(program), broken) ?? 'holds'
      }
    }
  },
})

/** The figure already stands in a relation that fails, in whatever format: said once is enough. */
const isTold = (place: Place, printed: string, broken: readonly Relation[]): boolean => {
  const amount = parseAmount(printed.replace(/\D+$/u, ''), '元')
  return broken.some(({ left, right }) =>
    [...left, ...right].some(
      (statement) =>
        statement.amount.unit === '元' &&
        statement.amount.value === amount?.value &&
        isBeside(statement.place, place),
    ),
  )
}

/** On one line, in one cell, on one page: a figure within a text is placed in its own way in every format. */
function isBeside(one: Place, other: Place): boolean {
  if (one.kind === 'text' && other.kind === 'text') return one.line === other.line
  if ((one.kind === 'pdf' || one.kind === 'ofd') && one.kind === other.kind) return one.page === other.page
  return placeText(one) === placeText(other)
}

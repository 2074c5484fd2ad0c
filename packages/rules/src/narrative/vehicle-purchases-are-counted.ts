import { cite } from '@mingzhang/law'
import type { Statement } from '@mingzhang/model'
import { rule } from '../rule.ts'

const counted =
  /(?:购置|更新|新增|新购|购买|采购)[^。；;]{0,24}?[\d一二三四五六七八九十两]+\s*[辆台]|[\d一二三四五六七八九十两]+\s*[辆台][^。；;]{0,16}(?:购置|更新|新增|新购)|(?:购置|更新)(?:数|数量|辆数|车辆数)/u

/**
 * 有公务用车购置费的，说明购置多少辆。
 *
 * Only where the document has a narrative that speaks of vehicles or of the three public expenses; tables published alone
 * have no place to say it.
 */
export const vehiclePurchasesAreCounted = rule({
  id: 'narrative/vehicle-purchases-are-counted',
  title: '有公务用车购置费的，说明购置辆数',
  severity: 'note',
  basis: [cite('grassroots-catalogue-three-public')],

  *check({ disclosure, statements }) {
    const bought = statements.find((statement) => isPurchase(statement, disclosure.document.year))
    if (!bought) return
    const texts = disclosure.sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
    const spoken = texts.filter((text) => /三公|公务用车|车辆/u.test(text))
    if (spoken.length === 0) yield 'unknown'
    else if (spoken.some((text) => counted.test(text))) yield 'holds'
    else {
      yield {
        what: '有公务用车购置费，文中没有说明购置多少辆',
        why: '公务用车购置费应当连同购置数量一并公开',
        toDo: '写明本年购置（更新）公务用车的辆数和车型',
        certainty: 'possible',
        places: [bought.place],
      }
    }
  },
})

const isPurchase = ({ key, amount }: Statement, year: number | null): boolean =>
  (key.econ === 'vehiclePurchase' || key.econ === '31013' || key.econ === '30913') &&
  key.measure === 'money' &&
  amount.value > 0 &&
  (key.year === undefined || key.year === String(year))

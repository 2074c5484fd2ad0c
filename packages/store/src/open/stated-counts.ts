import { type Claim, type Disclosure, type OpenFact, parseAmount } from '@mingzhang/model'

/** 可数的 What sentences count and money can be divided by, and the words in which documents name it. */
type Counted = {
  readonly fact: string
  readonly unit: RegExp
  readonly named: RegExp
  /** The number may be a part of another one: 实有40人，其中在职30人. */
  readonly asPart?: true
  /** Taken where nothing bears the name itself. */
  readonly orElse?: RegExp
  /** Must be the same in every year told: what depends on who counts divides nothing. */
  readonly always?: true
}

const counted: readonly Counted[] = [
  {
    ...{ fact: 'count:staff', unit: /^[人名]$/u, asPart: true },
    named:
      /^(?:年?末|期末|现有|共有|单位|机关|实有)*在(?:职|编)(?:在编)?(?:人员|职工|干部)?(?:人数|总人数|总数|数)?$/u,
    orElse: /^(?:年?末|期末|现有|共有|单位)*实有(?:人数|人员)?$/u,
  },
  {
    ...{ fact: 'count:posts', unit: /^[人名个]$/u },
    named: /^(?:共有|共|核定|人员|总)*编制(?:人数|总数|数)?$/u,
  },
  {
    ...{ fact: 'count:vehicle', unit: /^[辆台]$/u, always: true },
    named:
      /^(?:现有|共有|实有|实际|使用|占有|占用)*(?:公务用车|公务车辆|车辆)(?:保有量|保有数量?|总数|数量?)?$/u,
  },
  {
    ...{ fact: 'area:officeBuilding', unit: /^(?:平方米|平米|㎡|m²)$/u, always: true },
    named: /^(?:现有|共有|实有|占有|占用|使用)*办公用房(?:建筑面积|使用面积|总面积|面积)?$/u,
  },
]

/** Somebody else's, planned, a change, or not counted exactly. */
const otherwise =
  /[下所直]属(?!各预算单位)|二级|增加|减少|新增|拟|计划|招[录聘]|约|近\d|余[名人辆]|多[名人辆]|不少于|不超过|以上/u
const retired = /退休|离休/u

/**
 * 文中所述的数量 Staff, posts, vehicles and office area that a document states of its whole unit in a sentence, as facts to
 * divide by. A document that states two different numbers of one thing states none.
 *
 * @param known facts of its tables; what they have is not looked for in sentences
 */
export function statedCounts({ claims, document }: Disclosure, known: readonly OpenFact[]): OpenFact[] {
  const own = claims.filter(
    ({ subject, change, role, text }) =>
      subject === document.unit.name && change === null && role !== 'change' && !otherwise.test(text),
  )
  return counted
    .filter(({ fact }) => !known.some((one) => one.fact === fact))
    .flatMap((what) =>
      agreed(statedOf(what, own), what.always ?? false).flatMap((claim) =>
        factOf(what.fact, claim, document.year),
      ),
    )
}

function statedOf({ unit, named, asPart, orElse }: Counted, own: readonly Claim[]): readonly Claim[] {
  const bearing = (name: RegExp) =>
    own.filter((claim) => unit.test(claim.unit ?? '') && name.test(claim.measure ?? ''))
  const found = bearing(named).filter(({ role }) => asPart || role !== 'part')
  if (found.length > 0 || !orElse) return found
  // 实有 is told of everybody on the list where the retired are counted, too.
  return own.some(({ measure }) => retired.test(measure ?? '')) ? [] : bearing(orElse)
}

/** One claim a year, where all of that year (or of all years) state the same number. */
function agreed(claims: readonly Claim[], always: boolean): readonly Claim[] {
  const isOne = (group: readonly Claim[]) => new Set(group.map(({ amount }) => amount)).size === 1
  const years = [...Map.groupBy(claims, ({ year }) => year).values()]
  if (always && !isOne(claims)) return []
  return years.filter(isOne).flatMap(([first]) => first ?? [])
}

function factOf(fact: string, { amount, unit, year, place }: Claim, ofDocument: number | null): OpenFact[] {
  const read = amount === null || unit === null ? null : parseAmount(amount, unit)
  const stated = year ?? ofDocument
  if (!read || stated === null) return []
  return [{ fact, name: null, year: stated, amount: read.value, step: read.step, unit: read.unit, place }]
}

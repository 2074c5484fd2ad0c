import { cite } from '@mingzhang/law'
import { type Indicator, type Place, parseAmount } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { isDoubtful, ownerOf } from './target-facts.ts'

type Field = { readonly key: 'value' | 'weight' | 'core' | 'unit' | 'operator'; readonly label: string }

/** In the order of their weight; the severity follows from the first that is missing. */
const fields: readonly Field[] = [
  { key: 'value', label: '指标值' },
  { key: 'operator', label: '指标性质' },
  { key: 'weight', label: '指标权重' },
  { key: 'unit', label: '计量单位' },
  { key: 'core', label: '是否核心' },
]

/** Does the table have such a column? Then some indicator of it has a cell there. */
const hasColumn = (indicators: readonly Indicator[], { key }: Field): boolean =>
  indicators.some((indicator) => indicator.places[key] !== undefined)

function isMissing(indicator: Indicator, { key }: Field): boolean {
  if (key === 'unit') {
    const figure = /^\d/u.test(indicator.value ?? '')
    return figure && indicator.unit === null && indicator.operator !== '定性'
  }
  return indicator[key] === null
}

/**
 * 指标表有的栏，每个指标都填。
 *
 * Only columns the table has are asked for; a unit only where the target is a figure.
 */
export const fieldsAreFilled = rule({
  id: 'targets/fields-are-filled',
  title: '指标值、性质、权重、单位、是否核心各栏不留空',
  severity: 'warning',
  basis: [cite('target-measures-88')],

  *check({ disclosure }) {
    const tables = [
      ...disclosure.programs.map((program) => ({ owner: ownerOf(program), indicators: program.indicators })),
      { owner: '整体绩效目标', indicators: disclosure.departmentTargets.indicators },
    ]
    for (const { owner, indicators } of tables) {
      const asked = fields.filter((field) => hasColumn(indicators, field))
      if (asked.length === 0) continue
      if (indicators.some(isDoubtful)) yield 'unknown'
      else yield* drafts(owner, indicators, asked)
    }
  },
})

/**
 * Blanks that may be covered by merged cells: most of the column is blank, or the weights that are printed add up
 * without the rest.
 */
function mayBeMerged(indicators: readonly Indicator[], blank: readonly Indicator[], { key }: Field): boolean {
  if (blank.length * 4 > indicators.length * 3) return true
  const weights = indicators.map(({ weight }) => parseAmount(weight ?? '', '')?.value ?? 0)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return key === 'weight' && (sum === 90_00 || sum === 100_00)
}

/** One finding for each column with blanks, all its rows together. */
function* drafts(owner: string, indicators: readonly Indicator[], asked: readonly Field[]): Iterable<Answer> {
  for (const field of asked) {
    const blank = indicators.filter((indicator) => isMissing(indicator, field))
    if (blank.length === 0 || mayBeMerged(indicators, blank, field)) {
      yield blank.length === 0 ? 'holds' : 'unknown'
      continue
    }
    const names = blank.map((indicator) => `“${indicator.name}”`).join('、')
    yield {
      what: `${owner}有${blank.length}个指标没有填${field.label}：${names}`,
      why: `表中有“${field.label}”一栏，空着就无法据以监控和评价`,
      toDo: `补填${field.label}`,
      severity: field.key === 'core' ? 'warning' : 'error',
      places: blank.map((indicator): Place => indicator.place),
    }
  }
}

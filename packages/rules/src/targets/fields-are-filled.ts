import { cite } from '@mingzhang/law'
import { type Indicator, type Place, parseAmount, type Severity } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { isDoubtful, ownerOf } from './target-facts.ts'

type Field = {
  readonly key: 'value' | 'weight' | 'core' | 'unit' | 'operator' | 'dataSource' | 'responsible' | 'due'
  readonly label: string
  readonly severity: Severity
}

/** In the order of their weight. */
const fields: readonly Field[] = [
  { key: 'value', label: '指标值', severity: 'error' },
  { key: 'operator', label: '指标性质', severity: 'error' },
  { key: 'weight', label: '指标权重', severity: 'error' },
  { key: 'unit', label: '计量单位', severity: 'error' },
  { key: 'core', label: '是否核心', severity: 'warning' },
  { key: 'dataSource', label: '数据来源', severity: 'note' },
  { key: 'responsible', label: '责任人', severity: 'note' },
  { key: 'due', label: '完成时限', severity: 'note' },
]

/** Does the table have such a column? Then some indicator of it has a cell there. */
const hasColumn = (indicators: readonly Indicator[], { key }: Field): boolean =>
  indicators.some((indicator) => indicator.places[key] !== undefined)

function isMissing(indicator: Indicator, { key }: Field): boolean {
  if (key === 'unit') {
    const figure = /^\d/u.test(indicator.value ?? '')
    return figure && indicator.unit === null && indicator.operator !== '定性'
  }
  return (indicator[key] ?? null) === null
}

/**
 * 指标表有的栏，每个指标都填。
 *
 * Only columns the table has are asked for; a unit only where the target is a figure.
 */
export const fieldsAreFilled = rule({
  id: 'targets/fields-are-filled',
  title: '指标值、性质、权重、单位、是否核心、数据来源、责任人、完成时限各栏不留空',
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

const neverMerged: ReadonlySet<Field['key']> = new Set(['weight', 'dataSource', 'responsible', 'due'])

/** Typed into a grid, where no cell covers another: a blank is a blank. */
const isTyped = ({ place }: Indicator): boolean => place.kind === 'entry'

/**
 * Blanks that may be covered by merged cells: most of the column is blank, or the weights that are printed add up
 * without the rest. Typed weights, sources, names and dates have no such excuse, unless the whole column is blank.
 */
function mayBeMerged(indicators: readonly Indicator[], blank: readonly Indicator[], { key }: Field): boolean {
  if (neverMerged.has(key) && indicators.every(isTyped)) return blank.length === indicators.length
  if (blank.length * 4 > indicators.length * 3) return true
  const sum = sumOfWeights(indicators)
  return key === 'weight' && (sum === 90 || sum === 100)
}

/** What the weights that are there add up to. */
const sumOfWeights = (indicators: readonly Indicator[]): number =>
  indicators.reduce((total, { weight }) => total + (parseAmount(weight ?? '', '')?.value ?? 0), 0) / 100

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
      why: `表中有“${field.label}”一栏，空着就无法据以监控和评价${field.key === 'weight' ? `；填了的合计${sumOfWeights(indicators)}` : ''}`,
      toDo: `补填${field.label}`,
      severity: field.severity,
      places: blank.map(({ places, place }): Place => places[field.key] ?? place),
    }
  }
}

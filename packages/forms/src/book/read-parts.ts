import {
  type AssetLine,
  type BookCount,
  type BookIndicator,
  type BookProgramme,
  type BookTargets,
  type BookText,
  type ChangeReason,
  type CostingSheet,
  type ProcurementLine,
  statedDuties,
} from '@mingzhang/model'
import { keyOfText } from '../narrative/parse-sentence.ts'
import { amount, type Field, list, type Reading, record, report, text, word } from './fields.ts'
import { entries } from './read-entries.ts'

const operators = ['≥', '≤', '=', '>', '<', '定性'] as const

const indicatorFields = [
  'level1',
  'level2',
  'name',
  'description',
  'operator',
  'value',
  'unit',
  'weight',
  'core',
  'basis',
  'dataSource',
  'responsible',
  'due',
] as const

const indicators = (reading: Reading, field: Field): BookIndicator[] =>
  list(reading, field).map((one) => {
    const at = record(reading, one, indicatorFields)
    const of = (name: (typeof indicatorFields)[number]): string | null => text(reading, at(name))
    const core = word(reading, at('core'), ['true', 'false'])
    return {
      level1: of('level1'),
      level2: of('level2'),
      name: of('name') ?? '',
      description: of('description'),
      operator: word(reading, at('operator'), operators),
      value: of('value'),
      unit: of('unit'),
      weight: of('weight'),
      core: core === null ? null : core === 'true',
      basis: of('basis'),
      ...statedDuties({ dataSource: of('dataSource'), responsible: of('responsible'), due: of('due') }),
    }
  })

export const programmes = (reading: Reading, field: Field): BookProgramme[] =>
  list(reading, field).map((one) => {
    const at = record(reading, one, [
      'name',
      'code',
      'department',
      'budget',
      'budgetParts',
      'plan',
      'category',
      'overview',
      'legalBasis',
      'goal',
      'executionWeight',
      'indicators',
    ])
    const of = (name: string): string | null => text(reading, at(name))
    const plan = list(reading, at('plan')).map((share) => text(reading, share) ?? '')
    return {
      name: of('name') ?? '',
      code: of('code'),
      department: of('department'),
      budget: amount(reading, at('budget')),
      budgetParts: list(reading, at('budgetParts')).map((part) => {
        const field = record(reading, part, ['label', 'amount'])
        return { label: text(reading, field('label')) ?? '', amount: amount(reading, field('amount')) }
      }),
      plan: plan.length > 0 ? plan : null,
      category: of('category'),
      overview: of('overview'),
      legalBasis: of('legalBasis'),
      goal: of('goal'),
      executionWeight: of('executionWeight'),
      indicators: indicators(reading, at('indicators')),
    }
  })

export function targets(reading: Reading, field: Field): BookTargets | null {
  if (field.value === undefined || field.value === null || field.value === 'null') return null
  const at = record(reading, field, ['goal', 'indicators'])
  return { goal: text(reading, at('goal')), indicators: indicators(reading, at('indicators')) }
}

export const procurement = (reading: Reading, field: Field): ProcurementLine[] =>
  list(reading, field).map((one) => {
    const at = record(reading, one, [
      'project',
      'budget',
      'name',
      'article',
      'measure',
      'quantity',
      'unitPrice',
      'amounts',
      'sme',
      'micro',
    ])
    return {
      project: text(reading, at('project')),
      budget: amount(reading, at('budget')),
      name: text(reading, at('name')) ?? '',
      article: text(reading, at('article')),
      measure: text(reading, at('measure')),
      quantity: text(reading, at('quantity')),
      unitPrice: amount(reading, at('unitPrice')),
      amounts: entries(reading, at('amounts'), []),
      sme: amount(reading, at('sme')),
      micro: amount(reading, at('micro')),
    }
  })

export const assets = (reading: Reading, field: Field): AssetLine[] =>
  list(reading, field).map((one) => {
    const at = record(reading, one, ['asset', 'count', 'value'])
    return {
      asset: text(reading, at('asset')),
      count: text(reading, at('count')),
      value: text(reading, at('value')),
    }
  })

export const counts = (reading: Reading, field: Field): BookCount[] =>
  list(reading, field).map((one) => {
    const at = record(reading, one, ['what', 'count', 'measure'])
    const of = (name: string): string => text(reading, at(name)) ?? ''
    return { what: of('what'), count: of('count'), measure: of('measure') }
  })

export const costing = (reading: Reading, field: Field): CostingSheet[] =>
  list(reading, field).map((one) => {
    const at = record(reading, one, ['id', 'title', 'lines'])
    const lines = list(reading, at('lines')).map((line) => {
      const field = record(reading, line, [
        'name',
        'quantity',
        'price',
        'frequency',
        'months',
        'standard',
        'basis',
      ])
      const of = (name: string): string | null => text(reading, field(name))
      return {
        name: of('name') ?? '',
        quantity: of('quantity') ?? '',
        price: of('price') ?? '',
        frequency: of('frequency'),
        months: of('months'),
        standard: of('standard'),
        basis: of('basis'),
      }
    })
    return { id: text(reading, at('id')) ?? '', title: text(reading, at('title')) ?? '', lines }
  })

export const reasons = (reading: Reading, field: Field): ChangeReason[] =>
  list(reading, field).flatMap((one) => {
    const at = record(reading, one, ['of', 'text'])
    const words = text(reading, at('text'))
    if (words === null) {
      report(reading, {
        id: 'book/reason-empty',
        where: at('text').path,
        what: `${at('text').path} 没有写原因`,
        why: '空的原因不算说明',
        toDo: '请写明原因，或删去这一项',
      })
      return []
    }
    return [{ key: keyOfText(text(reading, at('of')) ?? ''), text: words }]
  })

export const texts = (reading: Reading, field: Field): BookText[] =>
  list(reading, field).map((one) => {
    const at = record(reading, one, ['section', 'paragraphs'])
    const paragraphs = list(reading, at('paragraphs')).map((paragraph) => text(reading, paragraph) ?? '')
    return { section: text(reading, at('section')) ?? '', paragraphs }
  })

import type { BookIndicator } from '@mingzhang/model'
import { readDate } from '../score/dates.ts'
import { readQuantity, readRange } from '../score/quantity.ts'
import { checkDuties, type TypedProblem } from './check-duties.ts'

type Asked = Pick<BookIndicator, 'name' | 'operator' | 'value' | 'unit'>

const comparing: readonly (string | null)[] = ['≥', '≤', '>', '<']

/**
 * 查指标值 A value in words beside a sign that compares: nothing that comes of it can be held against it. Dates, ranges and
 * figures of any kind are left alone, and so is “=”, which many print before words.
 */
export const checkValues = (indicators: readonly Asked[]): TypedProblem[] =>
  indicators.flatMap(({ name, operator, value, unit }, indicator): TypedProblem[] => {
    const text = value?.trim() ?? ''
    if (!comparing.includes(operator) || text === '' || /\d/u.test(text.normalize('NFKC'))) return []
    if (readQuantity(text, unit) || readRange(text) || readDate(text)) return []
    return [
      {
        rule: 'performance/value-is-a-figure',
        severity: 'error',
        indicator,
        field: 'value',
        what: `“${name}”的性质是“${operator}”，指标值却写“${text}”，不是数`,
        why: '字不能比大小，到年终算不出得分',
        toDo: '填数；确是定性的，把性质改为“定性”',
      },
    ]
  })

/**
 * 边填边查 What the year of the targets asks for beside the rule book: values that can be compared, dates within the year.
 *
 * @param year of the targets; null: not known
 */
export const checkTyped = (
  indicators: readonly (Asked & Parameters<typeof checkDuties>[0][number])[],
  year: number | null,
): TypedProblem[] => [...checkValues(indicators), ...checkDuties(indicators, year)]

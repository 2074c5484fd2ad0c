import holidaysText from '../../../law/calendar/holidays.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

/** 日子的性质 A day off by notice, a weekend day worked in exchange, or null when no notice names it. */
export type NamedDay = {
  readonly kind: 'holiday' | 'workday'
  readonly name: string
  readonly verified: boolean
}

const days = lazy(
  (): ReadonlyMap<string, NamedDay> =>
    new Map(
      rowsOfTsv(holidaysText).map((row) => [
        row['date'] ?? '',
        {
          kind: row['kind'] === 'workday' ? 'workday' : 'holiday',
          name: row['name'] ?? '',
          verified: row['verified'] === 'yes',
        },
      ]),
    ),
)

const years = lazy(() => new Set([...days().keys()].map((day) => day.slice(0, 4))))

/** 放假通知 What the year's notice says of a day (`YYYY-MM-DD`), from law/calendar/holidays.tsv. */
export const namedDay = (day: string): NamedDay | null => days().get(day) ?? null

/** 有无通知 Is the notice of that day's year in the file? Without it nobody knows which days are off. */
export const hasHolidaysOf = (day: string): boolean => years().has(day.slice(0, 4))

import type { BookProgramme } from '@mingzhang/model'
import {
  endOfMonth,
  feedbackParameters,
  type NextYearProgramme,
  nextYearBook,
  proposeNextYear,
  wholeUnit,
} from '@mingzhang/performance'
import type { StoreOrTransaction } from '@mingzhang/store'
import { loadYear } from './load-year.ts'

/** 带入下年的项目 What a year's results say of next year's programmes; `left`: those proposed to stop. */
export type NextYearOfUnit = {
  readonly year: number
  readonly simulated: boolean
  readonly programmes: readonly NextYearProgramme[]
  readonly left: readonly Pick<BookProgramme, 'name' | 'code' | 'department'>[]
}

/** 结果应用 The programmes for next year's book, each with the proposal it rests on. @throws HttpProblem 404 without a year */
export async function nextYearOf(
  store: StoreOrTransaction,
  unit: string,
  year: number,
): Promise<NextYearOfUnit> {
  const { stored, programmes } = await loadYear(store, unit, year)
  const parameters = feedbackParameters(endOfMonth(year, 12), stored.region)
  const given = programmes
    .filter((one) => one.stored.id !== wholeUnit)
    .map(({ year: one }) => {
      const last = one.bureau ?? one.self
      return { programme: one.programme, advice: last && proposeNextYear(last.score, parameters) }
    })
  return {
    year: year + 1,
    simulated: stored.simulated,
    programmes: nextYearBook(given, '万元'),
    left: given
      .filter(({ advice }) => advice?.action === 'stop')
      .map(({ programme: { name, code, department } }) => ({ name, code, department })),
  }
}

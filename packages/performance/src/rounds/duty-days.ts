import { performanceParameters } from '@mingzhang/law'
import { parameterNeeded } from '../score/parameters.ts'

/** 提醒和整改的天数 From how many days before a deadline one is reminded; within how many days one rectifies. */
export type DutyDays = { readonly remind: number; readonly rectify: number }

/** 提醒和整改的天数 Those in force on a day (YYYY-MM-DD) in a region. */
export function dutyDays(day: string, region: string | null): DutyDays {
  const table = performanceParameters(day, region)
  const days = (id: string) => Number(parameterNeeded(table, id).used.value)
  return { remind: days('reminder-days'), rectify: days('rectify-days') }
}

import { performanceParameters } from '@mingzhang/law'
import { parameterNeeded } from '../score/parameters.ts'
import type { FeedbackParameters } from './next-year.ts'

/** 建议所依 The thresholds of proposals in force on a day (YYYY-MM-DD) in a region. */
export function feedbackParameters(day: string, region: string | null = null): FeedbackParameters {
  const table = performanceParameters(day, region)
  return {
    unspent: parameterNeeded(table, 'unspent-yellow'),
    raiseOver: parameterNeeded(table, 'raise-target-over'),
  }
}

import { codeOf } from './error-code.ts'

/**
 * 存不下的值 Did the database refuse a value that somebody gave: a character it cannot hold, a number or a day out of its range?
 * Codes of PostgreSQL's class 22.
 */
export const isUnstorable = (error: unknown): boolean =>
  ['22003', '22007', '22008', '22021'].includes(codeOf(error))

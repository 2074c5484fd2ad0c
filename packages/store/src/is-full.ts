import { codeOf } from './error-code.ts'

/** 磁盘已满 Did the store refuse because there is no room left where it lives? Both engines say it with one code. */
export const isFull = (error: unknown): boolean => ['53100', 'ENOSPC', 'EDQUOT'].includes(codeOf(error))

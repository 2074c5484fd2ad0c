import assert from 'node:assert/strict'

/** PostgreSQL's type numbers that the two drivers would otherwise return differently. */
export const int8TypeId = 20

/**
 * 八字节整数 Reads bigint and count(*) the same way from both engines: as a number of the language.
 *
 * Every amount is a safe integer of 分 by construction; a figure that is not one is a bug and throws rather than
 * losing digits. numeric, and so sum(bigint), stays a string in both engines.
 */
export function parseInt8(text: string): number {
  const value = Number(text)
  assert(Number.isSafeInteger(value), 'an int8 left the range of safe integers')
  return value
}

import type { WorkingBook } from '@mingzhang/forms'

const texts = new WeakMap<object, string>()

/** A change makes the lines and fields anew that it changes, and no others: those have their text already. */
function textOf(part: object): string {
  const known = texts.get(part)
  if (known !== undefined) return known
  const text = JSON.stringify(part)
  texts.set(part, text)
  return text
}

/** 底稿成文 A working book as JSON. */
export function textOfBook({ rows, fields, ...rest }: WorkingBook): string {
  const parts = `"rows":[${rows.map(textOf).join(',')}],"fields":${textOf(fields)}`
  return `${JSON.stringify(rest).slice(0, -1)},${parts}}`
}

const isSame = (one: object, other: object | undefined): boolean =>
  one === other || (other !== undefined && textOf(one) === textOf(other))

/** 两稿相同 Do two working books say the same in the same order? */
export const isSameBook = (one: WorkingBook, other: WorkingBook): boolean =>
  one === other ||
  (one.amountUnit === other.amountUnit &&
    one.rows.length === other.rows.length &&
    isSame(one.ledgers, other.ledgers) &&
    isSame(one.fields, other.fields) &&
    one.rows.every((row, at) => isSame(row, other.rows[at])))

import { once } from 'node:events'
import type { Apart, Joined } from '@mingzhang/audit'
import { formatAmount } from '@mingzhang/model'
import type { Review, ReviewedUnit } from '@mingzhang/writers/review'

/**
 * 汇总的 JSON One JSON object on standard output, written file by file: all findings of thousands of files do not fit into
 * one string.
 */
export async function printReviewJson(
  review: Review,
  joins: {
    readonly together: readonly Joined[]
    readonly apart: readonly Apart[]
    readonly [more: string]: unknown
  },
  stopped: boolean,
): Promise<void> {
  const { units, alike, refused } = review
  await write('{"files":[')
  let first = true
  for (const file of units.flatMap((unit) => unit.files)) {
    await write(`${first ? '' : ','}${JSON.stringify(file)}`)
    first = false
  }
  const rest = {
    units: units.map(jsonUnit),
    alike: alike.map(({ moneyFen, ...kind }) => ({ ...kind, money: moneyOf(moneyFen) })),
    refused,
    ...joins,
    stopped,
  }
  await write(`],${JSON.stringify(rest).slice(1)}\n`)
}

const moneyOf = (value: number): { amount: string; unit: string } | null =>
  value === 0 ? null : { amount: formatAmount({ value, step: 1, unit: '元' }), unit: '元' }

const jsonUnit = ({ files, moneyFen, name, code, region, count, errors }: ReviewedUnit, index: number) => ({
  rank: index + 1,
  unit: { name, code },
  region,
  files: files.map(({ file }) => file),
  count,
  errors,
  money: moneyOf(moneyFen),
})

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

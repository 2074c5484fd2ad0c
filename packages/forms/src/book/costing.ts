import type { BookProblem, CostingLine, CostingSheet } from '@mingzhang/model'

type Decimal = { readonly digits: bigint; readonly scale: number }

const decimalOf = (text: string): Decimal | null => {
  const match = /^(\d+)(?:\.(\d+))?$/u.exec(text.replace(/[,，\s]/gu, ''))
  if (!match) return null
  const [, whole = '0', fraction = ''] = match
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}

/** 测算结果 分, and whether the product was a whole number of 分 before it was rounded half up. */
export type Costed = { readonly amount: number; readonly exact: boolean }

/**
 * 测算 Quantity × price × frequency × months of one line, without a float anywhere. Null where a factor is no decimal.
 */
export function lineCost({ quantity, price, frequency, months }: CostingLine): Costed | null {
  const factors = [quantity, price, frequency ?? '1', months ?? '1'].map(decimalOf)
  let digits = 100n
  let scale = 0
  for (const factor of factors) {
    if (factor === null) return null
    digits *= factor.digits
    scale += factor.scale
  }
  const divisor = 10n ** BigInt(scale)
  const amount = Number((digits * 2n + divisor) / (divisor * 2n))
  return Number.isSafeInteger(amount) ? { amount, exact: digits % divisor === 0n } : null
}

/** 测算合计 The sum of a sheet's lines in 分; null where a line cannot be worked out. */
export function sheetCost(sheet: CostingSheet): Costed | null {
  let amount = 0
  let exact = true
  for (const line of sheet.lines) {
    const cost = lineCost(line)
    if (cost === null) return null
    amount += cost.amount
    exact &&= cost.exact
  }
  return { amount, exact }
}

/** Is one decimal more than another, without a float? */
function isMore(one: string, other: string): boolean {
  const [a, b] = [decimalOf(one), decimalOf(other)]
  if (a === null || b === null) return false
  const scale = Math.max(a.scale, b.scale)
  return a.digits * 10n ** BigInt(scale - a.scale) > b.digits * 10n ** BigInt(scale - b.scale)
}

/** 超标准 Prices of costing sheets above the standard they are held against: which, by what standard, and how to mend it. */
export const aboveStandard = (sheets: readonly CostingSheet[]): BookProblem[] =>
  sheets.flatMap(({ id, title, lines }, sheet) =>
    lines.flatMap(({ name, price, standard, basis }, line): BookProblem[] => {
      if (standard === null || !isMore(price, standard)) return []
      const by = basis === null ? '' : `（${basis}）`
      return [
        {
          id: 'book/price-above-standard',
          severity: 'warning',
          where: `costing[${sheet}].lines[${line}].price`,
          what: `测算表“${title || id}”第 ${line + 1} 行“${name}”的单价 ${price} 元，高于标准 ${standard} 元`,
          why: `这一行写明按标准 ${standard} 元${by}测算，单价不应超过标准`,
          toDo: '请把单价改到标准以内；确有依据超标准的，在 basis 中写明依据，并改正 standard',
        },
      ]
    }),
  )

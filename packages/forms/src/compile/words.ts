import { departmentalAccounts, functionalAccounts, governmentalAccounts } from '@mingzhang/law'
import { type Amount, type Book, formatAmount } from '@mingzhang/model'

/** 编码+名称 430某某中心, or the name alone. */
export const unitCoded = (book: Book): string => `${book.unit.code ?? ''}${book.unit.name}`

/** 填空 Puts the book's words into a title or a line of an edition. */
export function filled(text: string, book: Book, more: Readonly<Record<string, string>> = {}): string {
  const words: Readonly<Record<string, string>> = {
    year: String(book.year),
    lastYear: String(book.year - 1),
    unit: book.unit.name,
    unitCoded: unitCoded(book),
    area: book.area ?? '',
    ...more,
  }
  return text.replace(/\{([^{}]+)\}/gu, (whole, name: string) => words[name] ?? whole)
}

/** 科目名称 The name of an account as the unit prints it, else as the catalogue has it. */
export function accountName(book: Book, code: string): string {
  const own = book.names[code]
  if (own !== undefined) return own
  const catalogue = code.startsWith('2')
    ? functionalAccounts()
    : code.startsWith('5')
      ? governmentalAccounts()
      : departmentalAccounts()
  return catalogue.byCode.get(code)?.[0]?.name ?? ''
}

/** 金额文字 An amount with the decimals of its edition, thousands parted where the edition does so. */
export function amountText(amount: Amount, decimals: number, grouping: boolean): string {
  const plain = formatAmount(amount, decimals)
  if (!grouping) return plain
  const [whole = '', fraction] = plain.split('.')
  const parted = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  return fraction === undefined ? parted : `${parted}.${fraction}`
}

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 中文数字 1 → 一, 12 → 十二, 31 → 三十一; up to 99. */
export function chineseNumber(number: number): string {
  const tens = Math.trunc(number / 10)
  const ones = number % 10
  const last = ones === 0 ? '' : (digits[ones] ?? '')
  if (tens === 0) return digits[ones] ?? ''
  return `${tens === 1 ? '' : digits[tens]}十${last}`
}

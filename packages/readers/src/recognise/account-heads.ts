import { type Catalogue, departmentalAccounts, governmentalAccounts, plainLabel } from '@mingzhang/law'
import type { Meaning } from './header-word.ts'

const governmentalWord = /^机关(?:工资福利|商品和服务|资本性)|^5\d{2}(?:\d{2})?$/u
const departmentalWord = /^(?:工资福利支出|商品和服务支出|基本工资|津贴补贴|办公费|退休费)$/u

/**
 * 以经济科目为栏 Columns headed by economic accounts (工资福利支出 | 商品和服务支出): the two classifications share names, so
 * the words of the whole header decide which one speaks.
 *
 * @returns what a header word that nothing else knows says as the name of one account; null when it is none
 */
export function accountHeads(paths: readonly (readonly string[])[]): (word: string) => Meaning | null {
  const words = paths.flat()
  const isGovernmental = words.some((word) => governmentalWord.test(word))
  if (!isGovernmental && !words.some((word) => departmentalWord.test(word))) return () => null
  const names = namesOf(isGovernmental ? governmentalAccounts() : departmentalAccounts())
  return (word) => {
    const code = names.get(plainLabel(word))
    return code === undefined || code === null
      ? null
      : { known: true, key: { econ: code }, structure: null, year: null }
  }
}

/** 政府经济科目作上层表头 Is this outer word the name of a governmental account over columns of departmental ones? */
export const isGovernmentalName = (word: string): boolean =>
  namesOf(governmentalAccounts()).has(plainLabel(word))

const read = new Map<Catalogue, ReadonlyMap<string, string | null>>()

/** The code of every name; null for a name that several codes bear. */
function namesOf(catalogue: Catalogue): ReadonlyMap<string, string | null> {
  const known = read.get(catalogue)
  if (known) return known
  const names = new Map<string, string | null>()
  for (const [code, accounts] of catalogue.byCode) {
    for (const name of new Set(accounts.map((account) => plainLabel(account.name))))
      names.set(name, names.has(name) ? null : code)
  }
  read.set(catalogue, names)
  return names
}

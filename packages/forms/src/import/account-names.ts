import { departmentalAccounts, functionalAccounts, governmentalAccounts } from '@mingzhang/law'
import type { Disclosure } from '@mingzhang/model'

/**
 * 表中的科目名 Names of accounts as the tables print them, where the catalogue has none or another one. Of several
 * printed names the longest stands: the shorter ones were cut.
 */
export function accountNames(disclosure: Disclosure): Readonly<Record<string, string>> {
  const names = new Map<string, string>()
  for (const { form, rows } of disclosure.tables) {
    if (form === null || form === 'contents' || form === 'procurement') continue
    for (const { code, name } of rows) {
      if (code === null || !/^[235]\d{2,6}$/u.test(code) || name === '') continue
      if (name.length > (names.get(code)?.length ?? 0)) names.set(code, name)
    }
  }
  const own = [...names].filter(([code, name]) => !isCatalogueName(code, name))
  return Object.fromEntries(own.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function isCatalogueName(code: string, name: string): boolean {
  const catalogue = code.startsWith('2')
    ? functionalAccounts()
    : code.startsWith('5')
      ? governmentalAccounts()
      : departmentalAccounts()
  return catalogue.byCode.get(code)?.[0]?.name === name
}

import { departmentalAccounts, functionalAccounts, governmentalAccounts } from '@mingzhang/law'

/** The usual name of an account in any of the three classifications. */
export function accountName(code: string): string {
  const catalogue = code.startsWith('2')
    ? functionalAccounts()
    : code.startsWith('3')
      ? departmentalAccounts()
      : governmentalAccounts()
  const [account] = catalogue.byCode.get(code) ?? []
  if (!account) throw new Error(`no account ${code}`)
  return account.name
}

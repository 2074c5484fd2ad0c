import { functionalAccounts, lazy } from '@mingzhang/law'
import type { Word } from './words.ts'

const path =
  /([^()，。；：:、\d.．\s]{2,30}(?:\(室\)[^()，。；]{0,12})?)\(类\)[—-]?(?:([^，。；]{2,40}?)\(款\)[—-]?)?(?:([^，。；]{2,40}?)\(项\))?(?:科目)?[。:：]?/gu

/**
 * 类款项 Accounts written out as 类、款、项 in a sentence: words of this passage alone.
 *
 * An account that the catalogue does not know is a word of unknown meaning: it names the measure and gives no key.
 */
export function functionPathsOf(text: string): Word[] {
  return [...text.matchAll(path)].map(([label, ...names]) => {
    const func = codeOf(names.filter((name) => name !== undefined))
    return func === null
      ? { label, coordinates: {}, side: 'expenditure', kind: 'unknown' }
      : { label, coordinates: { func, use: 'expenditure' }, side: 'expenditure', kind: 'measure' }
  })
}

const plain = (name: string): string => name.replace(/[“”"（）()\s]/gu, '').replace(/支出$/u, '')

const codesByName = lazy(() => {
  const codes = new Map<string, string[]>()
  for (const [code, accounts] of functionalAccounts().byCode) {
    for (const { name } of accounts) {
      const key = plain(name)
      const known = codes.get(key) ?? []
      if (!known.includes(code)) codes.set(key, [...known, code])
    }
  }
  return codes
})

/** The code of the last name, when every name above it is the account above it and only one code fits. */
function codeOf(names: readonly string[]): string | null {
  let above = ['']
  for (const [index, name] of names.entries()) {
    const length = 3 + 2 * index
    const codes = codesByName().get(plain(name)) ?? []
    above = codes.filter((code) => code.length === length && above.some((prefix) => code.startsWith(prefix)))
  }
  return above.length === 1 ? (above[0] ?? null) : null
}

import { coordinatesOf, departmentalAccounts, lazy, lexiconOf, lookUp, plainLabel } from '@mingzhang/law'
import type { Key } from '@mingzhang/model'

/** 度量词 A word of the trade in a sentence and what it says of a key. */
export type Word = {
  readonly label: string
  readonly coordinates: Key
  /** Does the word name a side of the budget? A fund on the revenue side is this year's. */
  readonly side: 'revenue' | 'expenditure' | null
  /** Words of accounts and articles only mean something below a total that fixes the rest of the key. */
  readonly kind: 'measure' | 'function' | 'economic' | 'article' | 'unknown'
  /** 收支总计, 总收入: the grand total of both sides, whatever fund is named before it. */
  readonly grand?: boolean
}

type Node = { readonly next: Map<string, Node>; words: Word[] }

const trie = lazy((): Node => {
  const root: Node = { next: new Map(), words: [] }
  const labels = new Set(lexiconOf('sentence').map((entry) => entry.label))
  for (const label of labels) {
    const found = lookUp('sentence', label, { form: null, side: null })
    const coordinates = coordinatesOf(found)
    // 比上年增加 and its like are marks of the grammar, not measures.
    if (coordinates && coordinates.measure !== 'change') insert(root, measureWord(label, coordinates))
    const article = found.length === 0 ? articleOf(label) : null
    if (article) insert(root, { label, coordinates: article, side: 'expenditure', kind: 'article' })
  }
  for (const entry of lexiconOf('row')) {
    if (entry.dimension === 'func' && /^\d{3}$/u.test(entry.member) && entry.label.length >= 4) {
      insert(root, functionWord(entry.label, entry.member))
    }
  }
  for (const [code, accounts] of departmentalAccounts().byCode) {
    if (!/^3\d{2}(?:\d{2})?$/u.test(code) || code === '399') continue
    for (const { name } of accounts)
      insert(root, { label: name, coordinates: { econ: code }, side: null, kind: 'economic' })
  }
  return root
})

/** 货物类, 采购货物支出 say something only in a sentence about procurement. */
const articleOf = (label: string): Key | null =>
  coordinatesOf(lookUp('sentence', label, { form: 'procurement', side: null }))

const measureWord = (label: string, coordinates: Key): Word => ({
  label,
  coordinates,
  side: sideOf(label),
  kind: 'measure',
  grand: Object.keys(coordinates).length === 0 && /总|收支/u.test(label),
})

const functionWord = (label: string, func: string): Word => ({
  label,
  coordinates: { func },
  side: 'expenditure',
  kind: 'function',
})

function sideOf(label: string): Word['side'] {
  const revenue = label.includes('收入')
  const expenditure = label.includes('支出')
  return revenue === expenditure ? null : revenue ? 'revenue' : 'expenditure'
}

function insert(root: Node, word: Word): void {
  let node = root
  for (const char of plainLabel(word.label)) {
    const next = node.next.get(char) ?? { next: new Map<string, Node>(), words: [] }
    node.next.set(char, next)
    node = next
  }
  if (!node.words.some((one) => one.kind === word.kind)) node.words.push(word)
}

export type FoundWord = { readonly words: readonly Word[]; readonly end: number }

const skipped = /[“”‘’"']/u

/**
 * 查句中词 The longest word of the trade that starts at a character; quotation marks within it are passed over.
 *
 * @returns its readings (a measure before a function before an account) and where it ends; null when none starts here
 */
export function wordAt(text: string, start: number): FoundWord | null {
  let node: Node | undefined = trie()
  let best = null as FoundWord | null
  for (let at = start; at < text.length && node; at += 1) {
    const char = text[at] ?? ''
    if (at > start && skipped.test(char)) {
      best = best && best.end === at ? { words: best.words, end: at + 1 } : best
      continue
    }
    node = node.next.get(char)
    if (node && node.words.length > 0) best = { words: node.words, end: at + 1 }
  }
  return best
}

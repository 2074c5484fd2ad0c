import {
  combineKeys,
  contains,
  coordinatesOf,
  type LexiconEntry,
  lexiconOf,
  lookUp,
  plainLabel,
  wordsKnown,
} from '@mingzhang/law'
import type { Key, Side } from '@mingzhang/model'
import { tight } from './printed-cell.ts'

/** 语境 Where a word stands: in which form and on which side. */
export type Context = { readonly form: string | null; readonly side: Side | null }

/** 词义 What a header or row word says. */
export type Meaning = {
  readonly known: boolean
  /** Coordinates in the order of the lexicon; `all` is kept, since it resets. Null when the word gives none. */
  readonly key: Key | null
  /** `serial`, `code`, `name`, `parent`, `attribute`, `total`, or null. */
  readonly structure: string | null
  readonly year: YearWord | null
}

/** A year named in a header: a number, or years before the document's. */
export type YearWord = { readonly year: number } | { readonly before: number }

const yearPrefix = /^(20\d{2})(?:年度?(?![初末]))?/u
const lastYear = /^(?:上年|上一年|去年)(?:度)?(?=预算|决算|执行|完成|数|年初)/u
const thisYear = /^(?:本年|当年)(?:度)?(?=预算|决算|执行|数)/u

/** 年份 Takes the year off a label. */
export function splitYear(label: string): { readonly word: string; readonly year: YearWord | null } {
  const plain = tight(label)
  const named = yearPrefix.exec(plain)
  if (named) return { word: plain.slice(named[0].length), year: { year: Number(named[1]) } }
  const before = lastYear.exec(plain)
  if (before) return { word: plain.slice(before[0].length), year: { before: 1 } }
  const now = thisYear.exec(plain)
  if (now) return { word: plain.slice(now[0].length), year: { before: 0 } }
  return { word: plain, year: null }
}

/** The ways a label may be printed, the fullest first: with its bracket, without it, as it is printed elsewhere, without 本年. */
export function variantsOf(word: string): string[] {
  const variants = [word]
  const bare = word.replace(/[（(][^（(]*[)）]$/u, '')
  if (bare !== word && bare !== '') variants.push(bare)
  // 收入预算合计 is 收入合计, and 年初预算 over figures is 年初预算数.
  const sum = /^(收入|支出)(?:预算|决算)([合总小]计|总额)$/u.exec(bare)
  if (sum) variants.push(`${sum[1]}${sum[2]}`)
  if (/(?:预算|决算|执行)$/u.test(bare)) variants.push(`${bare}数`)
  if (/(?:运行|维护|接待|购置)$/u.test(bare)) variants.push(`${bare}费`)
  const unprefixed = bare.replace(/^(?:其中[:：]?)?(?:本年|当年)/u, '')
  if (unprefixed !== bare && unprefixed !== '') variants.push(unprefixed)
  return variants
}

const memo = new Map<string, Meaning>()

/** 查表头与行名 What a word says in a place; unknown words are read by the phrases they are made of. */
export function meaningOf(place: 'header' | 'row', label: string, context: Context): Meaning {
  const slot = `${place}|${context.form}|${context.side}|${label}`
  const found = memo.get(slot)
  if (found) return found
  const meaning = readMeaning(place, label, context)
  if (memo.size > 5000) memo.clear()
  memo.set(slot, meaning)
  return meaning
}

/** 部门经济科目编码, 政府经济科目名称: heads of codes and names of accounts in the words of any layout. */
const accountHead = (word: string): string | null => {
  const kind = /(?:科目|分类)(编码|代码|编号|名称)(?:[（(][^（()）]*[)）])?$/u.exec(word)?.[1]
  return kind === undefined ? null : kind === '名称' ? 'name' : 'code'
}

/** 2024年预算数比2023年预算数: a header over differences. */
const comparison = /^(?:年初)?(?:预算数?|决算数?|执行数?)?(?:比|较|与)(?:上年|20\d{2}年)/u

function readMeaning(place: 'header' | 'row', label: string, context: Context): Meaning {
  const { word, year } = splitYear(label)
  if (word === '' && year) return { known: true, key: null, structure: 'total', year }
  // 其中： over the parts of a total says nothing of its own.
  if (place === 'header' && plainLabel(word) === '') return { known: true, key: null, structure: null, year }
  if (place === 'header' && comparison.test(word)) {
    return { known: true, key: { measure: 'change' }, structure: null, year }
  }
  for (const variant of variantsOf(word)) {
    const entries = lookUp(place, variant, context)
    if (entries.length > 0) return meaningOfEntries(entries, year)
  }
  const structure = place === 'header' ? accountHead(word) : null
  if (structure !== null) return { known: true, key: null, structure, year }
  if (place === 'header' && /^[35]\d{2}(?:\d{2})?$/u.test(word))
    return { known: true, key: { econ: word }, structure: null, year }
  const key = readPhrases(word, context)
  return { known: key !== null, key, structure: null, year }
}

const meaningOfEntries = (entries: readonly LexiconEntry[], year: YearWord | null): Meaning => ({
  known: true,
  key: keyWithResets(entries),
  structure: entries.find((entry) => entry.dimension === 'structure')?.member ?? null,
  year,
})

/** Like `coordinatesOf`, but `all` is kept, because it resets what stands around it. */
export function keyWithResets(entries: readonly LexiconEntry[]): Key | null {
  const plain = coordinatesOf(entries)
  const resets = entries.filter((entry) => entry.member === 'all' && entry.dimension !== 'structure')
  if (resets.length === 0) return plain
  return { ...plain, ...Object.fromEntries(resets.map((entry) => [entry.dimension, 'all'])) }
}

const filler =
  /预算|财政|拨款|支出|收入|安排|资金|金额|经费|小计|合计|总计|管理|本年|当年|年初|的|数|[和及与、()（）]/gu

/**
 * 短语组合 Reads a word that the lexicon does not list by the phrases of the trade in it, if they and words without a
 * meaning of their own make up all of it.
 */
function readPhrases(word: string, context: Context): Key | null {
  const plain = plainLabel(word)
  let rest = plain
  let key: Key | null = null
  for (const entry of lexiconOf('phrase')) {
    const { dimension, member } = entry
    if (dimension !== 'fund' && dimension !== 'use' && dimension !== 'origin') continue
    if (!plain.includes(entry.plain)) continue
    rest = rest.replaceAll(entry.plain, '')
    const now = key?.[dimension]
    const isOnPath = now === undefined || contains(dimension, now, member) || contains(dimension, member, now)
    if (!isOnPath) return null
    key = combineKeys(key ?? {}, { [dimension]: member })
  }
  if (key === null || rest.replace(filler, '') !== '') return null
  const isRevenue = context.side === 'revenue' || context.form === 'revenue'
  if (isRevenue && key.use !== undefined) return null
  const addsOrigin = context.form === 'revenue' && key.fund !== undefined && key.origin === undefined
  return addsOrigin ? { ...key, origin: 'thisYear' } : key
}

/** 词典所列 Does the lexicon list this word for headers, in whatever form? */
export function isListedHeader(label: string): boolean {
  const { word, year } = splitYear(label)
  return (word === '' && year !== null) || variantsOf(word).some((variant) => wordsKnown('header', variant))
}

/** 是否表头用词 Is this a word that headers use: listed, or made of phrases of the trade? */
export function isHeaderWord(label: string): boolean {
  const { word } = splitYear(label)
  if (isListedHeader(label)) return true
  return word.length >= 4 && readPhrases(word, { form: null, side: null }) !== null
}

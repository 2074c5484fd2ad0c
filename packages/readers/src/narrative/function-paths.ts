import { functionalAccounts, lazy } from '@mingzhang/law'
import type { Table } from '@mingzhang/model'
import { type Word, wordAt } from './words.ts'

/** 科目名称 Codes of the functional classification by plain name. */
type Codes = ReadonlyMap<string, readonly string[]>

/** 科目名称 Names of accounts: the catalogue's with those the document prints, and those it prints. */
export type FunctionAccounts = { readonly known: Codes; readonly printed: Codes }

/** 科目写法 An account written out in a sentence: where, and what it says. */
export type FunctionPath = {
  readonly start: number
  readonly end: number
  readonly word: Word
  readonly func: string | null
}

const character = String.raw`(?:[^()，。；：:、\d.．\s“”"—\-－–]|\((?![类款项]\))[^()，。；\d]{1,8}\))`
const leveled = new RegExp(String.raw`(?:${character}{2,40}\([类款项]\)[—\-]?)+(?:支出)?(?:科目)?`, 'gu')
const dashed = new RegExp(
  String.raw`[“"]?${character}{2,30}(?:[—\-－–]+${character}{2,40}){1,2}[”"]?科目`,
  'gu',
)
const quoted = new RegExp(`[“"](${character}{2,40})[”"]科目`, 'gu')
const coded = /(?<![\d.])(2\d{2})(?:类(\d{2})款(?:(\d{2})项)?|(\d{2})?(\d{2})?)(?=\p{Script=Han})/gu
const leadIn = /(?:用于|其中|包括|安排|预算|拨款|列入|属于|[为年度的是和及支在列])$/u

/**
 * 科目名称索引 Names of function accounts that sentences may use: those of the catalogue, and the rows of the document's
 * own tables that print a code beside a name.
 */
export function functionAccountsOf(tables: readonly Table[]): FunctionAccounts {
  const known = new Map(catalogue())
  const printed = new Map<string, readonly string[]>()
  for (const table of tables) {
    for (const { r, key } of table.cells) {
      const row = table.rows[r]
      if (!row?.code || key?.func !== row.code) continue
      addCode(known, row.name, row.code)
      addCode(printed, row.name, row.code)
    }
  }
  return { known, printed }
}

/**
 * 类款项 Accounts written out as 类、款、项 in a sentence, with dashes or with their code.
 *
 * An account that is not known, or that several codes fit, is a word of unknown meaning: it names the measure and
 * gives no key. A name alone never decides: it must be the only one below the accounts named before it.
 *
 * @param above code of the account that the heading names, null when it names none
 * @param listed does the section list functions, not what basic expenditure is spent on? Then “住房公积金”科目 is one
 */
export function functionPathsOf(
  text: string,
  { known, printed }: FunctionAccounts,
  above: string | null,
  listed = true,
): FunctionPath[] {
  const found = [
    ...[...text.matchAll(coded)].flatMap((match) => codedAt(text, match, known)),
    ...[...text.matchAll(leveled)].map((match) => leveledAt(match, known, above)),
    ...[...text.matchAll(dashed)].flatMap((match) => dashedAt(match, known)),
    ...[...(listed ? text.matchAll(quoted) : [])].flatMap((match) => quotedAt(match, printed)),
  ].sort((a, b) => a.start - b.start)
  return found.filter((path, index) => found.slice(0, index).every((before) => before.end <= path.start))
}

/** 2.公务接待费。2025年预算数3.20万元。 Items of expenditure that open a numbered line inside a passage. */
export function itemsIn(text: string): FunctionPath[] {
  return [
    ...text.matchAll(
      /(?<=^|[。；;：:])(?:\d{1,2}[.．、]|\([\d一二三四五六七八九十]{1,3}\))([^。；，,:：\d]{2,20})。/gu,
    ),
  ].flatMap((match) => {
    const [whole, name = ''] = match
    const found = wordAt(name, 0)
    const word = found?.words.find(
      ({ kind, coordinates }) => kind === 'measure' && coordinates.econ !== undefined,
    )
    const start = (match.index ?? 0) + whole.length - name.length - 1
    return word && found?.end === name.length ? [{ start, end: start + name.length, word, func: null }] : []
  })
}

function pathOf(start: number, label: string, func: string | null): FunctionPath {
  const word: Word =
    func === null
      ? { label, coordinates: {}, side: 'expenditure', kind: 'unknown' }
      : { label, coordinates: { func, use: 'expenditure' }, side: 'expenditure', kind: 'measure' }
  return { start, end: start + label.length, word, func }
}

function leveledAt(match: RegExpMatchArray, accounts: Codes, above: string | null): FunctionPath {
  const [whole] = match
  const levels = [...whole.matchAll(/(.+?)\(([类款项])\)[—-]?/gu)]
  const names = levels.map(([, name = '']) => name)
  const first = nameWithin(names[0] ?? '', accounts)
  const cut = (names[0] ?? '').length - first.length
  const last = { 类: 3, 款: 5, 项: 7 }[levels.at(-1)?.[2] ?? ''] ?? 0
  const chain = [first, ...names.slice(1)]
  const below = above === null ? null : codeOf(chain, last, above, accounts)
  const absolute = above === null || levels[0]?.[2] === '类'
  const func = below ?? (absolute ? codeOf(chain, last, '', accounts) : null)
  return pathOf(match.index ?? 0 + cut, whole.slice(cut), func)
}

/** The name without the words that lead to it: 主要用于一般公共服务 → 一般公共服务. */
function nameWithin(name: string, accounts: Codes): string {
  for (let from = 0; from + 2 <= name.length; from += 1) {
    const leads = from === 0 || leadIn.test(name.slice(0, from))
    if (leads && accounts.has(plain(name.slice(from)))) return name.slice(from)
  }
  return name
}

function dashedAt(match: RegExpMatchArray, accounts: Codes): FunctionPath[] {
  const [whole] = match
  const names = whole.replace(/[“”"]|科目$/gu, '').split(/[—\-－–]+/u)
  const func = codeOf(names, 1 + 2 * names.length, '', accounts)
  return func === null && !/^[“"]/u.test(whole) ? [] : [pathOf(match.index ?? 0, whole, func)]
}

/** “中等职业教育”科目 The one account of that name that the document's tables print. */
function quotedAt(match: RegExpMatchArray, printed: Codes): FunctionPath[] {
  const [func, another] = printed.get(plain(match[1] ?? '')) ?? []
  return func === undefined || another !== undefined ? [] : [pathOf(match.index ?? 0, match[0], func)]
}

/** 2130201行政运行, 204类06款01项行政运行: the code decides, the name behind it must be its own. */
function codedAt(text: string, match: RegExpMatchArray, accounts: Codes): FunctionPath[] {
  const [printed, ...parts] = match
  const code = parts.filter((part) => part !== undefined).join('')
  const start = match.index ?? 0
  const behind = text.slice(start + printed.length, start + printed.length + 40)
  const run = /^(?:\p{Script=Han}|\([^()\d]{1,8}\)|、)+/u.exec(behind)?.[0] ?? ''
  for (let length = run.length; length >= 2; length -= 1) {
    const name = run.slice(0, length)
    if (accounts.get(plain(name))?.includes(code)) return [pathOf(start, printed + name, code)]
  }
  return []
}

const plain = (name: string): string => name.replace(/[“”"（）()\s]/gu, '').replace(/支出$/u, '')

const catalogue = lazy(() => {
  const codes = new Map<string, readonly string[]>()
  for (const [code, accounts] of functionalAccounts().byCode) {
    for (const { name } of accounts) addCode(codes, name, code)
  }
  return codes
})

function addCode(codes: Map<string, readonly string[]>, name: string, code: string): void {
  const known = codes.get(plain(name)) ?? []
  if (!known.includes(code)) codes.set(plain(name), [...known, code])
}

/** The code of the last name, when every name before it is an account above it and only one code fits. */
function codeOf(names: readonly string[], length: number, above: string, accounts: Codes): string | null {
  let prefixes = [above]
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1
    prefixes = (accounts.get(plain(name)) ?? []).filter(
      (code) =>
        (isLast ? code.length === length : code.length < length) &&
        prefixes.some((prefix) => code.startsWith(prefix) && (code !== prefix || isLast)),
    )
  }
  return prefixes.length === 1 ? (prefixes[0] ?? null) : null
}

import type { UnplacedKind } from '@mingzhang/model'
import type { PrintedFormula } from './formulas.ts'
import { type UnitKind, unitAt } from './units.ts'

/** 数 A number of a sentence with its unit, or digits that state nothing (a date, an ordinal, a name). */
export type NumberToken = {
  readonly kind: 'number'
  readonly start: number
  readonly end: number
  readonly value: string
  readonly unit: string | null
  readonly unitKind: UnitKind | null
  readonly numbers: readonly string[]
}

export type YearToken = {
  readonly kind: 'year'
  readonly start: number
  readonly end: number
  readonly year: number
}

export type AsideToken = {
  readonly kind: 'aside'
  readonly start: number
  readonly end: number
  readonly seems: UnplacedKind
}

export type DigitToken = NumberToken | YearToken | AsideToken

type Reading = {
  readonly text: string
  readonly at: number
  readonly expectedOrdinal: number
  readonly afterOrdinal: boolean
}

/**
 * 数字词 Every run of digits of a passage read once: a number with its unit, a year, or an aside and what it seems.
 *
 * @param text passage text
 * @param formulas equations of the passage: each is one aside here, its numbers are claims of their own
 */
export function digitTokensOf(text: string, formulas: readonly PrintedFormula[]): DigitToken[] {
  const tokens: DigitToken[] = []
  let expectedOrdinal = 1
  let next = 0
  let at = text.search(/\d/u)
  while (at >= 0 && at < text.length) {
    while ((formulas[next]?.end ?? at + 1) <= at) next += 1
    const formula = formulas[next]
    if (formula && formula.start <= at) {
      tokens.push({ kind: 'aside', start: formula.start, end: formula.end, seems: 'unknown' })
      at = nextDigit(text, formula.end)
      continue
    }
    const token = digitTokenAt({ text, at, expectedOrdinal, afterOrdinal: isOrdinal(tokens.at(-1), at - 1) })
    if (token.kind === 'aside' && token.seems === 'ordinal' && text[at - 1] !== '第') {
      expectedOrdinal = Number(/\d+/u.exec(text.slice(at))?.[0] ?? 0) + 1
    }
    tokens.push(token)
    at = nextDigit(text, Math.max(token.end, at + 1))
  }
  return [...tokens, ...spelledNumbers(text)].sort((a, b) => a.start - b.start)
}

const spelledDigits = '十[一二三四五六七八九]?|[二三四五六七八九]十[一二三四五六七八九]?|[二两三四五六七八九]'

const spelled = new RegExp(
  `(?<![第一二三四五六七八九十百千万亿\\d])(${spelledDigits})` +
    '(个(?=方面|档次|部分|(?:二级|子|一级)?项目|(?:内设|职能|下属|直属)?(?:科室|处室|机构|单位))|[大小](?=[类项])[类项])' +
    `|(?<=(?:运行|服务|合同|建设|实施|合作|租赁|质保)期限?(?:为|是)?|期限(?:为|是)|为期)(${spelledDigits})(年|个月)`,
  'gu',
)

/** 是否有数 Does a text state any number, in digits or spelled out where it counts something? */
export const statesNumbers = (text: string): boolean => /\d/u.test(text) || text.search(spelled) >= 0

/** 三大类九小项: counts spelled out, where the noun behind them shows that they count. */
function spelledNumbers(text: string): NumberToken[] {
  return [...text.matchAll(spelled)].map((match) => {
    const [whole, counted, thing, spanned, span] = match
    const [digits, classifier] = [counted ?? spanned ?? '', thing ?? span ?? '']
    const value = String(valueOfSpelled(digits))
    return {
      kind: 'number',
      start: match.index,
      end: match.index + whole.length,
      value,
      unit: classifier.replace(/^[大小]/u, ''),
      unitKind: 'count',
      numbers: [digits],
    }
  })
}

const numerals = '零一二三四五六七八九'

function valueOfSpelled(digits: string): number {
  const ten = digits.indexOf('十')
  if (ten < 0) return digits === '两' ? 2 : numerals.indexOf(digits)
  const tens = ten === 0 ? 1 : numerals.indexOf(digits[0] ?? '')
  return tens * 10 + Math.max(0, numerals.indexOf(digits[ten + 1] ?? '零'))
}

const isOrdinal = (token: DigitToken | undefined, end: number): boolean =>
  token?.kind === 'aside' && token.seems === 'ordinal' && token.end === end

const nextDigit = (text: string, from: number): number => {
  const found = text.slice(from).search(/\d/u)
  return found < 0 ? -1 : from + found
}

function digitTokenAt(reading: Reading): DigitToken {
  for (const read of [ordinal, phone, documentNumber, range, year, date, quoted, lettered, threshold]) {
    const token = read(reading)
    if (token) return token
  }
  return number(reading)
}

const aside = ({ at }: Reading, length: number, seems: UnplacedKind): AsideToken => ({
  kind: 'aside',
  start: at,
  end: at + length,
  seems,
})

/** Where an item of a list may start: at the beginning, or behind the end of a sentence, a clause or a bracket. */
const itemStart = (text: string, at: number): boolean =>
  /(?:^|[。；;：:！!？?\n\s>)、][(]?|^[(-]{1,2})$/u.test(text.slice(Math.max(0, at - 2), at))

function ordinal(reading: Reading): AsideToken | null {
  const { text, at, expectedOrdinal } = reading
  const rest = text.slice(at, at + 8)
  const bracketed = text[at - 1] === '(' && /^\d{1,2}\)/u.exec(rest)
  if (bracketed) return aside(reading, bracketed[0].length - 1, 'ordinal')
  const marked = /^(\d{1,2})(?:[.．、)]|[:：](?=\D))/u.exec(rest)
  if (!marked?.[1]) return null
  const next = rest[marked[0].length] ?? ''
  // …提高办公效率3.减少…: the next item of the list, its stop left out.
  const own = Number(marked[1])
  const goesOn = own === expectedOrdinal || itemFollows(text, at, own + 1)
  const expected = own > 1 && goesOn && /[.．]$/u.test(marked[0]) && /\p{Script=Han}/u.test(next)
  if (!itemStart(text, at) && !expected) return null
  const decimal = /[.．]$/u.test(marked[0]) && /\d/u.test(next)
  const listed = Number(marked[1]) === expectedOrdinal && itemFollows(text, at, expectedOrdinal + 1)
  const yearNext = /^\d{1,2}[.．](?:19|20)\d\d年/u.test(text.slice(at, at + 9))
  if (decimal && !listed && !yearNext) return null
  return aside(reading, marked[1].length, 'ordinal')
}

/** Does the list go on: is there an item with this number further on, within a page? */
const itemFollows = (text: string, from: number, next: number): boolean =>
  new RegExp(`(?:^|[^\\d.])${next}[.．、](?=\\D|\\d{3})`, 'u').test(text.slice(from, from + 2000))

function phone(reading: Reading): AsideToken | null {
  const { text, at } = reading
  const match = /^(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|\d{7,8})(?:-\d{1,4})?(?!\d|\.\d)/u.exec(
    text.slice(at, at + 20),
  )
  if (!match || /[A-Za-z]/u.test(text[at - 1] ?? '')) return null
  const named = /(?:电话|联系方式|热线|传真|手机|号码)[^。；，]{0,6}$/u.test(
    text.slice(Math.max(0, at - 14), at),
  )
  return named || /^0\d{2,3}-?\d{7}/u.test(match[0]) ? aside(reading, match[0].length, 'phone') : null
}

function documentNumber(reading: Reading): AsideToken | null {
  const { text, at } = reading
  const rest = text.slice(at, at + 24)
  const issued = /^(?:19|20)\d{2}年?[〕\])）】][第]?\d+(?:[-—]\d+)?号/u.exec(rest)
  if (issued && /[〔[(（【]$/u.test(text.slice(Math.max(0, at - 12), at)))
    return aside(reading, issued[0].length, 'document-number')
  if (
    /^\d+号/u.test(rest) &&
    /[〔[(（【](?:19|20)\d{2}年?[〕\])）】]第?$/u.test(text.slice(Math.max(0, at - 12), at))
  ) {
    return aside(reading, /^\d+/u.exec(rest)?.[0].length ?? 1, 'document-number')
  }
  if (text[at - 1] !== '第') return null
  const numbered = /^\d+(?:[-—至]\d+)?/u.exec(rest)?.[0] ?? ''
  const kind = /^[号条款章]/u.test(rest.slice(numbered.length)) ? 'document-number' : 'ordinal'
  return aside(reading, numbered.length, kind)
}

/** 2022-2024年, 2021-2025: years from one to another. */
function range(reading: Reading): AsideToken | null {
  const match = /^(?:19|20)\d{2}年?[-—–~～至](?:19|20)\d{2}(?!\d)年?度?/u.exec(
    reading.text.slice(reading.at, reading.at + 14),
  )
  return match ? aside(reading, match[0].length, 'date') : null
}

function year(reading: Reading): YearToken | AsideToken | null {
  const { text, at, afterOrdinal } = reading
  if (!afterOrdinal && /\d[.,]?$/u.test(text.slice(Math.max(0, at - 2), at))) return null
  const rest = text.slice(at, at + 12)
  const match = /^((?:19|20)\d{2})年(?!\d{1,2}(?:[-—至]\d{1,2})?月|以上|以下)度?/u.exec(rest)
  if (match) return { kind: 'year', start: at, end: at + match[0].length, year: Number(match[1]) }
  const dated = /^(?:19|20)\d{2}年\d{1,2}(?:[-—至]\d{1,2})?月(?:\d{1,2}日)?/u.exec(rest)
  if (dated) return { kind: 'year', start: at, end: at + dated[0].length, year: Number(dated[0].slice(0, 4)) }
  const bare = /^(?:19|20)\d{2}(?![\d.,%‰*×÷+=/]|\d|[-—]\d)/u.exec(rest)
  if (bare && !unitAt(text.slice(at + 4))) return aside(reading, 4, 'date')
  return null
}

function date(reading: Reading): AsideToken | null {
  const rest = reading.text.slice(reading.at, reading.at + 12)
  const match =
    /^(?:19|20)\d{2}([-./])\d{1,2}\1\d{1,2}(?!\d)/u.exec(rest) ??
    /^\d{1,2}(?:[-—至]\d{1,2})?月(?:\d{1,2}日)?/u.exec(rest)
  return match ? aside(reading, match[0].length, 'date') : null
}

/** Digits in a name: 《…2023年…》, “1+5+1”, “33618”. */
function quoted(reading: Reading): AsideToken | null {
  const { text, at } = reading
  const length = /^\d+(?:\.\d+)?/u.exec(text.slice(at))?.[0].length ?? 1
  const before = text.slice(Math.max(0, at - 60), at)
  if (/^\d+强/u.test(text.slice(at, at + 6))) return aside(reading, length, 'name')
  const title = before.lastIndexOf('《') > before.lastIndexOf('》')
  const open = before.lastIndexOf('“')
  const quote = open > before.lastIndexOf('”') && before.length - open <= 12
  return title || quote ? aside(reading, length, 'name') : null
}

/** G4, 4G, C99000000: digits that stand with letters. */
function lettered(reading: Reading): AsideToken | null {
  const { text, at } = reading
  const match = /^\d[\d.]*/u.exec(text.slice(at))?.[0] ?? ''
  const after = text.slice(at + match.length, at + match.length + 3)
  const run = /[A-Za-z\d]+$/u.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? ''
  const alphanumeric = run + (/^[A-Za-z\d]+/u.exec(text.slice(at, at + 24))?.[0] ?? '')
  if (/[A-Za-z]/u.test(alphanumeric) && /\d{5}/u.test(alphanumeric))
    return aside(reading, match.length, 'code')
  const priced = unitAt(text.slice(at + match.length))?.kind
  if (priced === 'money' || priced === 'rate') return null
  if (/[A-Za-z]$/u.test(run)) return aside(reading, match.length, 'name')
  if (
    /^[A-Za-z]/u.test(after) &&
    !/^(?:km|kg|kW|m[²2]?(?![A-Za-z])|M(?![A-Za-z])|MB|GB|TB|t(?![A-Za-z]))/u.test(after)
  ) {
    return aside(reading, match.length, 'name')
  }
  return /^\d{9,}$/u.test(match) ? aside(reading, match.length, 'code') : null
}

/** 单位价值50万元以上通用设备: a limit in the name of a thing. */
function threshold(reading: Reading): AsideToken | null {
  const rest = reading.text.slice(reading.at, reading.at + 30)
  const match =
    /^[\d.,]+(?:万|亿|千)?元(?:\(含\))?(?:及)?(?:以上|以下|以内)(?:\(含\))?(?:的)?(?:大型|通用|专用|固定|设备|仪器|项目|重大)/u.exec(
      rest,
    )
  return match ? aside(reading, /^[\d.,]+/u.exec(rest)?.[0].length ?? 1, 'name') : null
}

const plain = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/u

function number(reading: Reading): DigitToken {
  const { text, at } = reading
  const rest = text.slice(at)
  const first = plain.exec(rest)?.[0] ?? ''
  const pair = pairAt(rest, first)
  const unit = unitAt(rest.slice(pair?.length ?? first.length))
  const negative = text[at - 1] === '-' && !/[\d\p{L}]/u.test(text[at - 2] ?? '') && !itemStart(text, at - 1)
  const value = (negative ? '-' : '') + (pair?.text ?? first)
  return {
    kind: 'number',
    start: negative ? at - 1 : at,
    end: at + (pair?.length ?? first.length) + (unit?.length ?? 0),
    value,
    unit: unit?.unit ?? null,
    unitKind: unit?.kind ?? null,
    numbers: pair?.numbers ?? [value],
  }
}

/** A range (1-2家, 0.3元-0.5元) or a fraction (1/10000): one number in two. */
function pairAt(rest: string, first: string): { text: string; length: number; numbers: string[] } | null {
  const behind = rest.slice(first.length)
  const match = /^(?:%|万?元)?([-—–~～至/])(\d+(?:\.\d+)?)/u.exec(behind)
  if (!match?.[1] || !match[2] || (match[1] === '/' && first.includes('.'))) return null
  const sign = match[1] === '/' ? '/' : '-'
  return {
    text: `${first}${sign}${match[2]}`,
    length: first.length + match[0].length,
    numbers: [first, match[2]],
  }
}

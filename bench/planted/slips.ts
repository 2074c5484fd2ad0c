import { type Cause, formatAmount, parseAmount } from '@mingzhang/model'
import { type Change, lineOf, type Mark, type MarkRole, type Paper } from './paper.ts'
import type { Random } from './random.ts'

/** 植入的错误 An error as planted: what becomes of the marks, whose fault it is, and what should be said of it. */
export type Planted = {
  readonly change: Change
  /** Marks that are wrong: a finding that names one of them first names the right place. */
  readonly wrong: readonly number[]
  /** Causes that are true of it: mostly one. */
  readonly causes: readonly Cause[]
  /** Several documents contradict one another, and nothing says which one is wrong. */
  readonly either?: boolean
  /** The documents as they would be with the error made before they were compiled; the same marks in the same order. */
  readonly instead?: Paper
}

/** 错误的一种 A kind of error, in which marks it is made, and how. */
export type Slip = {
  readonly name: string
  readonly roles: readonly MarkRole[]
  /** Of the marks of these roles, those it is made in; rare kinds would find their place too seldom by chance. */
  readonly fits?: (mark: Mark, line: string) => boolean
  readonly make: (site: Site) => Planted | null
}

export type Site = {
  readonly paper: Paper
  readonly id: number
  readonly mark: Mark
  readonly random: Random
}

const figures: readonly MarkRole[] = ['cell', 'sentence', 'change', 'budget']

const one = (id: number, to: string | null, ...causes: Cause[]): Planted | null =>
  to === null ? null : { change: { marks: new Map([[id, to]]) }, wrong: [id], causes }

/** The same where the change is one of money: what rounding could explain is no error. */
const money = (site: Site, to: string | null, ...causes: Cause[]): Planted | null =>
  to !== null && isMoreThanRounding(site.mark, to)
    ? { change: { marks: new Map([[site.id, to]]) }, wrong: wrongOf(site, causes), causes }
    : null

/** The figure times a factor, with the digits it was printed with and its commas. */
function scaled({ text, unit }: Mark, factor: number, divisor: number): string | null {
  const amount = parseAmount(text, unit)
  if (!amount || amount.value === 0) return null
  const step = text.includes('.') ? amount.step : Math.min(amount.step, 10_000)
  const value = Math.round((amount.value * factor) / divisor / step) * step
  return value === 0 ? null : dressed(formatAmount({ ...amount, value, step }), text)
}

const grouped = (text: string): string => {
  const [whole = '', ...rest] = text.split('.')
  return [whole.replace(/\B(?=(?:\d{3})+$)/gu, ','), ...rest].join('.')
}

/** With commas where the original would have them. */
const dressed = (text: string, like: string): string =>
  like.includes(',') || (/^\d{1,3}\./u.test(like) && like.length < 7 && like.includes(','))
    ? grouped(text)
    : text

const fenOf = (text: string, unit: string): number => parseAmount(text, unit)?.value ?? 0

const digitsOf = (text: string): number[] => [...text].flatMap((char, at) => (/\d/u.test(char) ? [at] : []))

/** Two neighbouring digits that differ change places; the first does not become a zero. */
function swapped({ text }: Mark, random: Random): string | null {
  const digits = digitsOf(text)
  const pairs = digits.flatMap((at, index) => {
    const next = digits[index + 1]
    if (next === undefined || text[at] === text[next]) return []
    return index === 0 && text[next] === '0' ? [] : [[at, next] as const]
  })
  if (pairs.length === 0) return null
  const [at, next] = random.pick(pairs)
  const chars = [...text]
  chars[at] = text[next] ?? ''
  chars[next] = text[at] ?? ''
  return chars.join('')
}

/** Changes of one sentence that only their sum holds: where the digits tell nothing, any of them is the place. */
const wrongOf = ({ paper, id, mark }: Site, causes: readonly Cause[]): number[] => {
  if (
    mark.role !== 'change' ||
    !causes.some((cause) => cause === 'entry-error' || cause === 'month-for-year')
  )
    return [id]
  const line = paper.lines[lineOf(paper, id)] ?? ''
  return paper.marks.flatMap((other, at) =>
    other.role === 'change' && line.includes(`\uE000${at}\uE001`) ? [at] : [],
  )
}

/** More than rounding could explain, whatever is added up. */
const isMoreThanRounding = ({ text, unit }: Mark, to: string): boolean => {
  const [before, after] = [parseAmount(text, unit), parseAmount(to, unit)]
  return before !== null && after !== null && Math.abs(before.value - after.value) > 20 * before.step
}

/** One digit is another. */
function mistyped({ text }: Mark, random: Random): string | null {
  const digits = digitsOf(text)
  if (digits.length < 2) return null
  const at = random.pick(digits)
  const isFirst = at === digits[0]
  const other = (Number(text[at]) + random.whole(1, isFirst ? 8 : 9)) % 10
  return isFirst && other === 0 ? null : `${text.slice(0, at)}${other}${text.slice(at + 1)}`
}

/** The cell above or below, in its table. */
function neighbour({ paper, mark, random }: Site): number | null {
  if (mark.table === null) return null
  const near = paper.marks.flatMap((other, id) =>
    other.role === 'cell' &&
    other.table === mark.table &&
    other.c === mark.c &&
    Math.abs(other.r - mark.r) === 1 &&
    other.text !== '' &&
    other.text !== mark.text
      ? [id]
      : [],
  )
  return near.length === 0 ? null : random.pick(near)
}

/** A cell and those of its row that print the same figure: which of two columns was exchanged, the table does not tell. */
const twinsOf = ({ marks }: Paper, id: number): number[] => {
  const mark = marks[id]
  const twins = marks.flatMap((other, at) =>
    at !== id &&
    other.role === 'cell' &&
    other.table === mark?.table &&
    other.r === mark.r &&
    other.text === mark.text
      ? [at]
      : [],
  )
  return [id, ...twins]
}

/** The total printed again in the same row as the cell to its left or right, blank now. */
function blankBeside({ paper, mark }: Site): number | null {
  const beside = paper.marks.findIndex(
    (other) =>
      other.role === 'cell' &&
      other.table === mark.table &&
      other.r === mark.r &&
      Math.abs(other.c - mark.c) === 1 &&
      other.text === '',
  )
  return beside < 0 ? null : beside
}

/** Amounts that differ by this much, in the style of the mark. */
function shifted({ text, unit }: Mark, by: number): string | null {
  const amount = parseAmount(text, unit)
  if (!amount) return null
  const value = amount.value + by
  return value <= 0 ? null : dressed(formatAmount({ ...amount, value }), text)
}

/** A total of two rows without one of them is the figure of the other, which mostly stands in the next row. */
const ofTwo = ({ parts }: Mark): Cause[] => (parts.length === 2 ? ['row-shifted'] : [])

/** Does the document say last year's figure, or the change against it? */
function isTold({ paper, id, mark }: Site): boolean {
  if (mark.last === null) return false
  const gap = Math.abs(fenOf(mark.text, mark.unit) - fenOf(mark.last, mark.unit))
  return paper.marks.some(
    (other, at) =>
      at !== id &&
      ((other.role === 'cell' && other.text === mark.last && other.last === mark.last) ||
        (other.role === 'change' && Math.abs(fenOf(other.text, other.unit) - gap) < 10_000)),
  )
}

/** Does a line begin with a code right below another code? */
const isChild = (line: string | undefined, parent: string): boolean => {
  const code = line?.split('\t')[0] ?? ''
  return code.length === parent.length + 2 && code.startsWith(parent)
}

/** 数字错 Errors in a figure of money, wherever it stands. */
export const figureSlips: readonly Slip[] = [
  {
    name: 'digits-swapped',
    roles: figures,
    make: (site) => money(site, swapped(site.mark, site.random), 'digits-swapped'),
  },
  {
    name: 'entry-error',
    roles: figures,
    make: (site) => money(site, mistyped(site.mark, site.random), 'entry-error'),
  },
  {
    name: 'factor-of-ten',
    roles: figures,
    make: (site) =>
      money(
        site,
        site.random.chance(0.5) ? scaled(site.mark, 10, 1) : scaled(site.mark, 1, 10),
        'factor-of-ten',
      ),
  },
  {
    name: 'wrong-unit',
    roles: ['cell', 'budget'],
    make: ({ id, mark }) =>
      one(id, mark.unit === '元' ? scaled(mark, 1, 10_000) : scaled(mark, 10_000, 1), 'wrong-unit'),
  },
  { name: 'wrong-unit', roles: ['unitWord'], make: ({ id }) => one(id, '元', 'wrong-unit') },
  {
    name: 'month-for-year',
    roles: figures,
    make: (site) => money(site, scaled(site.mark, 1, 12), 'month-for-year'),
  },
  {
    name: 'stale-year',
    roles: figures,
    make: (site) => (isTold(site) ? money(site, site.mark.last || null, 'stale-year') : null),
  },
  {
    // Nothing in the document says what last year's figure was: only that the figure is wrong can be known.
    name: 'stale-year-untold',
    roles: figures,
    make: (site) => (isTold(site) ? null : money(site, site.mark.last || null, 'stale-year', 'entry-error')),
  },
  {
    name: 'row-shifted',
    roles: ['cell'],
    make: (site) => {
      const near = neighbour(site)
      return near === null ? null : money(site, site.paper.marks[near]?.text ?? null, 'row-shifted')
    },
  },
  {
    name: 'rows-exchanged',
    roles: ['cell'],
    make: (site) => {
      const near = neighbour(site)
      const other = near === null ? undefined : site.paper.marks[near]
      if (near === null || !other || other.parts.length > 0 || site.mark.parts.length > 0) return null
      const marks = new Map([
        [site.id, other.text],
        [near, site.mark.text],
      ])
      return {
        change: { marks },
        wrong: [...twinsOf(site.paper, site.id), ...twinsOf(site.paper, near)],
        causes: ['row-shifted'],
      }
    },
  },
  {
    name: 'column-shifted',
    roles: ['cell'],
    make: (site) => {
      const near = blankBeside(site)
      if (near === null || site.mark.text === '') return null
      const marks = new Map([
        [site.id, ''],
        [near, site.mark.text],
      ])
      return { change: { marks }, wrong: [site.id, near], causes: ['row-shifted'] }
    },
  },
  {
    name: 'row-left-out',
    roles: ['cell'],
    make: ({ id, mark, random }) =>
      mark.parts.length < 2
        ? null
        : one(id, shifted(mark, -fenOf(random.pick(mark.parts), mark.unit)), 'row-left-out', ...ofTwo(mark)),
  },
  {
    name: 'counted-twice',
    roles: ['cell'],
    make: ({ id, mark, random }) =>
      mark.parts.length < 2
        ? null
        : one(id, shifted(mark, fenOf(random.pick(mark.parts), mark.unit)), 'counted-twice'),
  },
  {
    name: 'row-missing',
    roles: ['cell'],
    fits: ({ parts, c }, line) => parts.length === 0 && c <= 2 && /^\d{5}(?:\d{2})?\t/u.test(line),
    make: ({ paper, mark, id }) => {
      const line = lineOf(paper, id)
      const code = paper.lines[line]?.split('\t')[0] ?? ''
      // A row that is all there is above it: without it, nothing in the table tells.
      const parent = code.slice(0, -2)
      const hasSibling = paper.marks.some(
        (other, at) =>
          other.table === mark.table && other.r !== mark.r && isChild(paper.lines[lineOf(paper, at)], parent),
      )
      const totals = paper.marks.flatMap((other, at) =>
        other.table === mark.table && other.parts.includes(mark.text) ? [at] : [],
      )
      if (!hasSibling) return null
      return {
        change: { marks: new Map(), dropped: new Set([line]) },
        wrong: totals,
        causes: ['row-left-out'],
      }
    },
  },
  {
    // Money moved to a row of another 类 in the governmental classification, and both 类 added up again. Within one 类
    // nothing contradicts it: which 款 becomes which differs from place to place.
    name: 'classification-moved',
    roles: ['cell'],
    fits: ({ table, parts }) => parts.length === 0 && (table?.includes('政府预算支出经济') ?? false),
    make: ({ paper, mark, id, random }) => {
      const codeOf = (at: number): string =>
        /^\d+(?=\t)/u.exec(paper.lines[lineOf(paper, at)] ?? '')?.[0] ?? ''
      const column = paper.marks.flatMap((other, at) =>
        other.role === 'cell' && other.table === mark.table && other.c === mark.c ? [at] : [],
      )
      const parentOf = (at: number): number | undefined =>
        column.find((other) => codeOf(other) === codeOf(at).slice(0, 3))
      const others = column.filter(
        (at) => codeOf(at).length === 5 && codeOf(at).slice(0, 3) !== codeOf(id).slice(0, 3),
      )
      const moved = Math.floor(fenOf(mark.text, mark.unit) / 40_000) * 10_000
      if (codeOf(id).length !== 5 || others.length === 0 || moved < 500_000) return null
      const other = random.pick(others)
      const marks = new Map<number, string>()
      for (const [at, by] of [
        [id, -moved],
        [parentOf(id), -moved],
        [other, moved],
        [parentOf(other), moved],
      ] as const) {
        const figure = at === undefined ? undefined : paper.marks[at]
        const to = figure && shifted(figure, by)
        if (at !== undefined && to) marks.set(at, to)
      }
      // Which of the two classifications is wrong nobody can tell: the 类 of the other one count as the place, too.
      const against = paper.marks.flatMap(({ role }, at) =>
        role === 'cell' && /^3\d\d$/u.test(codeOf(at)) ? [at] : [],
      )
      return marks.size < 4 ? null : { change: { marks }, wrong: [...marks.keys(), ...against], causes: [] }
    },
  },
  {
    name: 'stale-table',
    roles: ['cell'],
    make: ({ paper, mark }) => {
      const marks = new Map<number, string>()
      paper.marks.forEach((other, id) => {
        if (other.role !== 'cell' || other.table !== mark.table || other.last === null) return
        if (other.last !== other.text) marks.set(id, other.last)
      })
      if (marks.size < 5) return null
      return { change: { marks }, wrong: [...marks.keys()], causes: ['stale-year'] }
    },
  },
]

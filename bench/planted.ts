import {
  type Cause,
  type Disclosure,
  type Finding,
  formatAmount,
  parseAmount,
  placeText,
  statementsOf,
} from '@mingzhang/model'
import { reconcile } from '@mingzhang/reconcile'

/** 植入的错误 A kind of slip a clerk makes, and what it does to a printed figure (null where it cannot happen). */
type Slip = { readonly cause: Cause; readonly make: (site: Site, random: () => number) => string | null }

type Site = {
  readonly disclosure: Disclosure
  readonly kind: 'cell' | 'claim'
  readonly table: number
  readonly index: number
  readonly text: string
  readonly unit: string
}

/** 一次试验 One figure changed and what the law made of it. */
export type Trial = {
  readonly cause: Cause
  readonly from: string
  readonly to: string
  readonly where: string
  /** Some new finding names the figure among its places. */
  readonly found: boolean
  /** The figure is the first place of a new finding. */
  readonly accused: boolean
  /** A new finding accuses another figure, and says it is certain. */
  readonly wronged: boolean
  /** A new finding accuses another figure at all. */
  readonly misled: boolean
  readonly causeRight: boolean
  readonly findings: number
}

/** 统计 Totals over the trials of one document. */
export type PlantedSummary = {
  readonly trials: number
  readonly found: number
  readonly accused: number
  readonly wronged: number
  readonly misled: number
  readonly causeRight: number
  readonly byCause: {
    readonly [C in Cause]?: { readonly trials: number; readonly found: number; readonly right: number }
  }
}

/** A small seeded generator (mulberry32), numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const scaled = (text: string, factor: number, divisor: number): string | null => {
  const amount = parseAmount(text, '万元')
  if (!amount || amount.value === 0) return null
  const value = Math.round((amount.value * factor) / divisor)
  const step = text.includes('.') ? amount.step : Math.min(amount.step, 10_000)
  return formatAmount({ ...amount, value, step })
}

const slips: readonly Slip[] = [
  {
    cause: 'digits-swapped',
    make: ({ text }, random) => {
      const places = [...text].flatMap((digit, at) => {
        const next = text[at + 1] ?? ''
        return /\d/u.test(digit) && /\d/u.test(next) && digit !== next ? [at] : []
      })
      const at = places[Math.floor(random() * places.length)]
      if (at === undefined) return null
      return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
    },
  },
  {
    cause: 'factor-of-ten',
    make: ({ text }, random) => (random() < 0.5 ? scaled(text, 10, 1) : scaled(text, 1, 10)),
  },
  { cause: 'month-for-year', make: ({ text }) => scaled(text, 1, 12) },
  { cause: 'wrong-unit', make: ({ text }) => scaled(text, 10_000, 1) },
  {
    cause: 'row-shifted',
    make: ({ disclosure, kind, table, index }) => {
      if (kind !== 'cell') return null
      const cells = disclosure.tables[table]?.cells ?? []
      const cell = cells[index]
      const near = cells.find((other) => cell && other.c === cell.c && Math.abs(other.r - cell.r) === 1)
      return near?.amount ?? null
    },
  },
  {
    cause: 'entry-error',
    make: ({ text }, random) => {
      const places = [...text].flatMap((digit, at) => (/\d/u.test(digit) ? [at] : []))
      const at = places[Math.floor(random() * places.length)] ?? 0
      return `${text.slice(0, at)}${(Number(text[at]) + 1 + Math.floor(random() * 8)) % 10}${text.slice(at + 1)}`
    },
  },
]

/** Figures of money in cells and sentences that have a key: only those can be checked at all. */
function sitesOf(disclosure: Disclosure): Site[] {
  const cells = disclosure.tables.flatMap((table, t) =>
    table.cells.flatMap((cell, index): Site[] => {
      const role = table.columns[cell.c]?.role
      if (cell.key === null || cell.amount === null || role !== 'money' || Number(cell.amount) === 0)
        return []
      return [{ disclosure, kind: 'cell', table: t, index, text: cell.amount, unit: table.amountUnit ?? '' }]
    }),
  )
  const claims = disclosure.claims.flatMap((claim, index): Site[] => {
    if (claim.key?.measure !== 'money' || claim.amount === null || Number(claim.amount) === 0) return []
    return [{ disclosure, kind: 'claim', table: -1, index, text: claim.amount, unit: claim.unit ?? '' }]
  })
  return [...cells, ...claims]
}

function changed({ disclosure, kind, table, index }: Site, to: string): Disclosure {
  if (kind === 'claim') {
    const claims = disclosure.claims.map((claim, i) => (i === index ? { ...claim, amount: to } : claim))
    return { ...disclosure, claims }
  }
  const tables = disclosure.tables.map((whole, t) =>
    t === table
      ? {
          ...whole,
          cells: whole.cells.map((cell, i) => (i === index ? { ...cell, text: to, amount: to } : cell)),
        }
      : whole,
  )
  return { ...disclosure, tables }
}

const placeOf = ({ disclosure, kind, table, index }: Site): string => {
  const place =
    kind === 'claim' ? disclosure.claims[index]?.place : disclosure.tables[table]?.cells[index]?.place
  return place ? placeText(place) : ''
}

const findingsOf = (disclosure: Disclosure): readonly Finding[] =>
  reconcile(disclosure, statementsOf(disclosure)).findings

/**
 * 植入试验 Changes one figure of a document at a time, the way people do, and asks the law who did it.
 *
 * @param times how many figures to change, one after the other, each in the untouched document
 */
export function plant(disclosure: Disclosure, times: number, seed: number): Trial[] {
  const random = seeded(seed)
  const before = new Set(findingsOf(disclosure).map(({ id }) => id))
  const sites = sitesOf(disclosure)
  const trials: Trial[] = []
  for (let turn = 0; trials.length < times && turn < times * 10; turn += 1) {
    const site = sites[Math.floor(random() * sites.length)]
    const slip = slips[turn % slips.length]
    const to = site && slip ? slip.make(site, random) : null
    if (!site || !slip || to === null || Number(to) === Number(site.text)) continue
    const place = placeOf(site)
    const fresh = findingsOf(changed(site, to)).filter(({ id }) => !before.has(id))
    const accusing = fresh.filter(({ cause, correction }) => cause !== null || correction !== null)
    const right = accusing.find(({ places }) => places[0] && placeText(places[0]) === place)
    trials.push({
      cause: slip.cause,
      from: site.text,
      to,
      where: place,
      found: fresh.some(({ places }) => places.some((at) => placeText(at) === place)),
      accused: right !== undefined,
      wronged: accusing.some(
        ({ certainty, places }) => certainty === 'certain' && places[0] && placeText(places[0]) !== place,
      ),
      misled: accusing.some(({ places }) => places[0] && placeText(places[0]) !== place),
      causeRight: right?.cause === slip.cause,
      findings: fresh.length,
    })
  }
  return trials
}

/** Totals over trials. */
export function summaryOf(trials: readonly Trial[]): PlantedSummary {
  const count = (fits: (trial: Trial) => boolean): number => trials.filter(fits).length
  const byCause: { [C in Cause]?: { trials: number; found: number; right: number } } = {}
  for (const { cause, found, causeRight } of trials) {
    const row = byCause[cause] ?? { trials: 0, found: 0, right: 0 }
    byCause[cause] = {
      trials: row.trials + 1,
      found: row.found + (found ? 1 : 0),
      right: row.right + (causeRight ? 1 : 0),
    }
  }
  return {
    trials: trials.length,
    found: count(({ found }) => found),
    accused: count(({ accused }) => accused),
    wronged: count(({ wronged }) => wronged),
    misled: count(({ misled }) => misled),
    causeRight: count(({ causeRight }) => causeRight),
    byCause,
  }
}

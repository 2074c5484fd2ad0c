import { cite } from '@mingzhang/law'
import { type Claim, type Exact, exactText, type Program, parseAmount } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/**
 * 逐项测算的合计等于各项之和。
 *
 * The costing of a programme lists 1. 2. 3. with an amount each and states their total. An item that was computed for
 * one month among items of a year leaves the total twelve times that item off: the total then still shows the truth.
 */
export const listedItemsAddUp = rule({
  id: 'narrative/listed-items-add-up',
  title: '项目测算的合计等于所列各项之和',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure }) {
    for (const program of disclosure.programs) {
      for (const text of [program.overview, program.goal]) {
        const listing = text && listingOf(text.text)
        if (listing) yield answerOf(listing, program, disclosure.claims)
      }
    }
  },
})

type Item = {
  readonly no: number
  readonly fen: number
  readonly printed: string
  readonly unit: string
  /** The item names other sums of money too: its last one need not be its amount. */
  readonly several: boolean
}
type Listing = { readonly items: readonly Item[]; readonly total: Item; readonly counted: boolean }

const money = /(\d[\d,]*(?:\.\d+)?)(亿元|万元|元)(?![/\p{Script=Han}]{0,1}(?:月|人|天|年|次|平方米))/gu
const total =
  /(?:以上)?(?:([一二三四五六七八九十]|\d{1,2})(?:项|个方面)\p{Script=Han}{0,8})?(?:合计|总计|共计)\p{Script=Han}{0,6}?(\d[\d,]*(?:\.\d+)?)(亿元|万元|元)[。；;]?$/u

/** Items 1. 2. 3. with an amount each, and the total that closes the list; null when the text is no such list. */
function listingOf(text: string): Listing | null {
  const tight = text.replace(/\s/gu, '')
  const closing = total.exec(tight)
  const [, count, printed = '', unit = ''] = closing ?? []
  const sum = itemOf(0, printed, unit, false)
  if (!closing || !sum) return null
  const items = itemsOf(tight.slice(0, closing.index))
  const stated = count === undefined ? null : '一二三四五六七八九十'.indexOf(count) + 1 || Number(count)
  if (!items || items.length < 2 || (stated !== null && stated !== items.length)) return null
  return { items, total: sum, counted: stated !== null }
}

function itemsOf(text: string): Item[] | null {
  const starts: number[] = []
  for (const match of text.matchAll(/(?:^|[。；;：:，])(\d{1,2})[.、．](?=\D)/gu)) {
    if (Number(match[1]) === starts.length + 1) starts.push(match.index)
  }
  const items = starts.map((start, index) => {
    const sums = [...text.slice(start, starts[index + 1] ?? text.length).matchAll(money)]
    const last = sums.at(-1)
    return last ? itemOf(index + 1, last[1] ?? '', last[2] ?? '', sums.length > 1) : null
  })
  return items.every((item) => item !== null) ? items : null
}

function itemOf(no: number, printed: string, unit: string, several: boolean): Item | null {
  const amount = parseAmount(printed, unit)
  return amount && { no, fen: amount.value, printed, unit, several }
}

function answerOf(listing: Listing, program: Program, claims: readonly Claim[]): Answer {
  const { items, total: stated } = listing
  const sum = items.reduce((all, item) => all + item.fen, 0)
  if (isClose(sum, stated.fen)) return 'holds'
  const monthly = items.filter((item) => isClose(sum + 11 * item.fen, stated.fen))
  const [culprit] = monthly
  if (culprit && monthly.length === 1) return monthForYear(culprit, sum, listing, program, claims)
  if (items.some((item) => item.several)) return 'unknown'
  return {
    ...common(listing, sum, program),
    why: '合计应当等于所列各项之和',
    toDo: '逐项核对测算，漏列的补列，算错的改正',
    // Without 以上三项 nobody says that the list is all of it.
    ...(!listing.counted && { severity: 'warning' as const, certainty: 'likely' as const }),
    places: placesOf([stated, ...items], program, claims),
  }
}

/** The total is rounded to whole yuan where the items are not: half a yuan for each figure. */
const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 50

function monthForYear(
  culprit: Item,
  sum: number,
  listing: Listing,
  program: Program,
  claims: readonly Claim[],
): Answer {
  const places = placesOf([culprit, listing.total], program, claims)
  const [first] = places
  const yearly = yuan(12 * culprit.fen)
  return {
    ...common(listing, sum, program),
    why: `第${culprit.no}项${culprit.printed}${culprit.unit}是一个月的数，按十二个月${yearly}元计，各项之和正好是合计数`,
    toDo: `核对第${culprit.no}项的算式：按年应为${yearly}元`,
    cause: 'month-for-year',
    ...(first && {
      correction: { place: first, from: `${culprit.printed}${culprit.unit}`, to: `${yearly}元` },
    }),
    places,
  }
}

function common({ items, total: stated }: Listing, sum: number, program: Program) {
  return {
    what: `“${program.name}”的测算列出${items.length}项，之和${yuan(sum)}元，不等于所写合计${stated.printed}${stated.unit}`,
    figures: {
      stated: yuan(stated.fen),
      expected: yuan(sum),
      difference: yuan(stated.fen - sum),
      allowance: '0.5',
      unit: '元',
    },
  }
}

const yuan = (fen: number): string => {
  const value: Exact = { numerator: BigInt(fen), denominator: 100n }
  return exactText(value, 2)
}

/** Places of the amounts as claims of this programme; the whole text where they were not read. */
function placesOf(items: readonly Item[], program: Program, claims: readonly Claim[]) {
  const found = items.flatMap((item) => {
    const claim = claims.findLast(
      ({ subject, amount, unit }) =>
        subject === program.name && amount === item.printed && unit === item.unit,
    )
    return claim ? [claim.place] : []
  })
  return found.length > 0 ? found : [program.overview?.place ?? program.place]
}

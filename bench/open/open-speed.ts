import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { type SearchKind, searchKinds } from '@mingzhang/model'
import { getOpenYear, openFactsOf, openHome, openRegion, type Store, searchOpen } from '@mingzhang/store'
import { unitOf } from './generate-books.ts'

/** 一类请求的时间 How long one kind of request took, in milliseconds. */
export type Spread = {
  readonly what: string
  readonly count: number
  readonly median: number
  readonly p99: number
  readonly worst: number
}

/** Words people look for: of every book, of some, of one, of none; two characters and more. */
const queries = [
  '项目',
  '预算',
  '用车',
  '采购',
  '物业',
  '车辆',
  '满意度',
  '公务用车',
  '政府采购',
  '办公用房',
  '三公经费',
  '国有土地使用权',
  '机关事务',
  '教育局',
  '公务 接待',
  '没有的词',
  'q2',
]

/** 分布 The middle, the 99th percentile and the worst of measured times. */
export function spreadOf(what: string, times: readonly number[]): Spread {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { what, count: sorted.length, median: at(0.5), p99: at(0.99), worst: sorted.at(-1) ?? 0 }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** 检索的时间 Searches one after another: every query in every kind, and names of units. */
export async function searchSpeed(store: Store, books: number, rounds: number): Promise<Spread[]> {
  const times = new Map<SearchKind, number[]>(searchKinds.map((kind) => [kind, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of searchKinds) {
      const name = unitOf((round * 7_919) % books).name
      for (const query of kind === 'unit' ? [...queries, name, name.slice(0, 2)] : queries)
        times.get(kind)?.push(await timed(() => searchOpen(store, { query, kind })))
    }
  }
  const all = [...times.values()].flat()
  return [
    ...[...times].map(([kind, of]) => spreadOf(`search, ${kind}`, of)),
    spreadOf('search, all kinds', all),
  ]
}

/** 各页的时间 What the other public pages ask the store for, one after another. */
export async function pageSpeed(store: Store, books: number, rounds: number): Promise<Spread[]> {
  const asked: readonly (readonly [string, (n: number) => Promise<unknown>])[] = [
    ["a unit's year", (n) => getOpenYear(store, unitOf(n).key, unitOf(n).year)],
    ["a unit's years", (n) => openFactsOf(store, [unitOf(n).key], null)],
    [
      'comparison of ten',
      (n) =>
        openFactsOf(
          store,
          Array.from({ length: 10 }, (_, at) => unitOf(n + at).key),
          null,
        ),
    ],
    ['region', (n) => openRegion(store, { region: unitOf(n).region })],
    ['home', () => openHome(store)],
  ]
  const spreads: Spread[] = []
  for (const [what, ask] of asked) {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1)
      times.push(await timed(() => ask(100 + ((round * 7_919) % Math.max(1, books - 200)))))
    spreads.push(spreadOf(what, times))
  }
  return spreads
}

/**
 * 许多人同时 People at once over HTTP, each reading a second or so between two requests: searches, units' years, regions.
 *
 * @param address of a running server
 * @param people how many
 * @param seconds how long
 */
export async function crowdSpeed(
  address: string,
  books: number,
  people: number,
  seconds: number,
): Promise<Spread[]> {
  const searching: number[] = []
  const reading: number[] = []
  const end = performance.now() + seconds * 1_000
  const part = encodeURIComponent
  const person = async (number: number) => {
    await sleep((number / people) * 1_000)
    for (let turn = number; performance.now() < end; turn += people) {
      const unit = unitOf(100 + ((turn * 7_919) % Math.max(1, books - 200)))
      const query = queries[turn % queries.length] ?? ''
      const kind = searchKinds[turn % searchKinds.length] ?? 'unit'
      const path = [
        `/search?query=${part(query)}&kind=${kind}`,
        `/units/${part(unit.key)}/${unit.year}`,
        `/regions/${part(unit.region)}`,
      ][turn % 3]
      const time = await timed(async () => (await fetch(`${address}/api/open${path}`)).arrayBuffer())
      ;(turn % 3 === 0 ? searching : reading).push(time)
      await sleep(700 + ((turn * 37) % 600))
    }
  }
  await Promise.all(Array.from({ length: people }, (_, number) => person(number)))
  return [
    spreadOf(`search over HTTP, ${people} people`, searching),
    spreadOf(`pages over HTTP, ${people} people`, reading),
  ]
}

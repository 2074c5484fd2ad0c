import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { type SearchKind, searchKinds } from '@mingzhang/model'
import {
  getOpenFindings,
  getOpenReading,
  getOpenTable,
  getOpenYear,
  openFactsOf,
  openHome,
  openRegion,
  type Store,
  searchOpen,
} from '@mingzhang/store'
import { unitOf, wholeCopies } from './generate-books.ts'

/** 一类请求的时间 How long one kind of request took, in milliseconds. */
export type Spread = {
  readonly what: string
  readonly count: number
  readonly median: number
  readonly p99: number
  readonly worst: number
  /** Time of the processor for one, server and who asks together, where it was measured. */
  readonly processor?: number
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
  const whole = wholeCopies(books)
  const document = (n: number) => whole[n % whole.length] ?? ''
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
    ['narrative and programmes', (n) => getOpenReading(store, document(n))],
    ['a table', (n) => getOpenTable(store, document(n), 't2')],
    ['findings', (n) => getOpenFindings(store, document(n))],
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

/** 一类公开的请求 A kind of request that everybody may make: its name and its address for the `n`th of them. */
type Route = readonly [what: string, path: (n: number) => string]

const part = encodeURIComponent

/** Every kind of answer of the open book but the bulk of all data, which is a download of minutes and no page. */
function routesOf(books: number): readonly Route[] {
  const whole = wholeCopies(books)
  const unit = (n: number) => unitOf(100 + ((n * 7_919) % Math.max(1, books - 200)))
  const document = (n: number) => `/documents/${whole[(n * 31) % whole.length] ?? ''}`
  const ten = (n: number) => Array.from({ length: 10 }, (_, at) => `unit=${part(unit(n + at).key)}`).join('&')
  const query = (n: number) => part(queries[n % queries.length] ?? '')
  return [
    ...searchKinds.map((kind): Route => [`search, ${kind}`, (n) => `/search?query=${query(n)}&kind=${kind}`]),
    ["a unit's year", (n) => `/units/${part(unit(n).key)}/${unit(n).year}`],
    ["a unit's years", (n) => `/units/${part(unit(n).key)}`],
    ['region', (n) => `/regions/${part(unit(n).region)}`],
    ['comparison of ten', (n) => `/compare?${ten(n)}`],
    ['home', () => ''],
    ['terms', () => '/glossary'],
    ['narrative and programmes', (n) => `${document(n)}/reading`],
    ['a table', (n) => `${document(n)}/tables/t${1 + (n % 5)}`],
    ['findings', (n) => `${document(n)}/findings`],
    ['download, original', (n) => `${document(n)}/download/original`],
    ['download, JSON', (n) => `${document(n)}/download/json`],
    ['download, CSV', (n) => `${document(n)}/download/csv`],
    ['download, Excel', (n) => `${document(n)}/download/xlsx`],
  ]
}

/** 一人独用 Every kind of answer over HTTP, one after another: on a busy machine the time of the processor tells more. */
export async function aloneSpeed(address: string, books: number, rounds: number): Promise<Spread[]> {
  const spreads: Spread[] = []
  for (const [what, path] of routesOf(books)) {
    const times: number[] = []
    const before = process.cpuUsage()
    for (let round = 0; round < rounds; round += 1)
      times.push(
        await timed(async () => (await fetch(`${address}/api/open${path(round * 13)}`)).arrayBuffer()),
      )
    const { user, system } = process.cpuUsage(before)
    spreads.push({ ...spreadOf(`${what} over HTTP`, times), processor: (user + system) / 1_000 / rounds })
  }
  return spreads
}

/**
 * 许多人同时 People at once over HTTP, each reading a second or so between two requests, of every kind in turn.
 *
 * @param address of a running server
 * @param people how many
 * @param seconds how long
 * @returns each kind, then searches together and the other pages together
 */
export async function crowdSpeed(
  address: string,
  books: number,
  people: number,
  seconds: number,
): Promise<Spread[]> {
  const routes = routesOf(books)
  const times = new Map(routes.map(([what]): [string, number[]] => [what, []]))
  const end = performance.now() + seconds * 1_000
  const person = async (number: number) => {
    await sleep((number / people) * 1_000)
    for (let turn = number; performance.now() < end; turn += people) {
      const round = Math.floor(turn / people)
      const [what, path] = routes[(number * 5 + round) % routes.length] ?? ['', () => '']
      // Who reads takes a file away now and then: in one round of four.
      if (what.startsWith('download') && (number + Math.floor(round / routes.length)) % 4 !== 0) continue
      const time = await timed(async () => {
        const answer = await fetch(`${address}/api/open${path(turn)}`)
        await answer.arrayBuffer()
        // A document has fewer tables than another one.
        if (!answer.ok && answer.status !== 404) throw new Error(`${what}: ${answer.status}`)
      })
      times.get(what)?.push(time)
      await sleep(700 + ((turn * 37) % 600))
    }
  }
  await Promise.all(Array.from({ length: people }, (_, number) => person(number)))
  const of = (isOne: (what: string) => boolean) =>
    [...times].flatMap(([what, some]) => (isOne(what) ? some : []))
  const isSearch = (what: string) => what.startsWith('search')
  return [
    ...[...times].map(([what, some]) => spreadOf(`${what}, ${people} people`, some)),
    spreadOf(`all searches over HTTP, ${people} people`, of(isSearch)),
    spreadOf(
      `all pages over HTTP, ${people} people`,
      of((what) => !isSearch(what)),
    ),
  ]
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { startServer } from '@mingzhang/server'
import { openStore, type Store, type StoreLocation } from '@mingzhang/store'
import { postgresPrograms, startPrivatePostgres } from '../../packages/store/src/tests/private-postgres.ts'
import { milliseconds } from '../machine.ts'
import { generateBooks } from './generate-books.ts'
import { aloneSpeed, crowdSpeed, pageSpeed, type Spread, searchSpeed } from './open-speed.ts'

const names = [
  'qijiang-government-services-2024',
  'qinglong-office-affairs-2024',
  'qinhuangdao-office-affairs-2023',
  'wansheng-key-programmes-2024',
  'wansheng-office-affairs-2024',
]
type Say = (line?: string) => void

type Measured = {
  readonly title: string
  readonly location: StoreLocation
  readonly books: number
  readonly people: number
}

/**
 * 量公开账 How fast the open book is with many books, as tables: in the embedded store with 10 people at once, in PostgreSQL
 * with 50.
 *
 * @param sizes how many books in each; 0 leaves that one out
 */
export async function sayOpen(
  root: string,
  say: Say,
  sizes: { readonly embedded: number; readonly postgres: number } = { embedded: 500, postgres: 20_000 },
): Promise<void> {
  if (sizes.embedded > 0) {
    const folder = mkdtempSync(join(tmpdir(), 'mingzhang-open-'))
    const location = { folder: join(folder, 'store') }
    await measure(root, say, { title: 'Embedded', location, books: sizes.embedded, people: 10 })
    rmSync(folder, { recursive: true, force: true })
  }
  const programs = sizes.postgres > 0 ? postgresPrograms() : null
  if (programs === null) return say('PostgreSQL was not measured.')
  const server = await startPrivatePostgres(programs)
  const location = { url: server.url }
  await measure(root, say, { title: 'PostgreSQL', location, books: sizes.postgres, people: 50 })
  await server.stop()
}

/** Fills a store, measures it alone and with people at once, and says how it went as a table. */
async function measure(root: string, say: Say, { title, location, books, people }: Measured): Promise<void> {
  const opened = await openStore(location)
  if (!opened.ok) throw new Error(opened.refusal.what)
  const store = opened.value
  const start = performance.now()
  const samples = names.map((name) => join(root, 'samples', `${name}.txt`))
  await generateBooks(store, samples, books)
  say(`### ${title}: ${books} books, made in ${Math.round((performance.now() - start) / 1_000)} s`)
  say()
  say('| what | requests | median | p99 | worst | processor, each |')
  say('| --- | --: | --: | --: | --: | --: |')
  await searchSpeed(store, books, 1)
  const spreads = [
    ...(await searchSpeed(store, books, 5)),
    ...(await pageSpeed(store, books, 100)),
    ...(await crowdOf(root, store, books, people)),
  ]
  for (const spread of spreads) say(rowOf(spread))
  say()
  await store.close()
}

async function crowdOf(root: string, store: Store, books: number, people: number): Promise<Spread[]> {
  const server = await startServer({
    store,
    audit: () => Promise.reject(new Error('nothing is imported here')),
    webRoot: join(root, 'apps/web/dist'),
    port: 0,
    requestsPerMinute: 1_000_000,
  })
  try {
    const alone = await aloneSpeed(server.address, books, 20)
    return [...alone, ...(await crowdSpeed(server.address, books, people, 30))]
  } finally {
    await server.close()
  }
}

const rowOf = ({ what, count, median, p99, worst, processor }: Spread): string => {
  const times = [median, p99, worst].map(milliseconds).join(' | ')
  return `| ${what} | ${count} | ${times} | ${processor === undefined ? '' : milliseconds(processor)} |`
}

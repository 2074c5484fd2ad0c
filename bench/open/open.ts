import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { startServer } from '@mingzhang/server'
import { openStore, type Store, type StoreLocation } from '@mingzhang/store'
import { postgresPrograms, startPrivatePostgres } from '../../packages/store/src/tests/private-postgres.ts'
import { machine, milliseconds } from '../machine.ts'
import { generateBooks } from './generate-books.ts'
import { crowdSpeed, pageSpeed, type Spread, searchSpeed } from './open-speed.ts'

/*
 * The open book with many books: `node scripts/bench.mjs open`. 20,000 in PostgreSQL with 50 people at once, 500 in the
 * embedded store with 10. Two numbers behind it ask for other sizes, 0 for none embedded.
 */

const root = process.cwd()
const names = [
  'qijiang-government-services-2024',
  'qinglong-office-affairs-2024',
  'qinhuangdao-office-affairs-2023',
  'wansheng-key-programmes-2024',
  'wansheng-office-affairs-2024',
]
const samples = names.map((name) => join(root, 'samples', `${name}.txt`))
const say = (line = ''): void => void process.stdout.write(`${line}\n`)

/** 量公开账 Fills a store, measures it alone and with people at once, and says how it went as a table. */
async function measure(title: string, location: StoreLocation, books: number, people: number): Promise<void> {
  const opened = await openStore(location)
  if (!opened.ok) throw new Error(opened.refusal.what)
  const store = opened.value
  const start = performance.now()
  await generateBooks(store, samples, books)
  say(`## ${title}: ${books} books, made in ${Math.round((performance.now() - start) / 1_000)} s`)
  say()
  say('| what | requests | median | p99 | worst |')
  say('| --- | --: | --: | --: | --: |')
  await searchSpeed(store, books, 1)
  const spreads = [
    ...(await searchSpeed(store, books, 5)),
    ...(await pageSpeed(store, books, 100)),
    ...(await crowdOf(store, books, people)),
  ]
  for (const spread of spreads) say(rowOf(spread))
  say()
  await store.close()
}

async function crowdOf(store: Store, books: number, people: number): Promise<Spread[]> {
  const server = await startServer({
    store,
    audit: () => Promise.reject(new Error('nothing is imported here')),
    webRoot: join(root, 'apps/web/dist'),
    port: 0,
    requestsPerMinute: 1_000_000,
  })
  try {
    return await crowdSpeed(server.address, books, people, 20)
  } finally {
    await server.close()
  }
}

const rowOf = ({ what, count, median, p99, worst }: Spread): string =>
  `| ${what} | ${count} | ${milliseconds(median)} | ${milliseconds(p99)} | ${milliseconds(worst)} |`

for (const line of machine(root)) say(`- ${line}`)
say()
const [, , inPostgres = '20000', inEmbedded = '500'] = process.argv
const folder = mkdtempSync(join(tmpdir(), 'mingzhang-open-'))
if (Number(inEmbedded) > 0)
  await measure('Embedded', { folder: join(folder, 'store') }, Number(inEmbedded), 10)
rmSync(folder, { recursive: true, force: true })
const programs = postgresPrograms()
if (programs === null) say('PostgreSQL is not installed: not measured.')
else {
  const server = await startPrivatePostgres(programs)
  await measure('PostgreSQL', { url: server.url }, Number(inPostgres), 50)
  await server.stop()
}

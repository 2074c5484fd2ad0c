import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { roles } from '@mingzhang/cycle'
import { auditPool, type RunningServer, startServer } from '@mingzhang/server'
import { openStore } from '@mingzhang/store'
import { zipSync } from 'fflate'
import { machine, milliseconds } from '../machine.ts'
import { type Spread, spreadOf } from '../open/open-speed.ts'
import { generateDisclosures } from './generate-disclosures.ts'

/*
 * The review desk with hundreds of files: `node scripts/bench.mjs review`. A zip of generated disclosures is dropped on a
 * server with an embedded store, as the page does it; the board is asked for as the page asks, until everything is read.
 * A number behind it asks for another count.
 */

const root = process.cwd()
const say = (line = ''): void => void process.stdout.write(`${line}\n`)
/** As often as the page asks for the board, and for what is gathered. */
const boardEvery = 1_500
const clustersEvery = 4

type Board = {
  readonly batch: {
    readonly state: string
    readonly files: { readonly done: number; readonly refused: number }
  }
  readonly rows: readonly { readonly count: { readonly error: number } }[]
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const answer = await work()
  times.push(performance.now() - start)
  return answer
}

const get = async <T>(address: string): Promise<T> => (await fetch(address)).json() as Promise<T>

async function drop(address: string, zip: Uint8Array<ArrayBuffer>): Promise<string> {
  const body = new FormData()
  body.append('files', new Blob([zip]), '一批.zip')
  const headers = { origin: address, 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(`${address}/api/review/batches`, { method: 'POST', body, headers })
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

/** 从放入到看板 Drops the files and asks until all are read; says how long that took and how long each answer took. */
async function review({ address }: RunningServer, zip: Uint8Array<ArrayBuffer>) {
  const start = performance.now()
  const id = await drop(address, zip)
  const dropped = performance.now() - start
  const board: number[] = []
  const clusters: number[] = []
  const page: number[] = []
  for (let turn = 0; ; turn += 1) {
    const now = await timed(board, () => get<Board>(`${address}/api/review/batches/${id}`))
    await timed(page, () => fetch(`${address}/review`).then((answer) => answer.text()))
    if (turn % clustersEvery === 0 || now.batch.state !== 'running')
      await timed(clusters, () => get(`${address}/api/review/batches/${id}/clusters`))
    if (now.batch.state !== 'running') {
      const took = performance.now() - start
      const spreads = [spreadOf('看板', board), spreadOf('同类问题', clusters), spreadOf('网页', page)]
      return { took, dropped, now, spreads }
    }
    await sleep(boardEvery)
  }
}

const rowOf = ({ what, count, median, p99, worst }: Spread): string =>
  `| ${what} | ${count} | ${milliseconds(median)} | ${milliseconds(p99)} | ${milliseconds(worst)} |`

async function main(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-review-'))
  const opened = await openStore({ folder: join(folder, 'store') })
  if (!opened.ok) throw new Error(opened.refusal.what)
  const pool = auditPool({ workerFile: new URL('./audit-worker.mjs', import.meta.url) })
  const person = { id: 'bench', name: '审核岗', roles, organisation: null, scope: 'everything' } as const
  const server = await startServer({
    ...{ store: opened.value, audit: pool.audit, webRoot: join(root, 'apps/web/dist'), port: 0, person },
    requestsPerMinute: 1_000_000,
  })
  try {
    const files = generateDisclosures(root, count)
    const encoder = new TextEncoder()
    const zip = zipSync(Object.fromEntries(files.map(({ name, text }) => [name, encoder.encode(text)])))
    const before = process.cpuUsage()
    const { took, dropped, now, spreads } = await review(server, new Uint8Array(zip))
    const { user, system } = process.cpuUsage(before)
    const { done, refused } = now.batch.files
    const wrong = now.rows.filter((row) => row.count.error > 0).length
    say(`${count} disclosures, from drop to board: ${(took / 1_000).toFixed(1)} s (wanted: 90 s for 340).`)
    say(
      `Sent and kept after ${milliseconds(dropped)}; ${done} read, ${refused} refused, ${wrong} with errors.`,
    )
    // On a machine that does other things as well, the time of the processors says what the work itself took.
    const seconds = ((user + system) / 1_000_000).toFixed(1)
    say(`Processor time of all threads, of the server and of who asks: ${seconds} s.`)
    say()
    say('Answers meanwhile:')
    say()
    say('| what | requests | median | p99 | worst |')
    say('| --- | --: | --: | --: | --: |')
    for (const spread of spreads) say(rowOf(spread))
  } finally {
    await server.close()
    await pool.close()
    await opened.value.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const line of machine(root)) say(`- ${line}`)
say()
await main(Number(process.argv[2] ?? '340'))

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { roles } from '@mingzhang/cycle'
import { auditPool, type RunningServer, startServer } from '@mingzhang/server'
import { openStore } from '@mingzhang/store'
import { zipSync } from 'fflate'
import { milliseconds } from '../machine.ts'
import { type Spread, spreadOf } from '../open/open-speed.ts'
import { generateDisclosures } from './generate-disclosures.ts'
import { type OpenBoard, openBoard } from './open-board.ts'

type Say = (line?: string) => void

/** As often as the page asks for the board, and for what is gathered. */
const boardEvery = 1_500
const clustersEvery = 4
/** Where the board has not come by then, the measuring ends and says so. */
const patience = 15 * 60_000
/** What the wanted 90 seconds are meant for. */
const manyFiles = 340

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

type Reviewed = {
  readonly took: number
  readonly dropped: number
  readonly now: Board
  readonly spreads: readonly Spread[]
}

/** 从放入到看板 Drops the files and asks until all are read; says how long that took and how long each answer took. */
async function review(
  { address }: RunningServer,
  zip: Uint8Array<ArrayBuffer>,
  board: OpenBoard | null,
): Promise<Reviewed> {
  const start = performance.now()
  const id = await drop(address, zip)
  const dropped = performance.now() - start
  await board?.show(id)
  const boards: number[] = []
  const clusters: number[] = []
  const page: number[] = []
  for (let turn = 0; ; turn += 1) {
    const now = await timed(boards, () => get<Board>(`${address}/api/review/batches/${id}`))
    await timed(page, () => fetch(`${address}/review`).then((answer) => answer.text()))
    if (turn % clustersEvery === 0 || now.batch.state !== 'running')
      await timed(clusters, () => get(`${address}/api/review/batches/${id}/clusters`))
    if (now.batch.state !== 'running' || performance.now() - start > patience) {
      const took = performance.now() - start
      const spreads = [spreadOf('看板', boards), spreadOf('同类问题', clusters), spreadOf('网页', page)]
      return { took, dropped, now, spreads }
    }
    await sleep(boardEvery)
  }
}

const rowOf = ({ what, count, median, p99, worst }: Spread): string =>
  `| ${what} | ${count} | ${milliseconds(median)} | ${milliseconds(p99)} | ${milliseconds(worst)} |`

/**
 * 量审核台 The review desk with hundreds of files: a zip of generated disclosures is dropped on a server with an embedded store, as
 * the page does it; the board is asked for as the page asks, until everything is read. A board stands open in a browser meanwhile.
 */
export async function sayReview(root: string, say: Say, count = manyFiles): Promise<void> {
  say('## Hundreds of disclosures on the review desk')
  say()
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-review-'))
  const opened = await openStore({ folder: join(folder, 'store') })
  if (!opened.ok) throw new Error(opened.refusal.what)
  const pool = auditPool({ workerFile: new URL('./audit-worker.mjs', import.meta.url) })
  const person = { id: 'bench', name: '审核岗', roles, organisation: null, scope: 'everything' } as const
  const server = await startServer({
    ...{ store: opened.value, audit: pool.audit, webRoot: join(root, 'apps/web/dist'), port: 0, person },
    requestsPerMinute: 1_000_000,
  })
  const board = await openBoard(server.address)
  try {
    const files = generateDisclosures(root, count)
    const encoder = new TextEncoder()
    const zip = zipSync(Object.fromEntries(files.map(({ name, text }) => [name, encoder.encode(text)])))
    const before = process.cpuUsage()
    const reviewed = await review(server, new Uint8Array(zip), board)
    const { user, system } = process.cpuUsage(before)
    sayReviewed(say, count, reviewed, (user + system) / 1_000_000)
    say(
      board === null
        ? 'The board in a browser was not looked at: no Chromium on this machine.'
        : `The board stood open in a browser: of ${await board.frames()}.`,
    )
    say()
  } finally {
    await board?.close()
    await server.close()
    await pool.close()
    await opened.value.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function sayReviewed(
  say: Say,
  count: number,
  { took, dropped, now, spreads }: Reviewed,
  seconds: number,
): void {
  const { done, refused } = now.batch.files
  const wrong = now.rows.filter((row) => row.count.error > 0).length
  const end = now.batch.state === 'running' ? 'given up on after' : 'from drop to board:'
  say(`${count} disclosures, ${end} ${(took / 1_000).toFixed(1)} s (wanted: 90 s for ${manyFiles}).`)
  say(`Sent and kept after ${milliseconds(dropped)}; ${done} read, ${refused} refused, ${wrong} with errors.`)
  // On a machine that does other things as well, the time of the processors says what the work itself took.
  say(`Processor time of all threads, of the server and of who asks: ${seconds.toFixed(1)} s.`)
  say()
  say('Answers meanwhile:')
  say()
  say('| what | requests | median | p99 | worst |')
  say('| --- | --: | --: | --: | --: |')
  for (const spread of spreads) say(rowOf(spread))
  say()
}

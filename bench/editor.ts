import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { audit } from '@mingzhang/audit'
import { roles } from '@mingzhang/cycle'
import { bookOfDisclosure, startingBook, suggestEdition, type WorkingBook } from '@mingzhang/forms'
import { startServer } from '@mingzhang/server'
import { openStore, type Store, saveBook } from '@mingzhang/store'
import type { Page } from 'playwright-core'
import { type Browser, chromiumPath, openBrowser } from '../apps/web/tests/browser.ts'
import { documents } from './documents.ts'
import { bookOfSize } from './editor-books.ts'
import { milliseconds, summary } from './machine.ts'

type Say = (line?: string) => void

const sizes = [50, 200, 1_000]
/** Lines that are typed in, down the table, and what is typed in each. */
const lines = 8
const keys = ['1', '2', '3', '4', '5']
const pause = 250

declare global {
  interface Window {
    typing: { painted: number[]; tasks: number[]; waiting: number | null }
  }
}

type Typed = {
  readonly preview: string
  readonly painted: readonly number[]
  readonly tasks: readonly number[]
  /** Keys after which nothing of the preview changed. */
  readonly missed: number
  /** Milliseconds of the processor that the page's own thread spent on a key, with what is kept and saved afterwards. */
  readonly processor: number
}

/** What is looked at while one types: the narrative, or the form with the most cells. */
type Look = 'narrative' | 'longest form'
const looks: readonly Look[] = ['narrative', 'longest form']

/**
 * 量编账 How long after a key the preview beside the entry table is painted anew, in books of many lines: read as typed, every form
 * and the narrative compiled, the page drawn. And the tasks of the page that kept it from answering for more than 50 ms.
 */
export async function sayEditor(root: string, say: Say): Promise<void> {
  say('## The book editor: key to painted preview')
  say()
  if (chromiumPath === null) return say('Not measured: no Chromium on this machine.\n')
  say(
    `Books made from a sample (bench/editor-books.ts); ${keys.length} digits in each of ${lines} lines, ${1_000 / pause} keys a second. From the ` +
      'key, by the browser’s clock, until the frame in which the preview changed has been painted: a frame of 16.7 ms is waited for. Long: tasks ' +
      'of more than 50 ms. Wanted: 50 ms.',
  )
  say()
  say('| lines | preview | keys | median | worst | long tasks, longest | processor a key |')
  say('| --: | --- | --: | --: | --: | --: | --: |')
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-editor-'))
  const opened = await openStore({ folder: join(folder, 'store') })
  if (!opened.ok) throw new Error(opened.refusal.what)
  const person = { id: 'bench', name: 'bench', roles, organisation: null, scope: 'everything' } as const
  const server = await startServer({
    ...{
      store: opened.value,
      person,
      port: 0,
      webRoot: join(root, 'apps/web/dist'),
    },
    audit: () => Promise.reject(new Error('nothing is imported here')),
  })
  const browser = await openBrowser(chromiumPath)
  try {
    for (const size of sizes) {
      const address = `${server.address}${await putBook(opened.value, root, size)}`
      for (const look of looks) say(rowOf(size, await typed(browser, address, look)))
    }
  } finally {
    await browser.close()
    await server.close()
    await opened.value.close()
    rmSync(folder, { recursive: true, force: true })
  }
  say()
}

function rowOf(size: number, { preview, painted, tasks, missed, processor }: Typed): string {
  const { median, worst } = summary(painted)
  const long = `${tasks.length}${tasks.length > 0 ? `, ${milliseconds(Math.max(...tasks))}` : ''}`
  return (
    `| ${size} | ${preview} | ${painted.length}${missed > 0 ? `, ${missed} without a change` : ''} | ` +
    `${milliseconds(median)} | ${milliseconds(worst)} | ${long} | ${milliseconds(processor)} |`
  )
}

/** Puts a book of so many lines into the store and says where it is. */
async function putBook(store: Store, root: string, size: number): Promise<string> {
  const { working, edition } = sampleBook(root)
  const [unitKey, year] = [`bench-${size}`, 2025]
  const saved = await saveBook(store, {
    ...{ unitKey, year, basedOn: null, edition, unitName: `${size} 条的单位`, unitCode: null },
    ...{ errors: 0, warnings: 0, total: 0, note: null },
    content: JSON.stringify(bookOfSize(working, edition, size)),
    by: { account: 'bench', name: 'bench', at: '2025-01-05T08:00:00.000Z' },
  })
  if (saved.status !== 'saved') throw new Error(`book of ${size}: ${saved.status}`)
  return `/books/${unitKey}/${year}`
}

function sampleBook(root: string): { readonly working: WorkingBook; readonly edition: string } {
  for (const { bytes, name, published } of documents(root)) {
    const read = published ? null : audit(bytes, name)
    const edition = read?.ok ? suggestEdition(read.value.disclosure) : null
    if (read?.ok && edition !== null)
      return { working: startingBook(bookOfDisclosure(read.value.disclosure).book, 'last-year'), edition }
  }
  throw new Error('no sample begins a book')
}

async function typed(browser: Browser, address: string, look: Look): Promise<Typed> {
  const page = await browser.context.newPage()
  try {
    const line = await page.context().newCDPSession(page)
    await line.send('Performance.enable', { timeDomain: 'threadTicks' })
    const spent = async (): Promise<number> => {
      const { metrics } = await line.send('Performance.getMetrics')
      return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
    }
    await page.goto(address)
    const cell = page.locator('.g-row [data-cell$=" fund:general"]').first()
    await cell.waitFor()
    const preview = await lookAt(page, look)
    await cell.click()
    await sleep(1_000)
    await page.evaluate(watch)
    const before = await spent()
    const missed = await typeDown(page)
    const processor = ((await spent()) - before) / (lines * keys.length)
    const { painted, tasks } = await page.evaluate(() => window.typing)
    return { preview, painted, tasks, missed, processor }
  } finally {
    await page.close()
  }
}

/** Turns the preview to what is to be looked at and says how many cells it has. */
async function lookAt(page: Page, look: Look): Promise<string> {
  const tabs = page.locator('.preview-tabs [role=tab]')
  const cells = () => page.locator('.paper-sheet td').count()
  const sizes: number[] = []
  for (const tab of await tabs.all()) {
    await tab.click()
    sizes.push(await cells())
  }
  const chosen = look === 'narrative' ? sizes.indexOf(0) : sizes.indexOf(Math.max(...sizes))
  await tabs.nth(chosen).click()
  return look === 'narrative' ? look : `${look}, ${await cells()} cells`
}

/** Digits into one cell after the other; answers how many keys changed nothing in the preview. */
async function typeDown(page: Page): Promise<number> {
  let missed = 0
  for (let line = 0; line < lines; line += 1) {
    for (const key of keys) {
      const next = sleep(pause)
      await page.keyboard.press(key)
      await next
      const isDone = await page
        .waitForFunction(() => window.typing.waiting === null, undefined, { timeout: 2_000 })
        .then(
          () => true,
          () => false,
        )
      if (!isDone) missed += 1
    }
    await page.keyboard.press('Enter')
    await sleep(pause * 2)
  }
  return missed
}

/** In the page: notes when each digit comes, and when the frame is painted in which the preview changed after it. */
function watch(): void {
  const state: Window['typing'] = { painted: [], tasks: [], waiting: null }
  window.typing = state
  const preview = document.querySelector('.book-preview')
  if (!preview) return
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (/^\d$/u.test(key)) state.waiting = timeStamp
    },
    { capture: true },
  )
  new MutationObserver(() => {
    const start = state.waiting
    if (start === null) return
    state.waiting = null
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      // Comes in after the frame has been drawn.
      port1.onmessage = () => void state.painted.push(performance.now() - start)
      port2.postMessage(null)
    })
  }).observe(preview, { subtree: true, childList: true, characterData: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) state.tasks.push(duration)
  }).observe({ type: 'longtask' })
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startServer } from '@mingzhang/server'
import { openStore } from '@mingzhang/store'
import type { CDPSession } from 'playwright-core'
import { type Browser, chromiumPath, openBrowser } from '../apps/web/tests/browser.ts'
import { summary } from './machine.ts'
import { importLong, longRows } from './scroll-document.ts'
import { type Traced, traced } from './scroll-trace.ts'

type Say = (line?: string) => void

/** A frame at 60 a second, in milliseconds; one and a half of it is a frame that was missed. */
const frame = 1_000 / 60
const notches = 180
const notch = 120

declare global {
  interface Window {
    scrolling: { on: boolean; frames: number[]; bare: number; from: number; to: number }
  }
}

type Scrolled = {
  readonly frames: readonly number[]
  readonly bare: number
  readonly pixels: number
  readonly trace: Traced
}

/**
 * 量滚动 How a table of 3,000 rows scrolls under the wheel, in each of its looks: frames the page drew, the longest, those that came
 * too late, those that showed a place without rows, and the time of the processor a frame took.
 */
export async function sayScroll(root: string, say: Say): Promise<void> {
  say(`## A table of ${longRows} rows under the wheel`)
  say()
  if (chromiumPath === null) return say('Not measured: no Chromium on this machine.\n')
  say(
    `${notches} notches of ${notch} pixels, 60 a second, down and up again. Late: more than ${(frame * 1.5).toFixed(1)} ms after the frame ` +
      'before, by the clock. Dropped: by the browser’s own account. Bare: a place without rows was seen. Wanted: none, or ' +
      'no more than plain lines show on the same machine.',
  )
  say()
  say('| look | rows | pixels | frames | longest, late | dropped | bare | processor a frame, longest task |')
  say('| --- | --: | --: | --: | --: | --: | --: | --: |')
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-scroll-'))
  const opened = await openStore({ folder: join(folder, 'store') })
  if (!opened.ok) throw new Error(opened.refusal.what)
  const server = await startServer({
    store: opened.value,
    audit: () => Promise.reject(new Error('nothing is imported here')),
    webRoot: join(root, 'apps/web/dist'),
    port: 0,
  })
  const browser = await openBrowser(chromiumPath)
  try {
    say(rowOf('plain lines without any program', longRows, await scrolled(browser, plain)))
    for (const { what, id, rows } of await importLong(opened.value)) {
      const address = `${server.address}/documents/${id}`
      const looks = [
        { look: `original of a ${what}`, to: address, pane: '.source', row: '.source .item' },
        {
          look: `table read in a ${what}`,
          to: `${address}?tab=tables`,
          pane: '.read-scroll',
          row: '.read tbody tr',
        },
      ]
      for (const one of looks) say(rowOf(one.look, rows, await scrolled(browser, one)))
    }
  } finally {
    await browser.close()
    await server.close()
    await opened.value.close()
    rmSync(folder, { recursive: true, force: true })
  }
  say()
}

function rowOf(look: string, rows: number, { frames, bare, pixels, trace }: Scrolled): string {
  const { worst } = summary(frames)
  const late = frames.filter((took) => took > frame * 1.5).length
  const each = trace.busy / Math.max(1, frames.length)
  return (
    `| ${look} | ${rows} | ${Math.round(pixels)} | ${frames.length} | ${worst.toFixed(1)} ms, ${late} | ` +
    `${trace.dropped} of ${trace.dropped + trace.shown} | ${bare} | ${each.toFixed(1)} ms, ${trace.longest.toFixed(1)} ms |`
  )
}

type Look = { readonly to: string; readonly pane: string; readonly row: string }

/** What the browser makes of as many lines where nothing is to be done: how far its own account can be taken on this machine. */
const plain: Look = {
  to: `data:text/html,${encodeURIComponent(
    `<div class="pane" style="height:90vh;overflow:auto">${'<p class="line">10.00</p>'.repeat(longRows)}</div>`,
  )}`,
  pane: '.pane',
  row: '.pane, .line',
}

async function scrolled(browser: Browser, { to, pane, row }: Look): Promise<Scrolled> {
  const page = await browser.context.newPage()
  try {
    const line = await page.context().newCDPSession(page)
    await page.goto(to)
    await page.waitForSelector(row)
    await sleep(1_000)
    const box = await page.locator(pane).boundingBox()
    if (!box) throw new Error(`nothing to scroll at ${pane}`)
    await page.evaluate(watch, { pane, row })
    const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    await page.mouse.move(place.x, place.y)
    const trace = await traced(line, async () => {
      await turn(line, place, notch)
      await turn(line, place, -notch)
    })
    const {
      frames,
      bare,
      from,
      to: end,
    } = await page.evaluate(() => {
      window.scrolling.on = false
      return window.scrolling
    })
    return { frames: frames.slice(1), bare, pixels: end - from, trace }
  } finally {
    await page.close()
  }
}

/** The wheel, by the browser's own input: a notch every frame, whether the page keeps up or not. */
async function turn(line: CDPSession, { x, y }: { x: number; y: number }, deltaY: number) {
  const sent: Promise<unknown>[] = []
  const start = performance.now()
  for (let at = 0; at < notches; at += 1) {
    sent.push(line.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY }))
    await sleep(Math.max(0, start + (at + 1) * frame - performance.now()))
  }
  await Promise.all(sent)
}

/** In the page: notes how long after the one before each frame comes, and whether rows stand at the top, middle and foot of the pane. */
function watch({ pane, row }: { pane: string; row: string }): void {
  const element = document.querySelector(pane)
  if (!element) return
  const state = { on: true, frames: [] as number[], bare: 0, from: element.scrollTop, to: element.scrollTop }
  window.scrolling = state
  const { left, top, width, height } = element.getBoundingClientRect()
  const heights = [0.1, 0.5, 0.9].map((share) => top + height * share)
  const stands = (y: number) => document.elementFromPoint(left + width / 2, y)?.closest(row) !== null
  let last = performance.now()
  const look = (now: number) => {
    if (!state.on) return
    state.frames.push(now - last)
    last = now
    if (element.scrollTop > state.to) state.to = element.scrollTop
    if (element.scrollTop > height && !heights.every(stands)) state.bare += 1
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

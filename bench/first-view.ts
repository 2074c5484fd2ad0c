import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { type Browser, chromiumPath, openBrowser } from '../apps/web/tests/browser.ts'
import { serve } from '../apps/web/tests/serve.ts'
import { type PublicPage, publicPages } from './first-view-pages.ts'
import { summary } from './machine.ts'

type Say = (line?: string) => void

/** A slow line: 1.6 Mbit/s down, 0.75 up, 150 ms to and fro. */
const slowLine = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}
const rounds = 5
const patience = 20_000

declare global {
  interface Window {
    firstView: { largest: number; what: string; figure: number }
  }
}

type View = {
  readonly largest: number
  readonly figure: number
  readonly what: string
  readonly script: number
  readonly sent: number
  readonly requests: number
}

/**
 * 量首屏 How long the public pages take on a slow line, nothing kept from before: until the largest thing is painted, and until the
 * first figure stands on the page; how much script that needs.
 */
export async function sayFirstView(root: string, say: Say, only = /./u): Promise<void> {
  say('## First view on a slow line')
  say()
  if (chromiumPath === null) return say('Not measured: no Chromium on this machine.\n')
  say(
    `1.6 Mbit/s, 150 ms to and fro, nothing kept in the browser; median, worst of ${rounds}. Wanted: 1.5 s and 250 KB of script.`,
  )
  say()
  say('| page | largest paint | first figure | script, gzip | sent in all | requests |')
  say('| --- | --: | --: | --: | --: | --: |')
  const served = await serve(join(root, 'apps/cli/bin/mingzhang.mjs'))
  const browser = await openBrowser(chromiumPath)
  try {
    for (const page of (await publicPages(served.address)).filter(({ what }) => only.test(what))) {
      const views: View[] = []
      for (let round = 0; round < rounds; round += 1) views.push(await viewOf(browser, served.address, page))
      say(rowOf(page, views))
    }
  } finally {
    await browser.close()
    await served.close()
  }
  say()
}

function rowOf({ what }: PublicPage, views: readonly View[]): string {
  const [{ script, sent, requests } = { script: 0, sent: 0, requests: 0 }] = views
  const seconds = (of: (view: View) => number) => {
    const { median, worst } = summary(views.map(of))
    return `${(median / 1_000).toFixed(2)} s, ${(worst / 1_000).toFixed(2)} s`
  }
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1_024)} KB`
  const times = `${seconds(({ largest }) => largest)} | ${seconds(({ figure }) => figure)}`
  return `| ${what} | ${times} | ${kilobytes(script)} | ${kilobytes(sent)} | ${requests} |`
}

/** One look at a page with an empty cache. */
async function viewOf(browser: Browser, address: string, { path, figure }: PublicPage): Promise<View> {
  const page = await browser.context.newPage()
  try {
    const line = await page.context().newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.clearBrowserCache')
    await line.send('Network.emulateNetworkConditions', slowLine)
    const measured = { sent: 0, requests: 0 }
    line.on('Network.loadingFinished', ({ encodedDataLength }) => {
      measured.sent += encodedDataLength
      measured.requests += 1
    })
    const scripts = scriptsOf(page)
    await page.addInitScript(watch, figure)
    await page.goto(address + path, { waitUntil: 'commit' })
    await page.waitForFunction(() => window.firstView.figure > 0, undefined, { timeout: patience })
    await page.waitForLoadState('networkidle', { timeout: patience })
    const { largest, what, figure: first } = await page.evaluate(() => window.firstView)
    const bodies = await Promise.all(scripts.map((body) => body()))
    const script = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0)
    return { largest, what, figure: first, script, ...measured }
  } finally {
    await page.close()
  }
}

function scriptsOf(page: Page): (() => Promise<Buffer>)[] {
  const bodies: (() => Promise<Buffer>)[] = []
  page.on('response', (response) => {
    if (/\.m?js$/u.test(new URL(response.url()).pathname)) bodies.push(() => response.body())
  })
  return bodies
}

/** In the page, before anything of it runs: notes the largest paint, and when the first figure has been painted. */
function watch(figure: string): void {
  const view = { largest: 0, what: '', figure: 0 }
  window.firstView = view
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      view.largest = entry.startTime
      const element = 'element' in entry ? entry.element : null
      view.what = element instanceof Element ? `${element.tagName} ${element.textContent?.slice(0, 40)}` : ''
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  const stands = () =>
    [...document.querySelectorAll(figure)].some(
      (one) => one.getClientRects().length > 0 && (one.textContent ?? '').trim() !== '',
    )
  // Seen in one frame, painted by the time the next one begins.
  const painted = () => {
    view.figure = performance.now()
  }
  const look = () => {
    if (stands()) requestAnimationFrame(painted)
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

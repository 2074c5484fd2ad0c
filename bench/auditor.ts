import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { audit } from '@mingzhang/audit'
import { type Browser, chromiumPath, openBrowser } from '../apps/web/tests/browser.ts'
import { asHtml } from '../packages/readers/src/testing/render-blocks.ts'
import { milliseconds, summary } from './machine.ts'

type Say = (line?: string) => void

const wantedPages = 30
const rounds = 5
const patience = 60_000
/** Its errors are known. */
const sample = 'samples/qinhuangdao-office-affairs-2023.txt'

declare global {
  interface Window {
    auditing: { dropped: number; first: number; done: number }
  }
}

/**
 * 量自查页 The page without a server: how large it is, and how long after a PDF of 30 pages was dropped on it its first finding stands
 * there. Opened from the folder by a real browser, every time anew, so unpacking the reader counts.
 */
export async function sayAuditor(root: string, say: Say): Promise<void> {
  const built = join(root, 'apps/auditor/dist/index.html')
  say('## The auditor without a server')
  say()
  say(`One file of ${(statSync(built).size / 2 ** 20).toFixed(2)} MB (wanted: 6 MB).`)
  if (chromiumPath === null) return say('\nWhat it takes was not measured: no Chromium on this machine.\n')
  const browser = await openBrowser(chromiumPath)
  try {
    const { pdf, pages } = await printed(browser, join(root, sample))
    const views: Window['auditing'][] = []
    for (let round = 0; round < rounds; round += 1) views.push(await dropped(browser, built, pdf))
    const time = (of: (view: Window['auditing']) => number) => {
      const { median, worst } = summary(views.map(of))
      return `${milliseconds(median)}, ${milliseconds(worst)}`
    }
    say(
      `A PDF of ${pages} pages (${Math.round(pdf.length / 1_024)} KB) printed by the browser from a sample,`,
    )
    say(`dropped on the page opened from its folder; median, worst of ${rounds}. Wanted: 3 s.`)
    say()
    say('| first finding | everything |')
    say('| --- | --- |')
    say(`| ${time((view) => view.first - view.dropped)} | ${time((view) => view.done - view.dropped)} |`)
  } finally {
    await browser.close()
  }
  say()
}

/** The sample as a PDF, in type large enough for so many pages. */
async function printed(browser: Browser, file: string): Promise<{ pdf: Buffer; pages: number }> {
  const read = audit(readFileSync(file), 'sample.txt')
  if (!read.ok) throw new Error(read.refusal.what)
  const html = new TextDecoder().decode(asHtml(read.value.source.blocks))
  const page = await browser.context.newPage()
  try {
    for (let size = 9; ; size += 1) {
      await page.setContent(
        html.replace(
          '<body>',
          `<style>body{font:${size}pt serif}table{border-collapse:collapse}td{border:1px solid #000;padding:2px 4px}</style><body>`,
        ),
      )
      const pdf = await page.pdf({ format: 'A4' })
      const pages = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/gu)].length
      if (pages >= wantedPages || size > 30) return { pdf, pages }
    }
  } finally {
    await page.close()
  }
}

async function dropped(browser: Browser, built: string, pdf: Buffer): Promise<Window['auditing']> {
  const page = await browser.context.newPage()
  try {
    await page.goto(pathToFileURL(built).href)
    await page.waitForSelector('#choose')
    await page.evaluate(drop, pdf.toString('base64'))
    await page.waitForFunction(() => window.auditing.done > 0, undefined, { timeout: patience })
    return await page.evaluate(() => window.auditing)
  } finally {
    await page.close()
  }
}

/** In the page: drops the file and notes when the first finding, and when the whole answer, has been painted. */
function drop(base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([bytes], '公开.pdf', { type: 'application/pdf' }))
  const state = { dropped: performance.now(), first: 0, done: 0 }
  window.auditing = state
  const look = () => {
    const now = performance.now()
    if (state.first === 0 && document.querySelector('.f h3') !== null) state.first = now
    const over = document.querySelector('.result[data-state=done],.result[data-state=refused]') !== null
    if (over) state.done = now
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  document.querySelector('.drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }))
}

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { gravest } from './axe.ts'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { demonstrationOf } from './demonstration.ts'
import { type Served, serveDemonstration } from './serve.ts'

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const
const themes = ['light', 'dark'] as const

/** 各室 Every room behind the sign-in: the accessibility checker in both themes and sizes, the keyboard, the width. */
describe.skipIf(chromiumPath === null)('the rooms', () => {
  let served: Served
  let browser: Browser
  let page: Page
  let book = ''
  let read = ''
  let batch = ''
  let year = ''
  const troubles: string[] = []

  beforeAll(async () => {
    served = await serveDemonstration()
    browser = await openBrowser(chromiumPath ?? '')
    page = await browser.context.newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
    await page.goto(served.signIn)
    await page.waitForSelector('.who-name')
    ;({ book, read, year } = await demonstrationOf(page))
    batch = await page.evaluate(async ({ name, text }) => {
      const form = new FormData()
      form.append('files', new File([text], name))
      const laid = await (await fetch('/api/review/batches', { method: 'POST', body: form })).json()
      return `/review/${laid.id}`
    }, sheet)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })
  beforeEach(async () => {
    await page.setViewportSize(sizes[0])
    await page.emulateMedia({ colorScheme: 'light' })
  })

  const open = async (path: string) => {
    await page.goto(served.address + path)
    await page.waitForSelector('main')
    await page.waitForLoadState('networkidle')
  }
  const rooms = (): readonly string[] => [
    ...['/', read, '/books', book, '/performance', '/review', batch],
    ...['', '&view=monitoring', '&view=evaluation', '&view=overview', '&view=records'].map(
      (view) => year + view,
    ),
    ...['/admin', '/admin/organisations', '/admin/log', '/account', '/no-such-page'],
  ]

  it('the accessibility checker finds nothing serious, light or dark, wide or narrow', async () => {
    const found: string[] = []
    for (const path of rooms()) {
      await open(path)
      for (const size of sizes) {
        await page.setViewportSize(size)
        await settled(page)
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme })
          const on = `${decodeURIComponent(path).slice(-40)} ${size.width} ${colorScheme}`
          const only = colorScheme === 'dark' ? 'colours' : undefined
          found.push(...(await gravest(page, only)).map((violation) => `${on}: ${violation}`))
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        if (wide > size.width) found.push(`${path}: ${wide} wide on ${size.width}`)
      }
      await page.setViewportSize(sizes[0])
    }
    expect(found).toEqual([])
    expect(troubles).toEqual([])
  }, 180_000)

  it('Tab goes on through every room, and where it stands is seen', async () => {
    const found: string[] = []
    for (const path of rooms()) {
      await open(path)
      const seen: string[] = []
      for (let turn = 0; turn < 25; turn += 1) {
        await page.keyboard.press('Tab')
        seen.push(await page.evaluate(focusOf))
      }
      found.push(...seen.filter((one) => one.startsWith('unseen')).map((one) => `${path}: ${one}`))
      if (new Set(seen).size < 8) found.push(`${path}: ${[...new Set(seen)].join(' | ')}`)
    }
    expect(found).toEqual([])
  }, 120_000)
})

/** What answers a new size has been drawn. */
const settled = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  )

const sheet = {
  name: '一家.txt',
  text: ['收支总表', '单位：万元', '项目\t预算数', '收入总计\t8900.03', '支出总计\t8900.03'].join('\n'),
}

/** What has the focus; begins with `unseen` where nothing on the screen says so. Runs in the page. */
function focusOf(): string {
  const at = globalThis.document.activeElement
  if (!at || at === globalThis.document.body) return 'page'
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
  const marked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  const box = at.getBoundingClientRect()
  const words = `${at.tagName} ${at.className} ${at.getAttribute('aria-label') ?? at.textContent ?? ''}`
  const name = words.replace(/\s+/gu, ' ').slice(0, 90)
  const within = at.closest(':focus-within')
  return marked && box.width > 0 && within !== null
    ? `${name} ${box.top | 0} ${box.left | 0}`
    : `unseen ${name}`
}

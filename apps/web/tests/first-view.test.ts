import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicPages } from '../../../bench/first-view-pages.ts'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { type Served, serveDemonstration } from './serve.ts'

/** 首屏 What the server has fetched beside a page is what the page asks for: nothing is asked for twice, nothing named in vain. */
describe.skipIf(chromiumPath === null)('the first view of the public pages', () => {
  let served: Served
  let browser: Browser

  beforeAll(async () => {
    served = await serveDemonstration()
    browser = await openBrowser(chromiumPath ?? '')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  it('asks for each thing once', async () => {
    for (const { what, path, figure } of await publicPages(served.address)) {
      const page = await browser.context.newPage()
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url().slice(served.address.length)))
      await page.goto(served.address + path)
      await page.waitForSelector(figure)
      const named = await page.$$eval('link[rel=preload]', (links) =>
        links.map((link) => link.getAttribute('href')),
      )
      const answers = asked.filter((address) => address.startsWith('/api/'))
      expect(answers.toSorted(), what).toEqual([...new Set(answers)].toSorted())
      expect(answers, what).toEqual(expect.arrayContaining(named))
      const files = asked.filter((address) => address.startsWith('/assets/'))
      expect(files.length, what).toBe(new Set(files).size)
      await page.close()
    }
  }, 60_000)

  it('shows the beginning of a document while the rest of it is on its way, and says so', async () => {
    const wanted = (await publicPages(served.address)).find(({ what }) => what === 'a document')
    const { path = '', figure = '' } = wanted ?? {}
    const page = await browser.context.newPage()
    const rest = Promise.withResolvers<void>()
    await page.route(`**/api${path}`, async (route) => {
      await rest.promise
      await route.continue()
    })
    await page.goto(served.address + path)
    await page.waitForSelector(figure)
    const shown = () => page.locator('.document-bar, .tabs, .finding-list').allInnerTexts()
    const [beginning, top] = [await shown(), await page.locator('.source .item').first().innerText()]
    expect(await page.locator('.rail .mark').count()).toBe(0)
    await page.getByRole('button', { name: /^表格/u }).click()
    await page.waitForSelector('.left > .still-reading')
    await page.getByRole('button', { name: '原件', exact: true }).click()
    await page.waitForSelector('.source > .still-reading', { state: 'attached' })
    const finding = page.locator('.finding-row').first()
    await finding.click()
    rest.resolve()
    // What was chosen before the rest came is lit as soon as it is here.
    await page.waitForSelector('.source [data-tag="1"]')
    expect(await page.locator('.still-reading').count()).toBe(0)
    expect(await page.locator('.rail .mark').count()).toBeGreaterThan(0)
    await page.goto(served.address + path)
    await page.waitForSelector('.rail .mark')
    expect(await shown()).toEqual(beginning)
    expect(await page.locator('.source .item').first().innerText()).toBe(top)
    await page.close()
  }, 60_000)

  it('asks for the whole document at once where the address says more than which', async () => {
    const wanted = (await publicPages(served.address)).find(({ what }) => what === 'a document')
    const page = await browser.context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${served.address}${wanted?.path}?tab=programs`)
    await page.waitForSelector('.tabs [aria-current]')
    expect(asked.filter((address) => address.startsWith('/api/documents/'))).toEqual([`/api${wanted?.path}`])
    await page.close()
  }, 60_000)
})

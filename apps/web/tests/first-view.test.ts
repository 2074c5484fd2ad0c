import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicPages } from '../../../bench/first-view-pages.ts'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { type Served, serve } from './serve.ts'

/** 首屏 What the server has fetched beside a page is what the page asks for: nothing is asked for twice, nothing named in vain. */
describe.skipIf(chromiumPath === null)('the first view of the public pages', () => {
  let served: Served
  let browser: Browser

  beforeAll(async () => {
    served = await serve()
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
})

import type { OpenHome, OpenSearchResult, OpenYear } from '@mingzhang/model'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { gravest } from './axe.ts'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { type Served, serveDemonstration } from './serve.ts'

/** 公开账 The public's way through the whole program, signed in as nobody. */
describe.skipIf(chromiumPath === null)('the open book in Chromium', () => {
  let served: Served
  let browser: Browser
  let page: Page
  let unit = ''
  let compared = ''
  const troubles: string[] = []

  beforeAll(async () => {
    served = await serveDemonstration()
    browser = await openBrowser(chromiumPath ?? '')
    page = await browser.context.newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    const home: OpenHome = await (await fetch(`${served.address}/api/open`)).json()
    const lines = home.recent.filter(({ total }) => total !== null)
    const line = lines.find(({ unitName }) => unitName?.startsWith('青龙'))
    unit = `/open/${encodeURIComponent(line?.unitKey ?? '')}/${line?.year}`
    compared = lines.map(({ unitKey }) => `unit=${encodeURIComponent(unitKey)}`).join('&')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })
  beforeEach(async () => {
    troubles.length = 0
    await page.setViewportSize({ width: 1440, height: 900 })
  })
  const open = async (path: string) => {
    await page.goto(served.address + path)
    await page.waitForSelector('main h1, main h2')
    await page.waitForLoadState('networkidle')
  }

  it('two characters lead to a unit’s year, a figure of it to its source', async () => {
    await open('/open')
    await page.fill('main input[type=search]', '青')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.open-short')
    await page.fill('main input[type=search]', '青龙')
    await page.keyboard.press('Enter')
    await page.locator('.found h3 a').first().click()
    await page.waitForSelector('.heroes')
    expect(await page.locator('h1').textContent()).toContain('2024 年预算')
    expect(await page.locator('.hero.main b').textContent()).toBe('1630.30')
    await page.locator('.hero.main a').click()
    await page.waitForSelector('.document-bar')
    expect(page.url()).toContain('place=')
    await page.waitForFunction(() => document.querySelector('.source')?.textContent?.includes('1630.30'))
    expect(troubles).toEqual([])
  })

  it('the pictures have their figures in tables, and the address keeps which is shown', async () => {
    await open(unit)
    const bars = await page.locator('.flow svg text').count()
    expect(bars).toBeGreaterThan(8)
    await page.locator('.to-table').first().click()
    await page.waitForSelector('table caption:text("收入来源")')
    expect(page.url()).toContain('flow=table')
    await page.reload()
    await page.waitForSelector('table caption:text("收入来源")')
    expect(await page.locator('.picture table').first().textContent()).toContain('1038.81')
    expect(troubles).toEqual([])
  })

  it('Tab reaches the blocks of the tree map from large to small', async () => {
    await open(unit)
    await page.locator('.chart').nth(1).locator('.to-table').focus()
    const amounts: number[] = []
    for (let turn = 0; turn < 6; turn += 1) {
      await page.keyboard.press('Tab')
      const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
      amounts.push(Number(/([\d,.]+) 万元/u.exec(label)?.[1]?.replaceAll(',', '')))
    }
    expect(amounts).toEqual(amounts.toSorted((one, other) => other - one))
    expect(amounts[0]).toBe(940.17)
  })

  it('on a phone nothing is cut off and everything can be hit', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const path of [unit, '/open', `/open/compare?${compared}`]) {
      await open(path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
    }
    await open(unit)
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('main a, main button, header a:not(.skip), header button, header select')]
        .filter((each) => !each.closest('.tree') && each.getClientRects().length > 0)
        .map((each) => ({
          text: each.textContent?.slice(0, 20),
          height: each.getBoundingClientRect().height,
        }))
        .filter(({ height }) => height < 39.5),
    )
    expect(low).toEqual([])
  })

  const pages = (): readonly (readonly [name: string, path: string])[] => [
    ['list of documents', '/'],
    ['open book', '/open'],
    ['unit’s year', unit],
    ['its tables', `${unit}?view=tables`],
    ['its narrative', `${unit}?view=reading`],
    ['its programmes', `${unit}?view=programs`],
    ['its years', `${unit}?view=trend`],
    ['its checks', `${unit}?view=checks`],
    ['charts as tables', `${unit}?flow=table&tree=table`],
    ['search', `/open/search?query=${encodeURIComponent('用车')}`],
    ['comparison', `/open/compare?${compared}`],
    ['region', `/open/region/${encodeURIComponent('河北省')}`],
    ['terms', '/open/terms'],
  ]
  it('whoever adds units by keys stays where the next name is typed', async () => {
    await open('/open/compare')
    await page.fill('.add-unit input', '青龙')
    await page.waitForSelector('.add-unit li')
    expect(await gravest(page)).toEqual([])
    await page.locator('.add-unit input').focus()
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
    await page.waitForSelector('.compare-table')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    expect(await page.locator('.compare-table').textContent()).toContain('13,000.00')
    expect(await page.locator('.compare-table').textContent()).toContain('文件没有公开在职人数')
  })

  it('a book that was published stands for its unit’s year, in every format of it', async () => {
    const found: OpenSearchResult = await (
      await fetch(
        `${served.address}/api/open/search?kind=unit&query=${encodeURIComponent('机关事务管理中心')}`,
      )
    ).json()
    const key = encodeURIComponent(found.hits[0]?.unitKey ?? '')
    const read = async (): Promise<OpenYear> =>
      (await fetch(`${served.address}/api/open/units/${key}/2024`)).json()
    await expect.poll(async () => (await read()).publishedOn, { timeout: 60_000 }).not.toBeNull()
    await open(`/open/${key}/2024`)
    expect(await page.locator('.edition-note').textContent()).toContain('公开')
    expect(await page.locator('.hero.main b').textContent()).toBe('1117.75')
    const { documentId } = await read()
    for (const format of ['txt', 'docx', 'html', 'csv']) {
      const file = await fetch(`${served.address}/api/open/documents/${documentId}/edition/${format}`)
      expect([format, file.status]).toEqual([format, 200])
    }
    await page.locator('.hero.main a').click()
    await page.waitForFunction(() => document.querySelector('.source')?.textContent?.includes('1,117.75'))

    // One row for the unit's year; the original leads on, and its page says that it is not the one that counts.
    const rows = page.locator('.open-table tbody tr', { hasText: '机关事务管理中心' })
    const original = rows.getByRole('link', { name: '公开原件' })
    const seen = async () => {
      await open('/open')
      return [await rows.count(), await original.count()]
    }
    await expect.poll(seen, { timeout: 30_000, interval: 2_000 }).toEqual([1, 1])
    await original.click()
    const note = page.locator('.edition-note', { hasText: '取自公开原件' })
    await note.getByRole('link', { name: '看公开稿' }).click()
    await page.locator('.edition-note', { hasText: '公开的公开稿' }).waitFor()
    expect(troubles).toEqual([])
  }, 90_000)

  it.each([
    ['light', 1440, 900],
    ['dark', 390, 844],
  ] as const)(
    'the accessibility checker finds nothing serious (%s, %i pixels wide)',
    async (theme, width, height) => {
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize({ width, height })
      const found: string[] = []
      for (const [name, path] of pages()) {
        await open(path)
        found.push(...(await gravest(page)).map((violation) => `${name}: ${violation}`))
      }
      await open(unit)
      await page.locator('.hero.main a').click()
      await page.waitForSelector('.document-bar')
      await page.waitForLoadState('networkidle')
      found.push(...(await gravest(page)).map((violation) => `document: ${violation}`))
      expect(found).toEqual([])
    },
    120_000,
  )
})

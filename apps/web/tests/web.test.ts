import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, builtApp, chromiumPath, openBrowser } from './browser.ts'
import { type MockServer, startMockServer } from './mock-server.ts'

if (chromiumPath === null) {
  process.stderr.write(
    'web tests in a browser SKIPPED: no Chromium (set CHROMIUM_PATH or install chromium)\n',
  )
}

/** 浏览器里的页面 The built app in a real browser, against the stand-in server. */
describe.skipIf(chromiumPath === null)('the web app in Chromium', () => {
  let server: MockServer
  let browser: Browser
  let page: Page
  const troubles: string[] = []

  beforeAll(async () => {
    server = await startMockServer(await builtApp())
    browser = await openBrowser(chromiumPath ?? '')
    page = await browser.context.newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('503')) troubles.push(message.text())
    })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  beforeEach(async () => {
    server.mode = 'full'
    troubles.length = 0
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  const open = async (path: string) => {
    await page.goto(server.address + path)
    await page.waitForSelector('main')
  }
  const textOf = async (selector: string) => (await page.locator(selector).first().textContent()) ?? ''
  const texts = (selector: string) => page.locator(selector).allInnerTexts()

  describe('the list of documents', () => {
    it('shows unit, year and kind, sorts by a head and searches while one types', async () => {
      await open('/')
      await page.waitForSelector('.documents tbody tr')
      expect(await page.locator('.documents tbody tr').count()).toBe(5)
      await page.click('th button:has-text("错误")')
      await page.waitForFunction(
        () => document.querySelector('.documents .unit a')?.textContent === '岭北县民政局',
      )
      expect(await textOf('th[aria-sort="descending"]')).toContain('错误')
      await page.keyboard.press('/')
      await page.keyboard.type('万安')
      await page.waitForFunction(() => document.querySelectorAll('.documents tbody tr').length === 1)
      expect(page.url()).toContain('search=')
      await page.fill('.find input', '没有的单位')
      await page.waitForSelector('.empty h2')
      expect(await textOf('.empty h2')).toBe('没有符合的文件')
      expect(troubles).toEqual([])
    })

    it('is walked by keys and opened with Enter', async () => {
      await open('/')
      await page.waitForSelector('.documents tbody tr')
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('k')
      expect(await page.locator('tr.current').count()).toBe(1)
      await page.keyboard.press('Enter')
      await page.waitForSelector('.document-bar h1')
      expect(page.url()).toContain('/documents/qingchuan')
    })

    it('says what to drop when it is empty, and what is wrong when the server is', async () => {
      server.mode = 'empty'
      await open('/')
      expect(await textOf('.empty.first h2')).toBe('还没有文件')
      server.mode = 'broken'
      await open('/')
      await page.waitForSelector('[role="alert"]')
      expect(await textOf('[role="alert"]')).toContain('数据库正被另一个程序占用')
      server.mode = 'full'
      await page.click('button:has-text("重试")')
      await page.waitForSelector('.documents tbody tr')
    })

    it('imports several files at once: one refused with reason, one stopped, the others done', async () => {
      await open('/')
      await page.waitForSelector('.documents tbody tr')
      const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('甲') })
      await page.setInputFiles('input[type=file]', [file('slow.txt'), file('扫描.png'), file('乙.txt')])
      await page.waitForSelector('.import-row.refused')
      const refusal = await textOf('.import-row.refused')
      for (const word of ['不是能读的文件', '原因', '怎么办']) expect(refusal).toContain(word)
      await page.waitForSelector('.import-row.done')
      await page.click('.import-row button:has-text("停止")')
      await page.waitForSelector('.import-row.stopped')
      expect(await textOf('.imports header')).toContain('已完成 3，共 3')
      await page.click('.import-row.done a')
      await page.waitForSelector('.document-bar')
    })

    it('asks before it deletes', async () => {
      await open('/')
      await page.waitForSelector('.documents tbody tr')
      const row = page.locator('.documents tbody tr', { hasText: '岭北县卫生健康局' })
      await row.locator('button').click()
      await page.keyboard.press('Escape')
      expect(await row.count()).toBe(1)
      await row.locator('button').click()
      await page.click('dialog .danger')
      await row.waitFor({ state: 'detached' })
    })
  })

  describe('a document', () => {
    const rows = '.finding-list > li'

    it('shows what was found, filtered by severity and by answer', async () => {
      await open('/documents/qingchuan')
      await page.waitForSelector(rows)
      expect(await textOf('h1')).toContain('青川区机关事务服务中心')
      expect(await page.locator(rows).count()).toBe(6)
      await page.click('.filters button:has-text("警告")')
      expect(await page.locator(rows).count()).toBe(2)
      await page.keyboard.press('Escape')
      await page.keyboard.press('3')
      expect(await texts(`${rows} .finding-what`)).toHaveLength(1)
      expect(page.url()).toContain('answer=unknown')
      await page.keyboard.press('3')
      expect(await page.locator(rows).count()).toBe(6)
    })

    it('a finding lights every place of its equation, numbered, and folds the rest', async () => {
      await open('/documents/qingchuan')
      await page.waitForSelector(rows)
      await page.keyboard.press('j')
      await page.waitForSelector('[data-light]')
      expect(page.url()).toContain('finding=f-narrative')
      expect(await page.locator('.lit.agrees').count()).toBe(4)
      expect(await texts('.lit.culprit')).toEqual(['8320.77'])
      expect(await texts('.cut')).toContain('第 2–15 行与本条无关，已折叠')
      expect(await textOf('[data-card]')).toContain('沿用了上年数')
      expect(await page.locator('[data-card] .equations > li').count()).toBe(3)
      await page.keyboard.press('f')
      await page.waitForFunction(() => document.querySelectorAll('.cut, .fold').length === 0)
      await page.keyboard.press('f')
      await page.waitForSelector('.fold')
      await page.keyboard.press('Escape')
      await page.waitForFunction(() => document.querySelectorAll('[data-light]').length === 0)
      expect(troubles).toEqual([])
    })

    it('the figure that is likely wrong comes into view; [ and ] walk the places from it, J and K the findings', async () => {
      await open('/documents/qingchuan?finding=f-narrative')
      const culprit = page.locator('.source .lit.culprit').first()
      await culprit.waitFor()
      await page.waitForFunction(() => {
        const pane = document.querySelector('.source')?.getBoundingClientRect()
        const place = document.querySelector('.source .lit.culprit')?.getBoundingClientRect()
        return pane && place && place.top > pane.top && place.bottom < pane.bottom
      })
      const number = Number(await culprit.getAttribute('data-light'))
      await page.keyboard.press('[')
      await page.waitForSelector(`[data-light="${number - 1}"].flash`)
      await page.keyboard.press('j')
      await page.waitForFunction(() => location.search.includes('f-cost'))
      await page.keyboard.press('k')
      await page.waitForFunction(() => location.search.includes('f-narrative'))
    })

    it('an equation says what it takes for granted, folded when it is much', async () => {
      await open('/documents/qingchuan?finding=f-narrative')
      const given = page.locator('.equations details.assumed')
      expect(await given.locator('li').first().isVisible()).toBe(false)
      await given.locator('summary').click()
      expect(await given.locator('li').allInnerTexts()).toHaveLength(3)
    })

    it('a place in another document is a link to it there', async () => {
      await open('/documents/qingchuan?finding=f-narrative')
      const link = page.locator('[data-card] .others a')
      expect(await link.textContent()).toContain('332-2024.txt')
      const address = new URL((await link.getAttribute('href')) ?? '', page.url())
      expect(address.pathname).toBe('/documents/other-0')
      await open(`/documents/qingchuan${address.search}`)
      await page.waitForSelector('.source .flash')
    })

    it('a click on a figure says what money it is, where else it stands and what uses it', async () => {
      await open('/documents/qingchuan')
      await page.click('tr:has-text("收入总计") [data-figure] >> nth=1')
      const card = page.locator('.figure-card')
      await card.waitFor()
      expect(await card.textContent()).toContain('2024 年')
      expect(await card.textContent()).toContain('说明里的支出预算')
      await card.locator('.elsewhere button').first().click()
      await page.waitForSelector('.flash')
      await page.reload()
      await page.waitForSelector('.figure-card')
      await page.keyboard.press('Escape')
      await page.waitForFunction(() => !document.querySelector('.figure-card'))
    })

    it('figures are reached by arrows alone', async () => {
      await open('/documents/qingchuan')
      await page.waitForSelector('[data-figure]')
      await page.focus('.source')
      await page.keyboard.press('ArrowRight')
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-figure') ?? '')
      const first = await focused()
      expect(first).not.toBe('')
      await page.keyboard.press('ArrowDown')
      expect(await focused()).not.toBe(first)
      await page.keyboard.press('Enter')
      await page.waitForSelector('.figure-card')
    })

    it('a selection of cells is copied with tabs, as Excel pastes it', async () => {
      await open('/documents/qingchuan')
      await page.waitForSelector('.printed td')
      await page.evaluate(() => {
        const cells = document.querySelectorAll('.printed tbody td')
        const [from, to] = [cells[1], cells[4]]
        if (from && to) getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length)
      })
      await page.keyboard.press('Control+c')
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied).toBe('一、一般公共预算拨款收入\t8900.03\t一、一般公共服务支出\t8309.97')
    })

    it('shows tables, programmes, sentences and unplaced numbers as read', async () => {
      await open('/documents/qingchuan?tab=tables&table=t3')
      await page.waitForSelector('.read td.unread')
      expect(await texts('.read td.dash')).toEqual(['—'])
      await page.click('.tabs button:has-text("项目")')
      await page.click('.index button:has-text("公务车辆")')
      expect(await textOf('.indicators tfoot')).toMatch(
        /权重合计.*执行率权重 10，指标应合计 90.*多 10.*100/su,
      )
      await page.click('.tabs button:has-text("文字")')
      expect(await page.locator('.claims tbody tr').count()).toBe(14)
      await page.click('.tabs button:has-text("未归位")')
      expect(await texts('.whole-pane tbody th')).toEqual(['0335-3918000', '０.ＯＯ'])
      await page.click('.whole-pane tbody button >> nth=0')
      await page.waitForSelector('.source .flash, .source [data-spot]')
      expect(page.url()).not.toContain('tab=')
    })

    it('a long document scrolls with few rows drawn', async () => {
      await open('/documents/large')
      await page.waitForSelector('.item')
      const drawn = () => page.locator('.item').count()
      expect(await drawn()).toBeLessThan(80)
      await page.evaluate(() => document.querySelector('.source')?.scrollTo(0, 1e7))
      await page.waitForFunction(() => document.querySelector('.source')?.textContent?.includes('第85张'))
      expect(await drawn()).toBeLessThan(80)
    })

    it('a long table keeps its widths while it scrolls, and is printed whole', async () => {
      await open('/documents/large?tab=tables')
      await page.waitForSelector('.read tbody tr')
      const drawn = () => page.locator('.read tbody tr').count()
      const widths = () =>
        page
          .locator('.read thead th')
          .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().width))
      const [rows, before] = [Number(await page.getAttribute('.read', 'aria-rowcount')), await widths()]
      expect(rows).toBeGreaterThan(1_000)
      expect(await drawn()).toBeLessThan(100)
      await page.evaluate(() => document.querySelector('.read-scroll')?.scrollTo(0, 9_999))
      await page.waitForFunction(() => Number(document.querySelector('.read .spacer')?.clientHeight) > 5_000)
      expect(await widths()).toEqual(before)
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
      expect(await drawn()).toBe(rows)
      await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    })

    it('tells when it does not exist', async () => {
      await open('/documents/nothing')
      await page.waitForSelector('[role="alert"]')
      expect(await textOf('[role="alert"]')).toContain('库里没有这份文件')
    })
  })

  describe('for everyone', () => {
    it('speaks English by a switch and remembers it', async () => {
      await open('/')
      await page.click('.switch button:has-text("EN")')
      await page.waitForSelector('h1:has-text("Published documents")')
      await page.reload()
      await page.waitForSelector('h1:has-text("Published documents")')
      expect(await page.getAttribute('html', 'lang')).toBe('en')
      await page.click('.switch button:has-text("中文")')
      await page.waitForSelector('h1:has-text("公开文件")')
    })

    it('text stands out at 4.5 : 1 in light and in dark', async () => {
      for (const theme of ['light', 'dark']) {
        await open('/documents/qingchuan?finding=f-narrative')
        await page.waitForSelector('[data-card]')
        await page.selectOption('.theme', theme)
        expect(await page.evaluate(lowContrast), theme).toEqual([])
      }
      await page.selectOption('.theme', 'system')
    })

    it('single letters do nothing in inputs and can be switched off', async () => {
      await open('/documents/qingchuan?tab=tables')
      await page.focus('.index input')
      await page.keyboard.type('j')
      expect(page.url()).not.toContain('finding=')
      await page.evaluate(
        () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
      )
      await page.keyboard.press('?')
      await page.uncheck('dialog .check input')
      await page.keyboard.press('Escape')
      await page.keyboard.press('j')
      expect(page.url()).not.toContain('finding=')
      await page.click('.keys-all')
      await page.check('dialog .check input')
      await page.keyboard.press('Escape')
    })

    it('fits a phone: nothing wider than the screen, findings in a drawer', async () => {
      await page.setViewportSize({ width: 390, height: 844 })
      for (const path of [
        '/',
        '/documents/qingchuan?finding=f-narrative',
        '/documents/qingchuan?tab=programs',
      ]) {
        await open(path)
        await page.waitForTimeout(200)
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
      }
      expect(await page.locator('.findings').isVisible()).toBe(false)
      await page.click('.to-findings')
      expect(await page.locator('.findings').isVisible()).toBe(true)
      await page.click('.finding-row >> nth=0')
      await page.click('[data-card] button.n0 >> nth=0')
      await page.waitForFunction(() => !document.querySelector('.drawer-open'))
    })

    it('prints everything, also what is virtual on the screen', async () => {
      await open('/documents/large')
      await page.waitForSelector('.item')
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
      expect(await page.locator('.printed thead, .printed tbody').count()).toBeGreaterThanOrEqual(85)
      await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    })
  })
})

/** Runs in the page: texts whose contrast with what is behind them is below 4.5. */
function lowContrast(): readonly string[] {
  const channel = (part: number) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  const light = ([r = 0, g = 0, b = 0]: readonly number[]) =>
    0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
  const parts = (color: string) => (color.match(/[\d.]+/gu) ?? []).map(Number)
  const behind = (element: Element): readonly number[] => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const color = parts(getComputedStyle(at).backgroundColor)
      if (color.length === 3 || (color[3] ?? 0) > 0.99) return color
    }
    return [255, 255, 255]
  }
  const low: string[] = []
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    const style = getComputedStyle(element)
    if (!own || style.visibility === 'hidden' || element.closest('.unseen, [hidden], option, .copy-table'))
      continue
    const [a, b] = [light(parts(style.color)), light(behind(element))]
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (ratio < 4.5)
      low.push(`${element.className} ${element.textContent?.slice(0, 20)} ${Math.round(ratio * 100) / 100}`)
  }
  return low
}

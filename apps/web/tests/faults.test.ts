import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BookDetail } from '../src/api/books.ts'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { demonstrationOf } from './demonstration.ts'
import { type Served, serveDemonstration, signInAs } from './serve.ts'

/** 出了岔子 A session that ends, two tabs, two administrators, a disk that is full: nothing that was typed is lost. */
describe.skipIf(chromiumPath === null)('when something goes wrong', () => {
  let served: Served
  let browser: Browser
  let page: Page
  let book = ''
  let year = ''
  let read = ''

  beforeAll(async () => {
    served = await serveDemonstration()
    browser = await openBrowser(chromiumPath ?? '')
    page = await browser.context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(served.signIn)
    await page.waitForSelector('.who-name')
    ;({ book, year, read } = await demonstrationOf(page))
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  const signIn = (login: string) => signInAs(page, served, login)
  const signInAgain = async (login: string) => {
    await page.waitForSelector('dialog input[type=password]')
    await page.fill('dialog input[type=password]', served.passwords.get(login) ?? '')
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog input[type=password]', { state: 'detached' })
  }
  const openBook = async (tab: Page) => {
    await tab.goto(served.address + book)
    await tab.waitForSelector('.g-row [data-cell]')
  }
  const type = async (tab: Page, line: string, text: string) => {
    const row = tab.locator('.g-row', { hasText: line })
    await row.locator('[data-cell$=" fund:general"]').click()
    await tab.keyboard.type(text)
    await tab.keyboard.press('Enter')
  }
  const says = (tab: Page, words: string) =>
    tab.waitForFunction(
      (wanted) => document.querySelector('.book-where')?.textContent?.includes(wanted),
      words,
    )
  /** What stands on the server in the line of an account. */
  const kept = (econ: string) =>
    page.evaluate(
      async ([path, code]) => {
        const detail: BookDetail = await (await fetch(`/api${path}`)).json()
        return detail.working.rows.find(({ at }) => at.econ === code)?.money['general']
      },
      [book, econ] as const,
    )

  it('a session that ends while a book is typed: sign in again, and the figure is saved', async () => {
    await signIn('compiler')
    await openBook(page)
    await browser.context.clearCookies()
    await type(page, '邮电费', '1.45')
    await signInAgain('compiler')
    await says(page, '已保存')
    expect(await kept('30207')).toBe('1.45')
  }, 60_000)

  it('a cell that has not been left: back, reload in the middle of a save, and it is there', async () => {
    await openBook(page)
    const cell = page.locator('.g-row', { hasText: '邮电费' }).locator('[data-cell$=" fund:general"]')
    const write = async (text: string) => {
      await cell.click()
      await page.keyboard.type(text)
    }
    await page.goto(`${served.address}/books`)
    await page.locator('.book-list a').first().click()
    await write('1.46')
    await page.goBack()
    await page.waitForSelector('.book-list')
    await page.goForward()
    await expect.poll(() => cell.innerText()).toBe('1.46')
    // What was found is being saved while the next figure is typed: that save does not take it away.
    const sent = page.waitForResponse((answer) => answer.request().method() === 'PUT')
    await write('1.47')
    await sent
    await says(page, '已保存')
    const drafts = await page.evaluate(() =>
      Object.keys(localStorage).flatMap((key) =>
        key.startsWith('mingzhang.draft') ? (localStorage.getItem(key) ?? '') : [],
      ),
    )
    expect(drafts.join('')).toContain('1.47')
    await page.reload()
    await expect.poll(() => cell.innerText()).toBe('1.47')
    await says(page, '已保存')
  }, 60_000)

  it('a room that cannot be fetched says so, leaves the way elsewhere, and comes once the line is back', async () => {
    await signIn('compiler')
    await page.goto(served.address)
    await page.waitForSelector('.documents tbody tr')
    await browser.context.setOffline(true)
    await page.locator('.top nav a', { hasText: '绩效' }).click()
    await page.waitForSelector('.trouble')
    expect(await page.locator('.trouble').innerText()).toContain('网络断了')
    await page.locator('.trouble button').click()
    await page.waitForFunction(() => document.querySelector('.trouble')?.textContent?.includes('还是连不上'))
    await page.locator('.top nav a', { hasText: '文件' }).click()
    await page.waitForSelector('.documents tbody tr')
    await page.locator('.top nav a', { hasText: '绩效' }).click()
    await page.waitForSelector('.trouble')
    await browser.context.setOffline(false)
    await page.waitForSelector('.years-page')
  }, 60_000)

  it('two tabs on one book: what each typed is kept; one cell typed in both is asked about', async () => {
    const other = await browser.context.newPage()
    other.setDefaultTimeout(15_000)
    await openBook(page)
    await openBook(other)
    await type(page, '邮电费', '1.50')
    await says(page, '已保存')
    await type(other, '公务用车', '1.90')
    await other.waitForFunction(() => document.querySelector('.g-body')?.textContent?.includes('1.50'))
    await says(other, '已保存')
    await expect.poll(() => kept('30231'), { timeout: 15_000 }).toBe('1.90')
    expect(await kept('30207')).toBe('1.50')

    await page.reload()
    await page.waitForSelector('.g-row [data-cell]')
    await type(page, '邮电费', '1.60')
    await says(page, '已保存')
    await type(other, '邮电费', '1.70')
    await other.waitForSelector('dialog table')
    const both = await other.locator('dialog table').textContent()
    for (const text of ['1.50', '1.60', '1.70']) expect(both).toContain(text)
    await other.locator('dialog input[type=radio]').last().check()
    await other.locator('dialog .btn.primary').click()
    await other.waitForSelector('dialog', { state: 'detached' })
    await says(other, '已保存')
    expect(await kept('30207')).toBe('1.60')
    await other.close()
  }, 90_000)

  it('a disk that is full keeps what was typed on the page, says why, and saves when there is room', async () => {
    const full = {
      what: '存放数据的磁盘已满，没有存上，原来的内容没有变。',
      why: '磁盘没有空间了。',
      toDo: '请稍后。',
    }
    await openBook(page)
    await page.route('**/api/books/**', (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 507, contentType: 'application/json', body: JSON.stringify(full) })
        : route.fallback(),
    )
    await type(page, '邮电费', '1.80')
    await says(page, '本机')
    await page.reload()
    await page.waitForSelector('.g-row [data-cell]')
    expect(await page.locator('.g-row', { hasText: '邮电费' }).textContent()).toContain('1.80')
    await page.unroute('**/api/books/**')
    await says(page, '已保存')
    await expect.poll(() => kept('30207'), { timeout: 20_000 }).toBe('1.80')
  }, 60_000)

  it('a session that ends over the targets grid: sign in again, and the grid is saved', async () => {
    await signIn('performance')
    await page.goto(served.address + year)
    const cell = page.locator('input[data-field="value"]').first()
    await cell.fill('97')
    await browser.context.clearCookies()
    await page.click('.pane-actions .btn.primary')
    await signInAgain('performance')
    await page.waitForFunction(() => document.querySelector('.toast')?.textContent === '已保存')
    await page.reload()
    await page.waitForSelector('input[data-field="value"]')
    expect(await cell.inputValue()).toBe('97')
  }, 60_000)

  it('a session that ends over the reason of a decision: sign in again, and the decision is kept', async () => {
    await signIn('reviewer')
    await page.goto(served.address + read)
    await page.waitForSelector('.finding-row')
    await page.keyboard.press('j')
    await page.waitForSelector('.decision-buttons')
    await page.keyboard.press('r')
    await page.keyboard.type('本地做法如此')
    await browser.context.clearCookies()
    await page.keyboard.press('Enter')
    await signInAgain('reviewer')
    await page.waitForSelector('.decided-mark.rejected')
    await page.reload()
    await page.waitForSelector('.decided-mark.rejected')
  }, 60_000)

  it('two administrators on one account: the second is told, and what was filled in stays', async () => {
    await signIn('administrator')
    const other = await browser.context.newPage()
    other.setDefaultTimeout(15_000)
    const openAccount = async (tab: Page) => {
      await tab.goto(`${served.address}/admin`)
      await tab.locator('.accounts tbody tr', { hasText: 'compiler' }).locator('button').first().click()
      await tab.waitForSelector('dialog form')
    }
    const name = (tab: Page) => tab.locator('dialog input:not([type=checkbox])').first()
    await openAccount(page)
    await openAccount(other)
    await name(page).fill('编制人甲')
    await page.click('dialog button[type=submit]')
    await page.waitForSelector('dialog', { state: 'detached' })
    await name(other).fill('编制人乙')
    await other.click('dialog button[type=submit]')
    await other.waitForSelector('dialog .problem-note')
    expect(await name(other).inputValue()).toBe('编制人乙')
    await page.reload()
    await page.waitForSelector('.accounts tbody tr')
    expect(await page.locator('.accounts').textContent()).toContain('编制人甲')
    await other.close()
  }, 60_000)
})

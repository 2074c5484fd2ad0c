import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { demonstrationOf } from './demonstration.ts'
import { type Served, serveDemonstration, signInAs } from './serve.ts'

/** What the server answers, or that it does not, when somebody sends a form. */
const faults = [
  { name: 'the connection is lost', status: 0, says: '服务没有回答' },
  { name: 'the disk is full', status: 507, says: '磁盘已满' },
  { name: 'the database is away', status: 503, says: '数据库没有应答' },
] as const

/** 填到一半 A form sent into trouble says what is wrong, keeps what was filled in, and goes through when the trouble is over. */
describe.skipIf(chromiumPath === null)('a form that cannot be sent', () => {
  let served: Served
  let browser: Browser
  let page: Page
  let year = ''
  let read = ''

  beforeAll(async () => {
    served = await serveDemonstration()
    browser = await openBrowser(chromiumPath ?? '')
    page = await browser.context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(served.signIn)
    await page.waitForSelector('.who-name')
    ;({ year, read } = await demonstrationOf(page))
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  const signIn = (login: string) => signInAs(page, served, login)

  type Form = {
    readonly api: string
    readonly send: () => Promise<void>
    readonly said: (words: string) => Promise<unknown>
    /** What is in the form now. */
    readonly filled: () => Promise<string>
  }

  /** Sends the form into each trouble in turn. */
  const intoTrouble = async ({ api, send, said, filled }: Form) => {
    const before = await filled()
    for (const { status, says } of faults) {
      const body = JSON.stringify({ what: `${says}，没有做成。`, why: '试一试。', toDo: '请稍后。' })
      await page.route(api, (route) => {
        if (route.request().method() === 'GET') return route.fallback()
        return status === 0
          ? route.abort('connectionrefused')
          : route.fulfill({ status, contentType: 'application/json', body })
      })
      await send()
      await said(says)
      expect(await filled(), says).toBe(before)
      await page.unroute(api)
    }
    await send()
  }
  const bodySays = (words: string) =>
    page.waitForFunction((wanted) => document.body.textContent?.includes(wanted), words)

  it('the reason of a decision on a document', async () => {
    await signIn('reviewer')
    await page.goto(served.address + read)
    await page.waitForSelector('.finding-row')
    await page.keyboard.press('j')
    await page.waitForSelector('.decision-buttons')
    await page.keyboard.press('r')
    const reason = page.locator('.decision textarea')
    await reason.fill('本地做法如此')
    await intoTrouble({
      api: '**/api/review/decisions',
      send: () => reason.press('Enter'),
      said: bodySays,
      filled: () => reason.inputValue(),
    })
    await page.waitForSelector('.decided-mark.rejected')
  }, 90_000)

  it('the grid of targets', async () => {
    await signIn('performance')
    await page.goto(served.address + year)
    const cell = page.locator('input[data-field="value"]').first()
    await cell.fill('96')
    await intoTrouble({
      api: '**/api/performance/**',
      send: () => page.click('.pane-actions .btn.primary'),
      said: bodySays,
      filled: () => cell.inputValue(),
    })
    await page.waitForFunction(() => document.querySelector('.toast')?.textContent === '已保存')
    await page.reload()
    await page.waitForSelector('input[data-field="value"]')
    expect(await cell.inputValue()).toBe('96')
  }, 90_000)

  it('the dialogue of an account', async () => {
    await signIn('administrator')
    await page.goto(`${served.address}/admin`)
    await page.locator('.accounts tbody tr', { hasText: 'compiler' }).locator('button').first().click()
    const name = page.locator('dialog input:not([type=checkbox])').first()
    await name.fill('编制人丙')
    await intoTrouble({
      api: '**/api/accounts/**',
      send: () => page.click('dialog button[type=submit]'),
      said: (words) => page.locator('dialog .problem-note', { hasText: words }).waitFor(),
      filled: () => name.inputValue(),
    })
    await page.waitForSelector('dialog', { state: 'detached' })
    await page.locator('.accounts', { hasText: '编制人丙' }).waitFor()
  }, 90_000)

  it('the dialogue of an organisation: two administrators, trouble, and a session that ends', async () => {
    const open = async () => {
      await page.goto(`${served.address}/admin/organisations`)
      await page.locator('.organisations tbody tr').nth(3).locator('button').click()
      await page.waitForSelector('#organisation-form')
    }
    const name = page.locator('#organisation-form input').first()
    await open()
    const was = await name.inputValue()
    await name.fill(`${was}（改）`)
    await browser.context.clearCookies()
    await page.click('dialog button[type=submit]')
    await page.waitForSelector('dialog input[type=password]')
    await page.fill('dialog input[type=password]', served.passwords.get('administrator') ?? '')
    await page.keyboard.press('Enter')
    await page.locator('.former', { hasText: was }).waitFor()
    await open()
    await name.fill(`${was}（再改）`)
    await intoTrouble({
      api: '**/api/organisations',
      send: () => page.click('dialog button[type=submit]'),
      said: (words) => page.locator('dialog .problem-note', { hasText: words }).waitFor(),
      filled: () => name.inputValue(),
    })
    await page.locator('.organisations th', { hasText: '（再改）' }).waitFor()
  }, 90_000)
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { type Served, serveDemonstration } from './serve.ts'

/** 人员 Signing in, what each role sees, the administrator's rooms, and a session that ends in the middle of a form. */
describe.skipIf(chromiumPath === null)('people', () => {
  let served: Served
  let browser: Browser
  let page: Page
  const password = '三月的风吹过了那片田野'

  beforeAll(async () => {
    served = await serveDemonstration()
    browser = await openBrowser(chromiumPath ?? '')
    page = await browser.context.newPage()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  const open = async (path: string) => {
    await page.goto(served.address + path)
    await page.waitForSelector('main')
  }
  const rooms = async () => {
    await page.waitForSelector('a.who')
    return page.locator('.top nav a').allTextContents()
  }
  const signIn = async (login: string, given: string) => {
    await browser.context.clearCookies()
    await open('/sign-in')
    await page.fill('input[name=username]', login)
    await page.fill('input[name=password]', given)
    await page.click('form button[type=submit]')
  }

  it('the public reads what is published and is offered nothing else', async () => {
    await open('/')
    await page.waitForSelector('.documents tbody tr')
    expect(await rooms()).toEqual(['文件', '公开账'])
    expect(await page.locator('.list-head button, .documents .act button').count()).toBe(0)
    await open('/admin/people')
    await page.waitForURL('**/sign-in?to=%2Fadmin%2Fpeople')
  })

  it('who is sent an address signs in and is there; who has no right there is told so', async () => {
    await open('/performance?unit=x&year=2024')
    await page.waitForURL('**/sign-in?to=*')
    await page.fill('input[name=username]', 'compiler')
    await page.fill('input[name=password]', served.passwords.get('compiler') ?? '')
    await page.click('form button[type=submit]')
    await page.waitForURL('**/performance?unit=x&year=2024')
    await open('/review')
    await page.waitForSelector('.trouble')
    expect(await page.locator('.trouble').innerText()).toContain('编制人')
  })

  it.each([
    ['compiler', ['文件', '公开账', '账本', '绩效']],
    ['head', ['文件', '公开账', '账本', '绩效']],
    ['department', ['文件', '审核', '公开账', '账本', '绩效']],
    ['reviewer', ['文件', '审核', '公开账', '账本', '绩效']],
    ['performance', ['文件', '审核', '公开账', '账本', '绩效']],
    ['administrator', ['文件', '公开账', '管理']],
  ])('%s signs in and sees the rooms of the role', async (login, seen) => {
    await signIn(login, served.passwords.get(login) ?? '')
    await page.waitForSelector('.who-name')
    expect(await rooms()).toEqual(seen)
  })

  it('a wrong password is said, and what was typed as login stays', async () => {
    await signIn('compiler', 'wrong')
    await page.waitForSelector('.problem-note')
    expect(await page.inputValue('input[name=username]')).toBe('compiler')
  })

  it('the link of the first start opens once, leaves the address, and a password is set', async () => {
    await browser.context.clearCookies()
    await page.goto(served.signIn)
    await page.waitForSelector('.who-hint')
    expect(page.url()).not.toContain('link=')
    await page.click('a.who')
    await page.fill('input[autocomplete=new-password]', password)
    await page.click('form button[type=submit]')
    await page.waitForSelector('input[autocomplete=current-password]')
    expect(await page.locator('.who-hint').count()).toBe(0)
    const other = await browser.context.newPage()
    await other.goto(served.signIn)
    await other.waitForSelector('.problem-note')
    await other.close()
  })

  it('a new person gets a link; a sheet with a wrong row changes nothing', async () => {
    await open('/admin')
    await page.click('button:has-text("新建账号")')
    await page.locator('dialog input').nth(0).fill('lisi')
    await page.locator('dialog input').nth(1).fill('李四')
    await page.click('dialog button[type=submit]')
    expect(await page.inputValue('.link-text')).toContain('/sign-in#link=')
    await page.keyboard.press('Escape')
    // One press beside “save” must not end all of somebody's sign-ins.
    await page.locator('.accounts tr', { hasText: '李四' }).getByRole('button').click()
    await page.click('dialog button:has-text("重置口令")')
    await page.waitForSelector('dialog [role=alert]')
    expect(await page.locator('.link-text').count()).toBe(0)
    await page.click('dialog button:has-text("确定重置")')
    expect(await page.inputValue('.link-text')).toContain('/sign-in#link=')
    await open('/admin/organisations')
    await page.waitForSelector('.organisations tbody tr')
    const before = await page.locator('.organisations tbody tr').count()
    const sheet = '编码,名称,上级,类型\n1,甲县,,地区\n2,,1,单位\n'
    const file = { name: '机构.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }
    await page.setInputFiles('input[type=file]', file)
    await page.waitForSelector('.faults li')
    expect(await page.locator('.faults li').allTextContents()).toEqual(['第 3 行 没有名称。'])
    expect(await page.locator('.organisations tbody tr').count()).toBe(before)
    await open('/admin/log')
    await page.click('.log-check button')
    await page.waitForSelector('.log-check code')
  })

  it('a session that ends in the middle of a form loses nothing of it', async () => {
    await open('/admin/people')
    await page.click('button:has-text("新建账号")')
    await page.locator('dialog input').nth(0).fill('wangwu')
    await page.locator('dialog input').nth(1).fill('王五')
    await browser.context.clearCookies()
    // Looking at another window and coming back asks the server who is signed in; the form stays all the same.
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
    await page.click('dialog button[type=submit]')
    await page.waitForSelector('dialog input[type=password]')
    await page.fill('dialog input[type=password]', 'wrong')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.problem-note')
    await page.fill('dialog input[type=password]', password)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.link-text')
    await page.keyboard.press('Escape')
    expect(await page.locator('.accounts').textContent()).toContain('王五')
  })

  it('signing out leaves nothing of the person on the page', async () => {
    await open('/account')
    await page.click('button:has-text("退出登录")')
    await page.waitForSelector('a.who[href="/sign-in"]')
    expect(await rooms()).toEqual(['文件', '公开账'])
  })
})

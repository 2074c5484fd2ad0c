import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BookDetail } from '../src/api/books.ts'
import { gravest } from './axe.ts'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { type Served, serveDemonstration, signInAs } from './serve.ts'

/** 编账 The accountant's way: last year's publication, a paste, a figure, a reason, the check; and the head who submits. */
describe.skipIf(chromiumPath === null)('a book', () => {
  let served: Served
  let browser: Browser
  let page: Page
  const troubles: string[] = []

  beforeAll(async () => {
    served = await serveDemonstration()
    browser = await openBrowser(chromiumPath ?? '')
    page = await browser.context.newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  const signIn = (login: string) => signInAs(page, served, login)
  const cell = (line: string, column: string) =>
    page.locator('.g-row', { hasText: line }).locator(`[data-cell$=" ${column}"]`)
  const saved = () =>
    page.waitForFunction(() => document.querySelector('.book-where')?.textContent?.includes('已保存'))
  const heldBy = () => page.locator('.verdict-box').last().innerText()
  const address = () => new URL(page.url()).pathname
  const book = (): Promise<BookDetail> =>
    page.evaluate(async (path) => (await fetch(`/api${path}`)).json(), address())

  /** What stands on the server in the line of an account. */
  const kept = async (econ: string) =>
    (await book()).working.rows.find(({ at }) => at.econ === econ)?.money['general']

  it('keeps what was filled in when somebody presses beside the dialog or Escape', async () => {
    await signIn('compiler')
    await page.goto(`${served.address}/books`)
    const begin = page.getByRole('button', { name: '新建账本' })
    const dialog = page.locator('.dialog')
    const pressOutside = () => page.mouse.click(4, 4)
    await begin.click()
    await dialog.locator('.new-book').waitFor()
    await pressOutside()
    await dialog.waitFor({ state: 'detached' })
    await begin.click()
    await dialog.getByLabel('空白起编').check()
    await pressOutside()
    expect(await dialog.getByLabel('空白起编').isChecked()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: '接着填' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await dialog.getByLabel('空白起编').isChecked()).toBe(true)
    expect(await dialog.getByRole('alert').count()).toBe(0)
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: '不要了，关掉' }).click()
    await dialog.waitFor({ state: 'detached' })
  }, 60_000)

  it('stands begun with last year’s publication; beginning it again leads to it', async () => {
    await signIn('compiler')
    await page.goto(`${served.address}/books`)
    await page.waitForSelector('.book-list')
    await page.getByRole('button', { name: '新建账本' }).click()
    await page.waitForSelector('.new-book-target')
    expect(await page.locator('.new-book-target').innerText()).toContain('2025 年的账本已经有了')
    await page.getByRole('link', { name: '打开它' }).click()
    await page.waitForSelector('.g-row')
    expect(await page.locator('.book-bar h1').innerText()).toContain('2025 年账本')
    expect(await cell('公务用车', 'fund:general').innerText()).toBe('1.30')
  }, 60_000)

  it('takes a paste from Excel once it has been shown what becomes of it', async () => {
    const { working } = await book()
    const rows = working.rows.filter(({ at }) => at.use === 'project')
    const ofFund = new Set(['50.00', '100.00', '40.00'])
    let tens = 0
    const lines = rows.map((row) => {
      const [amount = ''] = Object.values(row.money)
      if (amount === '10.00') tens += 1
      const isFund = ofFund.has(amount) || (amount === '10.00' && tens === 1)
      const func = isFund ? '2120899' : (row.at.func ?? '2010303')
      return [func, '30213 维修(护)费', isFund ? '' : amount, isFund ? amount : ''].join('\t')
    })
    const table = ['功能科目\t部门经济科目\t一般公共预算\t政府性基金', ...lines].join('\n')
    await page.locator('.entry-grid').evaluate((grid) => grid.scrollTo(0, 420))
    await page.locator(`[data-cell="${rows[0]?.id} func"]`).click()
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    }, table)
    await page.waitForSelector('.paste-table')
    expect(await page.locator('.import-sums').innerText()).toContain('1630.30')
    await page.getByRole('button', { name: '放入', exact: true }).click()
    await page.getByRole('button', { name: /认可推定/u }).click()
    await page.waitForFunction(() =>
      document.querySelector('.verdict-box:last-child')?.textContent?.includes('没有错误'),
    )
  }, 60_000)

  it('a figure typed in the table is in the form and in the narrative before the cell is left', async () => {
    await page.getByRole('tab', { name: /三公/u }).click()
    await page.locator('.entry-grid').evaluate((grid) => grid.scrollTo(0, 0))
    await cell('公务用车', 'fund:general').click()
    await page.keyboard.type('2.30')
    await page.waitForSelector('.paper-sheet td.moved')
    expect(await page.locator('.paper-sheet td.moved').allInnerTexts()).toContain('2.30')
    expect(await page.locator('.narrative mark').allInnerTexts()).toContain('1.302.30')
    expect(await page.locator('.value-line').innerText()).toContain('上年 1.30，增加 1.00')
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.querySelector('.paper-sheet td.moved') === null)
    await page.keyboard.type('2.3O')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.g-row .wrong')
    expect(await page.locator('.g-row .wrong').innerText()).toBe('2.3O')
    await page.keyboard.press('Control+z')
    await cell('公务用车', 'fund:general').click()
    await page.keyboard.type('2.30')
    await page.keyboard.press('Enter')
    await saved()
  }, 60_000)

  it('is looked through and replaced in; the order of the book stays', async () => {
    await cell('邮电费', 'econ').click()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('邮电费')
    await page.locator('.find-bar [role=status]', { hasText: '/ 1' }).waitFor()
    await page.locator('.find-bar label input').nth(1).fill('差旅费')
    await page.getByRole('button', { name: '全部替换 1' }).click()
    await page.waitForFunction(
      () => document.querySelector('.find-bar [role=status]')?.textContent === '没有找到',
    )
    expect(await page.locator('.g-row', { hasText: '差旅费' }).count()).toBe(2)
    await page.locator('.find-bar label input').first().fill('差旅费')
    await page.getByLabel('只看含有的').check()
    await page.waitForFunction(() => document.querySelectorAll('.g-row:not(.g-group)').length === 2)
    expect(await page.locator('.find-bar').innerText()).toMatch(/看着 2 条（共 30 条），合计 1\.50/u)
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.querySelectorAll('.g-row:not(.g-group)').length > 2)
    await page.keyboard.press('Control+z')
    await page.locator('.toast-text', { hasText: '已撤销：第 13 条 · 部门 30207' }).waitFor()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+End')
    await page.keyboard.press('Control+c')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.split('\n')[0]).toBe('30207 邮电费\t\t1.40\t')
    await saved()
  }, 60_000)

  it('what stands in a cell that was not left is there when the closed tab is opened again', async () => {
    const path = address()
    await cell('邮电费', 'fund:general').click()
    await page.keyboard.type('1.43')
    await page.close()
    page = await browser.context.newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
    await page.goto(served.address + path)
    await page.waitForSelector('.g-row')
    expect(await cell('邮电费', 'fund:general').innerText()).toBe('1.43')
    await saved()
  }, 60_000)

  it('a figure typed a moment before one leaves the room is saved', async () => {
    const path = address()
    await cell('邮电费', 'fund:general').click()
    await page.keyboard.type('1.44')
    await page.keyboard.press('Enter')
    await page.locator('nav').getByRole('link', { name: '账本' }).first().click()
    await page.waitForSelector('.book-list')
    await page.goto(served.address + path)
    await page.waitForSelector('.g-row')
    expect(await kept('30207')).toBe('1.44')
  }, 60_000)

  it('a number put into a text goes with the book', async () => {
    await page.getByRole('tab', { name: /^正文/u }).click()
    const text = page.locator('.bound-text').first()
    await text.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('公用经费')
    await page.getByRole('button', { name: '插入账本里的数' }).first().click()
    await page.getByPlaceholder('按名称或金额找').fill('公用经费')
    await page.locator('.picker button').first().click()
    const chip = page.locator('.bound-text .number-chip')
    await page.waitForFunction(() => document.querySelector('.number-chip')?.textContent?.includes('万元'))
    const before = Number.parseFloat(await chip.innerText())
    await page.getByRole('tab', { name: /^录入表/u }).click()
    await cell('差旅费', 'fund:general').click()
    await page.keyboard.type('0.30')
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: /^正文/u }).click()
    await page.waitForFunction(
      (old) => Number.parseFloat(document.querySelector('.number-chip')?.textContent ?? '') > old,
      before,
    )
    await page.keyboard.press('Control+z')
  }, 60_000)

  it('a costing sheet feeds its entry; a price above its standard and a difference are said', async () => {
    await page.getByRole('tab', { name: /^测算/u }).click()
    await page.getByRole('button', { name: '加测算表' }).click()
    const line = page.locator('.costing tbody tr').first()
    await line.getByLabel('数量').fill('50')
    await line.getByLabel('单价（元）').fill('550')
    await line.getByLabel('次数').fill('2')
    await line.getByLabel('标准（元）').fill('500')
    expect(await line.innerText()).toContain('55000.00')
    expect(await line.innerText()).toContain('高于标准 500 元')
    const fed = (await book()).working.rows.findIndex(({ at }) => at.econ === '30211')
    await page.locator('.fed select').selectOption({ index: fed + 1 })
    await page.waitForFunction(() => document.querySelector('.fed')?.textContent?.includes('与测算相同'))
    await page.getByRole('button', { name: '撤销' }).click()
    await page.waitForFunction(() => document.querySelector('.fed')?.textContent?.includes('还没有用于'))
  }, 60_000)

  it('keeps files beside the book', async () => {
    await page.getByRole('button', { name: '附件' }).click()
    const file = { name: '会议合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x'.repeat(4000)) }
    await page.locator('.book-drawer input[type=file]').setInputFiles(file)
    await page.waitForSelector('.attachments li')
    expect(await page.locator('.attachments').innerText()).toMatch(/会议合同\.pdf[\s\S]*4 KB/u)
    await page.locator('.attachments button').click()
    await page.locator('dialog .primary').click()
    await page.waitForFunction(() => document.querySelector('.attachments li') === null)
    await page.locator('.book-drawer header button').click()
    await page.getByRole('tab', { name: /^录入表/u }).click()
    await saved()
  }, 60_000)

  it('what cannot be sent stays here, and goes out when the connection is back', async () => {
    await browser.context.setOffline(true)
    await cell('邮电费', 'fund:general').click()
    await page.keyboard.type('1.45')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('.book-where')?.textContent?.includes('本机'))
    await browser.context.setOffline(false)
    await page.waitForFunction(
      () => document.querySelector('.book-where')?.textContent?.includes('已保存'),
      null,
      {
        timeout: 20_000,
      },
    )
    expect(await kept('30207')).toBe('1.45')
  }, 60_000)

  it('is held back; each thing leads to its field, and mending it opens the way', async () => {
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.toast-text')
    await page.locator('.hold-line', { hasText: '“财政资金” 4 元' }).click()
    const overview = page.getByLabel('项目概述')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '项目概述')
    await overview.fill((await overview.inputValue()).replace('财政资金4元', '财政资金4万元'))
    for (const [said, label, put] of [
      ['方向反了', '符号', '≤'],
      ['购置防冻门费用', '指标值', '10'],
    ] as const) {
      await page.locator('.hold-line', { hasText: said }).click()
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '指标')
      const row = page.locator('.indicators tr:has(:focus)')
      if (label === '符号') await row.getByLabel(label).selectOption(put)
      else await row.getByLabel(label, { exact: true }).fill(put)
    }
    await page.locator('.hold-line', { hasText: '购置防冻门费用' }).waitFor({ state: 'detached' })
    expect(await heldBy()).toContain('没有写增减原因')
    await page.locator('.hold-line', { hasText: '没有写增减原因' }).first().click()
    await page.waitForSelector('.reasons textarea')
    for (const reason of await page.locator('.reasons textarea').all())
      await reason.fill('公务用车老旧，维修增加')
    await page.waitForFunction(() =>
      document.querySelector('.verdict-box:last-child')?.textContent?.includes('没有错误'),
    )
    await page.keyboard.press('Control+Enter')
    await page.waitForFunction(() => document.querySelector('.toast-text')?.textContent === '检查通过')
  }, 90_000)

  it('comes out in every format', async () => {
    const { formats } = await book()
    const sizes = await page.evaluate(
      async ([path, all]) => {
        const got: [string, number, number][] = []
        for (const format of all) {
          const answer = await fetch(`/api${path}/files/${format}`)
          got.push([format, answer.status, (await answer.blob()).size])
        }
        return got
      },
      [address(), [...formats, 'yaml']] as const,
    )
    expect(sizes.length).toBeGreaterThan(7)
    for (const [format, status, size] of sizes)
      expect([format, status, size > 500]).toEqual([format, 200, true])
    const downloading = page.waitForEvent('download')
    await page.locator('.menu.to-right summary').click()
    await page.getByRole('button', { name: 'Word 公文' }).click()
    expect((await downloading).suggestedFilename()).toMatch(/^草稿-.*2025年.*\.docx$/u)
    expect(await page.locator('.menu[open]').count()).toBe(0)
  }, 120_000)

  it('is submitted by the head of the unit, and locked from then on', async () => {
    const path = address()
    await signIn('head')
    await page.goto(served.address + path)
    await page.getByRole('button', { name: /检查并提交/u }).click()
    await page.waitForFunction(() => document.querySelector('.book-acts')?.textContent?.includes('不能改动'))
    expect((await book()).state).toBe('submitted')
    expect(troubles).toEqual([])
  }, 60_000)

  it('is returned with a reason, submitted again, approved by the department, published by the head', async () => {
    const path = address()
    const act = async (login: string, name: string, reason?: string) => {
      await signIn(login)
      await page.goto(served.address + path)
      await page.getByRole('button', { name, exact: name === '公开' }).click()
      if (reason !== undefined) {
        await page.fill('dialog textarea', reason)
        await page.click('dialog .btn.primary')
      } else if (name === '公开')
        await page.locator('dialog').getByRole('button', { name, exact: true }).click()
      await page.waitForSelector('.toast-text')
      return (await book()).state
    }
    expect(await act('department', '退回', '请说明邮电费')).toBe('returned')
    expect(await page.locator('.next-step').innerText()).toContain('退回：')
    expect(await page.locator('.next-step b').innerText()).toBe('请说明邮电费')
    expect(await act('head', '检查并提交')).toBe('submitted')
    expect(await act('department', '批准')).toBe('approved')
    expect(await page.getByRole('button', { name: '公开', exact: true }).count()).toBe(1)
    expect(await act('head', '公开')).toBe('published')
    expect(await act('department', '调整', '上级追加公务用车经费')).toBe('adjusted')
    await signIn('compiler')
    await page.goto(served.address + path)
    await page.waitForSelector('.g-row')
    await cell('公务用车', 'fund:general').click()
    await page.keyboard.type('2.40')
    await page.keyboard.press('Enter')
    await expect.poll(() => kept('30231'), { timeout: 15_000 }).toBe('2.40')
    expect(await page.locator('.next-step').innerText()).toContain('上级追加公务用车经费')
    expect(await act('head', '检查并提交')).toBe('submitted')
    expect(await act('department', '批准')).toBe('approved')
    expect(await act('head', '公开')).toBe('published')
    expect(troubles).toEqual([])
  }, 120_000)

  it('begins the next year’s book: the lines stay, what was published is the comparison', async () => {
    const path = address()
    await signIn('compiler')
    await page.goto(served.address + path)
    const { working } = await book()
    await page.getByRole('link', { name: '编下一年' }).click()
    await page.locator('.new-book-target', { hasText: '2026 年账本' }).waitFor()
    await page.getByRole('button', { name: '起编' }).click()
    await page.waitForURL(/\/2026$/u)
    await page.waitForSelector('.g-row')
    const next = await book()
    expect(next.working.rows.map(({ at, money }) => [at, money])).toEqual(
      working.rows.map(({ at, money }) => [at, money]),
    )
    await cell('公务用车', 'fund:general').click()
    expect(await page.locator('.value-line').innerText()).toContain('上年 2.40，与上年持平')
    expect(troubles).toEqual([])
  }, 60_000)

  it('has nothing serious for a screen reader, on any page, drawer or dialog', async () => {
    const found: string[] = []
    const look = async (where: string) =>
      found.push(...(await gravest(page)).map((line) => `${where}: ${line}`))
    for (const tab of await page.locator('.page-tabs [role=tab]').all()) {
      await tab.click()
      await look(await tab.innerText())
    }
    await page.getByRole('tab', { name: /^录入表/u }).click()
    await page.keyboard.press('Control+f')
    await look('查找')
    await page.keyboard.press('Escape')
    for (const name of ['版本', '批注', '附件']) {
      await page.locator('.book-acts').getByRole('button', { name, exact: true }).click()
      await page.waitForSelector('.drawer-body')
      await look(name)
      await page.keyboard.press('Escape')
      await page.waitForSelector('.book-drawer', { state: 'detached' })
    }
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.waitForSelector('dialog[open]')
    await look('导入')
    expect(found).toEqual([])
  }, 90_000)
})

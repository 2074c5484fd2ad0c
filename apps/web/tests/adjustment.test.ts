import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BookDetail } from '../src/api/books.ts'
import type { AccountRow } from '../src/api/people.ts'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { type Served, serveDemonstration, signInAs } from './serve.ts'

/** 年中调整 A published book is adjusted by people with separate rights; until what they changed is approved, what is public stays. */
describe.skipIf(chromiumPath === null)('an adjustment', () => {
  let served: Served
  const browsers: Browser[] = []
  /** The compiler's own browser, and one that the others share. */
  let compiler: Page
  let others: Page
  let path = ''
  let unit = ''

  beforeAll(async () => {
    served = await serveDemonstration()
    for (let each = 0; each < 2; each += 1) browsers.push(await openBrowser(chromiumPath ?? ''))
    const [one, two] = await Promise.all(browsers.map(({ context }) => context.newPage()))
    if (!one || !two) throw new Error('no page')
    ;[compiler, others] = [one, two]
    for (const page of [compiler, others]) page.setDefaultTimeout(20_000)
    await signInAs(others, served, 'reviewer')
    const { books } = await others.evaluate(async () => (await fetch('/api/books')).json())
    const published = books.find(({ state }: BookDetail) => state === 'published')
    unit = published.unitKey
    path = `/books/${encodeURIComponent(unit)}/${published.year}`
    await moveToUnit('compiler', 'head', 'department')
  }, 180_000)
  afterAll(async () => {
    for (const browser of browsers) await browser.close()
    await served?.close()
  })

  /** An administrator gives people of the demonstration this unit. */
  const moveToUnit = async (...logins: readonly string[]) => {
    await signInAs(others, served, 'administrator')
    await others.evaluate(
      async ([organisation, wanted]) => {
        const { accounts }: { accounts: AccountRow[] } = await (await fetch('/api/accounts')).json()
        for (const { id, login, version } of accounts)
          if (wanted.includes(login))
            await fetch(`/api/accounts/${id}`, {
              ...{ method: 'PATCH', headers: { 'content-type': 'application/json' } },
              body: JSON.stringify({ version, organisation }),
            })
      },
      [unit, logins] as const,
    )
  }
  const book = (): Promise<BookDetail> =>
    others.evaluate(async (address) => (await fetch(`/api${address}`)).json(), path)
  const act = async (login: string, name: string, reason?: string) => {
    await signInAs(others, served, login)
    await others.goto(served.address + path)
    await others.locator('.book-acts').getByRole('button', { name }).click()
    const dialog = others.locator('dialog')
    if (reason !== undefined) await dialog.locator('textarea').fill(reason)
    if (reason !== undefined || name === '公开') await dialog.locator('.btn.primary').click()
    await others.waitForSelector('.toast-text')
    return (await book()).state
  }
  const cell = () => compiler.locator('.g-row [data-cell$=" fund:general"]').first()
  const openBook = async () => {
    await compiler.goto(served.address + path)
    await cell().waitFor()
  }
  const step = () => compiler.locator('.next-step').innerText()
  const type = async (text: string) => {
    await cell().click()
    await compiler.keyboard.type(text)
    await compiler.keyboard.press('Enter')
  }
  /** What stands on the server. */
  const keptRows = async () => JSON.stringify((await book()).working.rows)
  const publicEdition = () =>
    others.evaluate(
      async (key) => (await (await fetch(`/api/open/units/${encodeURIComponent(key)}`)).json()).years[0],
      unit,
    )

  it('is begun by the department with a reason that the compiler reads', async () => {
    expect(await act('department', '调整', '年中追加，区财政〔2024〕15号')).toBe('adjusted')
    await signInAs(compiler, served, 'compiler')
    await openBook()
    expect(await step()).toMatch(/转入调整：[\s\S]*年中追加，区财政〔2024〕15号[\s\S]*已公开的一版不动/u)
    expect(await compiler.locator('.cycle [aria-current]').innerText()).toBe('调整')
    expect(await compiler.getByRole('button', { name: '公开', exact: true }).count()).toBe(0)
  }, 60_000)

  it('is submitted by the head; what the compiler types meanwhile is told, kept, and back when it is returned', async () => {
    const before = await cell().innerText()
    expect(await act('head', '检查并提交')).toBe('submitted')
    await type('199.99')
    await compiler.waitForFunction(() =>
      document.querySelector('.book-acts')?.textContent?.includes('不能改动'),
    )
    expect(await compiler.locator('.toast-text').innerText()).toContain('留在这台电脑上')
    expect(await cell().innerText()).toBe(before)
    expect(await step()).toContain('等主管部门或财政审核批准或退回')
    await compiler.reload()
    await cell().waitFor()
    expect(await act('department', '退回', '请说明追加的依据')).toBe('returned')
    await openBook()
    expect(await step()).toContain('请说明追加的依据')
    await expect.poll(() => cell().innerText()).toBe('199.99')
    await expect.poll(keptRows, { timeout: 20_000 }).toContain('199.99')
    await type(before)
    await expect.poll(keptRows, { timeout: 20_000 }).not.toContain('199.99')
  }, 90_000)

  it('is approved by another, and only then takes the place of what was public', async () => {
    const { documentId } = await publicEdition()
    expect(await act('head', '检查并提交')).toBe('submitted')
    expect(await others.getByRole('button', { name: '批准', exact: true }).count()).toBe(0)
    expect(await act('department', '批准')).toBe('approved')
    expect((await publicEdition()).documentId).toBe(documentId)
    expect((await book()).deadline).not.toBeNull()
    expect(await act('head', '公开')).toBe('published')
    expect((await book()).moved).toMatchObject({ reason: '' })
  }, 90_000)

  it('next year’s book begins from it, by the compiler of the unit', async () => {
    await openBook()
    await compiler.getByRole('link', { name: '编下一年' }).click()
    await compiler.locator('.new-book-target').waitFor()
    await compiler.getByRole('button', { name: '起编' }).click()
    await compiler.waitForURL(
      (url) => url.pathname.startsWith('/books/') && !url.pathname.endsWith(path.slice(-4)),
    )
    await compiler.waitForSelector('.g-row')
    expect(await step()).toContain('由单位负责人检查并提交')
  }, 60_000)
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { changeOrganisation, importDocument, moveBook, saveBook, saveOrganisations } from '@mingzhang/store'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { gravest } from './axe.ts'
import { chromiumPath } from './browser.ts'
import { openRoom, type Room } from './room.ts'

const name = 'qinhuangdao-office-affairs-2023.txt'
const bytes = readFileSync(new URL(`../../../samples/${name}`, import.meta.url))
const county = '河北省青川县'

/** 案头 What lies on the desk beside the findings: days left to publish, organisations that merge, remarks on figures. */
describe.skipIf(chromiumPath === null)('the desk', () => {
  let room: Room
  let page: Page
  let document = ''

  beforeAll(async () => {
    room = await openRoom('审核岗', '2025-03-02T02:03:04Z')
    page = room.page
    const one = (office: string) => `${county}/${office}`
    const organisation = (key: string, parent: string | null) => ({
      ...{ key, kind: parent === null ? ('region' as const) : ('unit' as const), code: null, parent },
      name: key.split('/').at(-1) ?? key,
    })
    await saveOrganisations(
      room.store,
      [
        organisation(county, null),
        organisation(one('县档案馆'), county),
        organisation(one('史志办'), county),
      ],
      '2020-01-01',
    )
    const by = { account: '', name: '李四', at: '2025-01-06T02:03:04.000Z' }
    const head = { unitName: '县档案馆', unitCode: null, edition: null, errors: 0, warnings: 0, total: 0 }
    const key = { unitKey: one('县档案馆'), year: 2025 }
    await saveBook(room.store, { ...key, ...head, basedOn: null, content: '{}', note: null, by })
    const approved = { approvedOn: '2025-02-05', publishedOn: null }
    await moveBook(room.store, { ...key, from: 'draft', version: 1, to: 'approved', ...approved })
    const read = audit(bytes, name)
    if (!read.ok) throw new Error(read.refusal.what)
    const file = { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), fileName: name }
    const taken = await importDocument(room.store, { ...read.value, ...file, importedAt: by.at })
    document = taken.id
  }, 240_000)
  afterAll(() => room?.close(), 60_000)
  beforeEach(() => page.unrouteAll())

  const open = async (path: string) => {
    await page.goto(room.address + path)
    await page.waitForSelector('main h1, main h2, .document-bar h1')
  }
  /** Every step asks the server. */
  const poll = { timeout: 20_000 }
  const row = (office: string) => page.locator('.organisations tr', { hasText: office })

  it('says which books are late, leads to them with the keyboard; when it cannot know, it says so', async () => {
    await page.route('**/api/review/deadlines', (route) =>
      route.fulfill({ status: 503, json: { what: '数据库不在。' } }),
    )
    await open('/review')
    const trouble = page.locator('.trouble', { hasText: '不知道有没有逾期' })
    await trouble.waitFor()
    expect(await trouble.textContent()).toContain('数据库不在')
    await page.unrouteAll()
    await trouble.getByRole('button').press('Enter')
    const late = page.locator('.late-books')
    await late.waitFor()
    expect(await late.locator('tbody tr').textContent()).toContain('逾期 5 天')
    await late.getByRole('link', { name: '县档案馆' }).press('Enter')
    await page.waitForURL('**/books/**')
  })

  it('merges an organisation with the keyboard; refused, the dialog stays and nothing is lost', async () => {
    await open('/admin/organisations')
    await row('史志办').getByRole('button').press('Enter')
    const dialog = page.locator('dialog')
    await dialog.locator('summary').press('Enter')
    const into = dialog.getByLabel('并入哪个机构')
    await into.selectOption({ value: `${county}/县档案馆` })
    const merge = dialog.getByRole('button', { name: '并入', exact: true })
    // Somebody else changed it meanwhile.
    await changeOrganisation(room.store, `${county}/史志办`, 1, { code: '9' }, '2025-03-02')
    await merge.press('Enter')
    await dialog.locator('.problem-note').waitFor()
    expect(await into.inputValue()).toBe(`${county}/县档案馆`)
    expect(await gravest(page)).toEqual([])
    // Escape asks first, for something was chosen; the first answer stays, the second one leaves.
    const asked = dialog.locator('.dialog-actions[role=alert]')
    await page.keyboard.press('Escape')
    await asked.waitFor()
    await page.keyboard.press('Enter')
    await asked.waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await asked.waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog.count(), poll).toBe(0)

    await open('/admin/organisations')
    await row('史志办').getByRole('button').press('Enter')
    await dialog.locator('summary').press('Enter')
    await into.selectOption({ value: `${county}/县档案馆` })
    await merge.press('Enter')
    await expect.poll(() => dialog.count(), poll).toBe(0)
    await expect.poll(() => row('史志办').textContent(), poll).toContain('2025-03-02 并入 县档案馆')
  })

  it('a figure is remarked on, answered and settled; the count waits at the top of the document', async () => {
    await open(`/documents/${document}`)
    await page.locator('tr:has-text("收入总计") [data-figure]').first().click()
    await page.getByRole('button', { name: '批注这个数' }).press('Enter')
    const dialog = page.locator('dialog')
    await dialog.getByLabel(/^关于/u).fill('与上年不一致，请说明')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const remark = dialog.locator('.remarks > li')
    await expect.poll(() => remark.textContent(), poll).toContain('万元')
    await remark.getByRole('button', { name: '答复' }).press('Enter')
    await remark.getByLabel('答复').fill('已核对')
    await remark.locator('form button').press('Enter')
    await expect.poll(() => remark.locator('.answers').textContent(), poll).toContain('已核对')
    expect(await gravest(page)).toEqual([])
    await dialog.getByRole('button', { name: '关闭' }).press('Enter')
    const count = page.locator('.document-bar').getByRole('button', { name: '批注 1' })
    await count.press('Enter')
    await remark.getByRole('button', { name: '了结' }).press('Enter')
    await expect.poll(() => remark.textContent(), poll).toContain('审核岗已了结')
    await remark.locator('small .link').press('Enter')
    await expect.poll(() => dialog.count(), poll).toBe(0)
    expect(room.troubles).toEqual([])
  })
})

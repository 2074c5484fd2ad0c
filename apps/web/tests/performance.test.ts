import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audit } from '@mingzhang/audit'
import { roles } from '@mingzhang/cycle'
import { type RunningServer, startServer } from '@mingzhang/server'
import { importDocument, openStore, type Store } from '@mingzhang/store'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, buildApp, chromiumPath, openBrowser } from './browser.ts'

const sample = new URL('../../../samples/wansheng-key-programmes-2024.txt', import.meta.url)

/** 绩效岗的主要路径 From an imported document to a scored year with a re-evaluation, in a real browser. */
describe.skipIf(chromiumPath === null)('the performance officer', () => {
  let store: Store
  let server: RunningServer
  let browser: Browser
  let page: Page
  let folder = ''
  const troubles: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingzhang-performance-'))
    const opened = await openStore({ folder: join(folder, 'data') })
    if (!opened.ok) throw new Error(opened.refusal.what)
    store = opened.value
    const bytes = new Uint8Array(readFileSync(sample))
    const read = audit(bytes, 'sample.txt')
    if (!read.ok) throw new Error(read.refusal.what)
    const { source, disclosure, findings, counts } = read.value
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const importedAt = '2024-03-01T00:00:00.000Z'
    await importDocument(store, {
      bytes,
      sha256,
      fileName: 'sample.txt',
      source,
      disclosure,
      findings,
      counts,
      importedAt,
    })
    const person = { id: 'officer', name: '绩效岗', roles, organisation: null, scope: 'everything' } as const
    const webRoot = await buildApp()
    const unread = async () => ({
      ok: false as const,
      refusal: { id: 'test', what: '不读', why: '这里不导入', toDo: '无' },
    })
    server = await startServer({
      store,
      audit: unread,
      webRoot,
      port: 0,
      person,
      now: () => new Date('2024-09-05'),
    })
    browser = await openBrowser(chromiumPath ?? '')
    page = await browser.context.newPage()
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => troubles.push(error.message))
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await store?.close()
    await rm(folder, { recursive: true, force: true })
  }, 60_000)

  it('begins a year, mends weights, fills in a simulation, scores, evaluates again', async () => {
    await page.goto(`${server.address}/performance`)
    await page.click('.begin li button')
    await page.waitForSelector('.district .mark-e')
    expect(await page.locator('.figures').textContent()).toContain('765.79')

    await page.waitForSelector('.list-group + .list-row.current')
    await page.waitForSelector('.weights-line .e')
    await page.click('.spread button')
    expect(await page.locator('.weights-line').textContent()).toContain('90 / 90')
    await page.click('.pane-actions .btn.primary')
    await page.waitForFunction(() => document.querySelector('.toast')?.textContent === '已保存')
    expect(await page.locator('.weights-line').textContent()).toContain('90 / 90')
    await page.keyboard.press('e')
    await page.waitForSelector('.list-row.current:has-text("妇女儿童")')

    await page.click('button:has-text("填入模拟数据")')
    await page.click('dialog .btn.primary')
    await page.waitForSelector('.simulated')
    await page.click('.year-bar .btn.primary')
    await page.waitForFunction(() => document.querySelector('.toast')?.textContent?.includes('打分 85 个'))

    await page.click('.views button:has-text("评价")')
    await page.waitForSelector('.evaluation tbody tr')
    expect(await page.locator('.totals').textContent()).toContain('重放一致')
    const second = page.locator('.evaluation tbody tr').nth(1)
    await second.locator('input').nth(1).fill('1')
    await second.locator('input').nth(2).fill('现场核实不符')
    await page.click('.pane-actions .btn.primary')
    await page.waitForFunction(() => document.querySelector('.totals')?.textContent?.includes('复核'))
    expect(await second.textContent()).toContain('1.00')

    await page.click('.views button:has-text("总览")')
    await page.waitForSelector('.scatter .dot')
    expect(await page.locator('.scatter .dot').count()).toBeGreaterThan(40)
    expect(await page.locator('.simulated').textContent()).toContain('模拟数据')
    expect(troubles).toEqual([])
  }, 240_000)
})

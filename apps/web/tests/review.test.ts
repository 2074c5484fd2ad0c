import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audit } from '@mingzhang/audit'
import { roles } from '@mingzhang/cycle'
import { type RunningServer, startServer } from '@mingzhang/server'
import { openStore, type Store } from '@mingzhang/store'
import { zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, buildApp, chromiumPath, openBrowser } from './browser.ts'

const sample = new URL('../../../samples/qinhuangdao-office-affairs-2023.txt', import.meta.url)
const place = '秦皇岛经济技术开发区'
const text = readFileSync(sample, 'utf8')
const of = (office: string): string => text.replaceAll(`${place}机关事务服务中心`, `${place}${office}`)
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)

/** 审核岗的主要路径 From a dropped archive to a notice that the returned version closes, in a real browser. */
describe.skipIf(chromiumPath === null)('the reviewer', () => {
  let store: Store
  let server: RunningServer
  let browser: Browser
  let page: Page
  let folder = ''
  const troubles: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingzhang-desk-'))
    const opened = await openStore({ folder: join(folder, 'data') })
    if (!opened.ok) throw new Error(opened.refusal.what)
    store = opened.value
    const person = { id: 'reviewer', name: '审核岗', roles, organisation: null, scope: 'everything' } as const
    server = await startServer({
      ...{ store, person, port: 0, webRoot: await buildApp() },
      audit: async (content, name) => audit(content, name),
      now: () => new Date('2026-03-01T02:03:04Z'),
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

  const lay = async (name: string, content: Uint8Array) => {
    await page.goto(`${server.address}/review`)
    await page.setInputFiles('.drop-area input[multiple]', {
      ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) },
    })
    await page.waitForURL(/\/review\/[0-9a-f-]{36}$/u)
    await page.waitForFunction(
      () => document.querySelector('.batch-state')?.textContent === '已读完',
      undefined,
      { timeout: 120_000 },
    )
  }
  const stateOf = (office: string) =>
    page.locator('.board .unit', { hasText: office }).locator('xpath=following-sibling::td[1]').textContent()
  /** Once around the page, so that nothing typed stays in an input. */
  const leaveInput = () => page.locator('.board-head h1').click()

  it('drops an archive, decides one error over two units, undoes, sends notices; a mended version closes its own', async () => {
    const archive = zipSync({
      '甲.txt': bytes(of('信访服务中心')),
      '乙.txt': bytes(of('档案馆')),
      '坏.pdf': bytes('%PDF-'),
    })
    await lay('一批.zip', archive)
    expect(await page.locator('.progress-line b').first().textContent()).toBe('3 / 3')
    expect(await page.getByRole('img', { name: /3 个单位/u }).getAttribute('aria-label')).toContain(
      '读不了 1',
    )
    expect(await stateOf('信访服务中心')).toBe('待复核')
    const board = page.url()

    // The first sentence with the stale figure stands in both units: gathered, decided once.
    await page
      .locator('.cluster-list', { hasText: '8320.77' })
      .or(page.locator('.other-clusters'))
      .first()
      .waitFor()
    if ((await page.locator('.cluster-list', { hasText: '8320.77' }).count()) === 0)
      await page.locator('.other-clusters li button', { hasText: '文字' }).first().click()
    await page.locator('.cluster-list', { hasText: '8320.77' }).waitFor()
    expect(await page.locator('.cluster-list li').count()).toBe(2)
    await page.keyboard.press('r')
    expect(await page.locator('.cluster-decision button').isDisabled()).toBe(true)
    await page.keyboard.type('口径不同')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.last-deed')
    expect(await stateOf('档案馆')).toBe('复核中')
    await leaveInput()
    await page.keyboard.press('Control+z')
    await page.waitForSelector('.last-deed', { state: 'detached' })
    expect(await stateOf('档案馆')).toBe('待复核')

    if ((await page.locator('.cluster-list', { hasText: '8320.77' }).count()) === 0)
      await page.locator('.other-clusters li button', { hasText: '文字' }).first().click()
    await page.locator('.cluster-list', { hasText: '8320.77' }).waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.last-deed')
    await leaveInput()
    await page.keyboard.press('n')
    const saved = page.waitForEvent('download')
    await page.click('.issue .btn.primary')
    expect((await saved).suggestedFilename()).toBe('整改通知书.zip')
    await page.waitForFunction(() => document.querySelectorAll('.sent tbody tr').length === 2)
    await page.keyboard.press('Escape')
    expect(await stateOf('信访服务中心')).toBe('已退回')

    await lay('甲-改.txt', bytes(of('信访服务中心').replaceAll('8320.77', '8900.03')))
    await page.goto(board)
    await page.waitForFunction(() => document.querySelector('.board .mended') !== null)
    expect(await stateOf('信访服务中心')).toBe('已改好')
    expect(await page.locator('.notice.closed').textContent()).toContain('通知自动了结')
    expect(await stateOf('档案馆')).toBe('已退回')
  }, 240_000)

  it('decides on the page of a document with single keys, and goes to the next finding', async () => {
    await page.locator('.board .unit a', { hasText: '档案馆' }).first().click()
    await page.waitForSelector('.finding-row')
    await page.keyboard.press('j')
    await page.waitForSelector('.decision-buttons')
    const first = await page.locator('.card h2').textContent()
    await page.keyboard.press('b')
    await page.keyboard.type('请说明')
    await page.keyboard.press('Enter')
    await page.waitForFunction((before) => document.querySelector('.card h2')?.textContent !== before, first)
    await page.waitForSelector('.decided-mark.returned')
    await page.keyboard.press('Control+z')
    await page.waitForFunction(() => document.querySelector('.decided-mark.returned') === null)
    expect(troubles).toEqual([])
  }, 120_000)
})

import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './browser.ts'
import { openRoom, type Room } from './room.ts'

const sample = new URL('../../../samples/qinhuangdao-office-affairs-2023.txt', import.meta.url)
const place = '秦皇岛经济技术开发区'
const text = readFileSync(sample, 'utf8')
const of = (office: string): string => text.replaceAll(`${place}机关事务服务中心`, `${place}${office}`)
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)

/** 审核岗的主要路径 From a dropped archive to a notice that the returned version closes, in a real browser. */
describe.skipIf(chromiumPath === null)('the reviewer', () => {
  let room: Room
  let page: Page

  beforeAll(async () => {
    room = await openRoom('审核岗', '2026-03-01T02:03:04Z')
    page = room.page
  }, 240_000)
  afterAll(() => room?.close(), 60_000)

  const lay = async (name: string, content: Uint8Array) => {
    await page.goto(`${room.address}/review`)
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
  /** The board is asked for anew after each decision. */
  const poll = { timeout: 20_000 }
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
    await expect.poll(() => stateOf('信访服务中心'), poll).toBe('待复核')
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
    await expect.poll(() => stateOf('档案馆'), poll).toBe('复核中')
    await leaveInput()
    await page.keyboard.press('Control+z')
    await page.waitForSelector('.last-deed', { state: 'detached' })
    await expect.poll(() => stateOf('档案馆'), poll).toBe('待复核')

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
    await expect.poll(() => stateOf('信访服务中心'), poll).toBe('已退回')

    await lay('甲-改.txt', bytes(of('信访服务中心').replaceAll('8320.77', '8900.03')))
    await page.goto(board)
    await page.waitForFunction(() => document.querySelector('.board .mended') !== null)
    await expect.poll(() => stateOf('信访服务中心'), poll).toBe('已改好')
    expect(await page.locator('.notice.closed').textContent()).toContain('通知自动了结')
    await expect.poll(() => stateOf('档案馆'), poll).toBe('已退回')
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
    expect(room.troubles).toEqual([])
  }, 120_000)

  it('a decision is undone after the page was closed; its history says who; a rule is switched off in sight', async () => {
    const batch = zipSync({ '丙.txt': bytes(of('民政局')), '丁.txt': bytes(of('水利局')) })
    await lay('又一批.zip', batch)
    const board = page.url()
    await page.locator('.cluster-list li').first().waitFor()
    await page.keyboard.press('r')
    await page.keyboard.type('口径不同')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.last-deed')
    await page.reload()
    await page.waitForSelector('.last-deed')
    await page.click('text=决定记录')
    expect(await page.locator('.deeds tbody tr').first().textContent()).toContain('口径不同')
    await page.locator('.deeds tbody button').first().click()
    await page.locator('.deeds tbody tr', { hasText: '撤回一次决定' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => stateOf('民政局'), poll).toBe('待复核')

    await page.click('.switch-off button')
    await page.fill('#rule-switch textarea', '本地口径如此')
    await page.click('dialog .btn.primary')
    await page.waitForSelector('.silenced')
    expect(await page.locator('.silenced').textContent()).toMatch(
      /此规则已停用：.*本地口径如此.*本批 \d+ 处不计/u,
    )
    await page.click('.silenced button')
    await page.fill('#rule-switch textarea', '改了')
    await page.click('dialog .btn.primary')
    await page.waitForSelector('.silenced', { state: 'detached' })
    expect(page.url()).toBe(board)
  }, 120_000)

  it('from a figure of the board to its finding, along the same error of other units by keys, and back', async () => {
    const board = page.url()
    const cell = page.locator('.board td.n.e a').first()
    await cell.click()
    await page.waitForSelector('.card.error')
    await page.click('.desk-bar a')
    await page.waitForURL(board)
    await page.waitForSelector('.cluster-list a')
    await page.keyboard.press('.')
    await page.waitForFunction(() => document.activeElement?.closest('.cluster-list') !== null)
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('.desk-walk')?.textContent?.includes('1 / 2'))
    const first = page.url()
    await page.keyboard.press('.')
    await page.waitForFunction(() => document.querySelector('.desk-walk')?.textContent?.includes('2 / 2'))
    await page.keyboard.press(',')
    await page.waitForURL(first)
    await page.goto(board)
    await lay('再来.txt', bytes(of('民政局')))
    await page.click('text=早已在库')
    expect(await page.locator('.deeds tbody tr').textContent()).toContain('“丙.txt”')
    expect(room.troubles).toEqual([])
  }, 120_000)
})

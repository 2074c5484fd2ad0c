import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { importDocument } from '@mingzhang/store'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './browser.ts'
import { openRoom, type Room } from './room.ts'

const sample = new URL('../../../samples/wansheng-key-programmes-2024.txt', import.meta.url)

/** 绩效岗的主要路径 From an imported document to a scored year with a re-evaluation, in a real browser. */
describe.skipIf(chromiumPath === null)('the performance officer', () => {
  let room: Room
  let page: Page

  beforeAll(async () => {
    room = await openRoom('绩效岗', '2024-09-05')
    page = room.page
    const bytes = new Uint8Array(readFileSync(sample))
    const read = audit(bytes, 'sample.txt')
    if (!read.ok) throw new Error(read.refusal.what)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const importedAt = '2024-03-01T00:00:00.000Z'
    await importDocument(room.store, { ...read.value, bytes, sha256, fileName: 'sample.txt', importedAt })
  }, 240_000)
  afterAll(() => room?.close(), 60_000)

  it('begins a year, mends weights, fills in a simulation, scores, evaluates again', async () => {
    await page.goto(`${room.address}/performance`)
    await page.click('.begin li button')
    await page.waitForSelector('.district .mark-e')
    expect(await page.locator('.figures').textContent()).toContain('765.79')
    expect(await page.locator('.figures').textContent()).toContain('7张')

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
    expect(room.troubles).toEqual([])
  }, 240_000)

  const cell = (field: string, row: number) => page.locator(`[data-field="${field}"][data-row="${row}"]`)

  it('pastes who answers for what, is told of a date outside the year, and loses nothing by looking elsewhere', async () => {
    await page.click('.views button:has-text("目标")')
    await page.click('button:has-text("来源与责任")')
    const rows = ['责任科室\t完成时限\t数据来源', '权益部\t2024-12-31\t签到表', '权益部\t2023-12-31\t台账']
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join('\n'))
    await cell('name', 0).focus()
    await page.keyboard.press('Control+v')
    await page.waitForSelector('[data-field="due"].warning')
    await cell('responsible', 2).focus()
    await page.keyboard.press('Control+d')
    expect(await cell('responsible', 2).inputValue()).toBe('权益部')
    await page.locator('.list-row:not(.current)').first().click()
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[data-field="responsible"]')?.value === '',
    )
    await page.locator('.list-row:has-text("妇女儿童")').first().click()
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[data-field="responsible"]')?.value === '权益部',
    )
    expect(room.troubles).toEqual([])
  }, 120_000)

  it('takes a column of results from Excel: a gap stays a gap, what cannot be is named, one step takes it back', async () => {
    await page.click('.views button:has-text("监控")')
    await page.waitForSelector('.results tbody tr')
    const before = await cell('actual', 1).inputValue()
    await page.evaluate((text) => navigator.clipboard.writeText(text), '９８．５％\n\n#N/A\n')
    await cell('actual', 0).focus()
    await page.keyboard.press('Control+v')
    await page.waitForSelector('.refused-cells li')
    expect(await cell('actual', 0).inputValue()).toBe('98.5%')
    expect(await cell('actual', 1).inputValue()).toBe('')
    expect(await page.locator('.refused-cells').textContent()).toContain('#N/A')
    await page.click('.pane-actions button:has-text("撤销")')
    expect(await cell('actual', 1).inputValue()).toBe(before)
    await cell('likelihood', 0).focus()
    await page.keyboard.press('Enter')
    expect(await cell('likelihood', 1).evaluate((one) => one === document.activeElement)).toBe(true)
    await cell('actual', 0).focus()
    await page.keyboard.press('ArrowDown')
    expect(await cell('actual', 1).evaluate((one) => one === document.activeElement)).toBe(true)
    expect(room.troubles).toEqual([])
  }, 120_000)

  it('holds a report back that cannot be, each fault marked in its cell, nothing lost', async () => {
    await page.click('.views button:has-text("监控")')
    await page.waitForSelector('.results tbody tr')
    await cell('actual', 0).fill('很好')
    await cell('on', 1).fill('2023-12-01')
    await page.click('.pane-actions .btn.primary')
    await page.waitForSelector('.pane-actions .e')
    const said = await page.locator('.pane-actions .e').textContent()
    expect(said).toContain('请填数')
    expect(said).toContain('早于监控期起始日')
    expect(await cell('actual', 0).getAttribute('class')).toContain('error')
    expect(await cell('on', 1).getAttribute('class')).toContain('error')
    expect(await cell('actual', 0).inputValue()).toBe('很好')
  }, 120_000)
})

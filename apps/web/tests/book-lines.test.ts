import type { WorkingBook, WorkingRow } from '@mingzhang/forms'
import { saveBook } from '@mingzhang/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './browser.ts'
import { openRoom, type Room } from './room.ts'

const lineOf = (index: number): WorkingRow => ({
  id: `line-${index}`,
  ledger: 'entries',
  at: { func: '2010301', econ: index % 2 === 0 ? '30201' : '30211', use: 'running', origin: 'thisYear' },
  money: { general: `${index + 1}.00` },
})

const working: WorkingBook = {
  amountUnit: '万元',
  ledgers: [{ id: 'entries', scope: {} }],
  rows: [
    ...Array.from({ length: 120 }, (_, index) => lineOf(index)),
    { ...lineOf(120), at: { econ: '30201' } },
  ],
  fields: {
    unit: { name: '某市某区机关事务中心' },
    year: '2025',
    edition: 'chongqing-department',
    agency: 'institution',
  },
}

/** 长表 An entry table longer than the screen, gone through with the keyboard. */
describe.skipIf(chromiumPath === null)('a long entry table', () => {
  let room: Room

  beforeAll(async () => {
    room = await openRoom('李会计', '2025-01-06T08:00:00.000Z')
    const saved = await saveBook(room.store, {
      ...{ unitKey: 'long', year: 2025, basedOn: null, edition: 'chongqing-department' },
      ...{ unitName: '某市某区机关事务中心', unitCode: null, errors: 0, warnings: 0, total: 0, note: null },
      content: JSON.stringify(working),
      by: { account: 'tester', name: '李会计', at: '2025-01-05T08:00:00.000Z' },
    })
    expect(saved.status).toBe('saved')
    await room.page.goto(`${room.address}/books/long/2025`)
    await room.page.waitForSelector('.g-row')
  }, 120_000)
  afterAll(() => room?.close())

  const cell = (line: number, column: string) => room.page.locator(`[data-cell="line-${line} ${column}"]`)
  const isInSight = () =>
    room.page.evaluate(() => {
      const { activeElement } = document
      const { left, right, top, bottom } = activeElement?.getBoundingClientRect() ?? new DOMRect()
      return activeElement === document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    })

  it('shows the line one goes to: not behind the sums, not behind the head', async () => {
    await cell(0, 'fund:general').click()
    for (const [key, times] of [
      ['ArrowDown', 40],
      ['ArrowUp', 30],
      ['Control+End', 1],
      ['Control+Home', 1],
    ] as const) {
      for (let time = 0; time < times; time += 1) await room.page.keyboard.press(key)
      await expect.poll(isInSight, { timeout: 10_000 }).toBe(true)
    }
  }, 60_000)

  it('says how many lines a step took away, and that they are back', async () => {
    const { page } = room
    await cell(0, 'fund:general').click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+Delete')
    await cell(1, 'fund:general').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await page.locator('.toast-text', { hasText: '已撤销：删去 3 条' }).waitFor()
    await cell(1, 'fund:general').waitFor()
    await page.keyboard.press('Control+y')
    await page.locator('.toast-text', { hasText: '已重做：删去 3 条' }).waitFor()
    await page.keyboard.press('Control+z')
  }, 60_000)

  it('asks for the reason of an amount below zero in a column that is there', async () => {
    const { page } = room
    await cell(2, 'fund:general').click()
    await page.keyboard.type('-3')
    await page.keyboard.press('Enter')
    await cell(2, 'note').waitFor()
    await cell(2, 'fund:general').click()
    expect(await page.locator('.value-line').innerText()).toContain('请在说明中写明原因，或改正金额')
    await cell(2, 'note').click()
    await page.keyboard.type('冲减上年多列')
    await page.keyboard.press('Enter')
    await expect.poll(() => cell(2, 'check').innerText()).not.toContain('负数')
  }, 60_000)

  it('does not call a line right whose money has no use: no form by use can place it', async () => {
    await room.page.keyboard.press('Control+End')
    await expect.poll(() => cell(120, 'check').innerText(), { timeout: 10_000 }).toBe('缺 2 项')
    await cell(120, 'use').click()
    await room.page.keyboard.type('公用')
    await room.page.keyboard.press('Enter')
    await expect.poll(() => cell(120, 'check').innerText(), { timeout: 10_000 }).toBe('缺功能科目')
    expect(room.troubles).toEqual([])
  }, 60_000)
})

import { emptyBook, workingOfBook } from '@mingzhang/forms'
import type { BookIndicator, BookProgramme } from '@mingzhang/model'
import { moveBook, saveBook } from '@mingzhang/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './browser.ts'
import { openRoom, type Room } from './room.ts'

const indicator = (name: string, value: string, weight: string): BookIndicator => ({
  ...{ level1: null, level2: null, name, description: null, operator: '≥', value, unit: '%', weight },
  ...{ core: true, basis: null },
})
const programme: BookProgramme = {
  ...{ name: '办公区维修', code: null, department: '某局', budget: 50_000_000, budgetParts: [], plan: null },
  ...{ category: null, overview: null, legalBasis: null, goal: '修好', executionWeight: '10' },
  indicators: [indicator('维修及时率', '95', '50'), indicator('验收合格率', '98', '40')],
}
const adjusted: BookProgramme = {
  ...{ ...programme, budget: 62_000_000, goal: '修好并节能' },
  indicators: [indicator('维修及时率', '97', '50'), indicator('节能达标率', '90', '40')],
}
const renamed: BookProgramme = {
  ...adjusted,
  indicators: [indicator('报修及时率', '97', '50'), indicator('节能达标率', '90', '40')],
}
const key = { unitKey: '某区/某局', year: 2024 }

/** 年中调整 An adjusted book is seen on the year's page, told change by change, and taken with a reason. */
describe.skipIf(chromiumPath === null)('an adjusted book and the year of performance', () => {
  let room: Room
  const save = async (one: BookProgramme, basedOn: number | null) => {
    const working = workingOfBook({ ...emptyBook('某局', '301', 2024), programmes: [one] })
    const saved = await saveBook(room.store, {
      ...{ ...key, basedOn, content: JSON.stringify(working), unitName: '某局', unitCode: '301', total: 0 },
      ...{ edition: null, errors: 0, warnings: 0, note: null },
      by: { account: '', name: '编制人', at: '2024-02-01T00:00:00.000Z' },
    })
    expect(saved.status).toBe('saved')
  }
  const move = (from: string, to: string, version: number) =>
    moveBook(room.store, { ...key, version, from, to, approvedOn: '2024-02-20' })

  beforeAll(async () => {
    room = await openRoom('绩效岗', '2024-08-05')
    await save(programme, null)
    await move('draft', 'published', 1)
  }, 240_000)
  afterAll(() => room?.close(), 60_000)

  it('is offered with what changed, and leaves results where they are', async () => {
    const { page } = room
    await page.goto(`${room.address}/performance`)
    await page.click('.begin li button')
    await page.waitForSelector('.year-title')
    await page.click('.views button:has-text("监控")')
    await page.waitForSelector('.results tbody tr')
    const cell = (field: string, row: number) => page.locator(`[data-field="${field}"][data-row="${row}"]`)
    await cell('actual', 1).fill('99%')
    await page.click('.pane-actions button:has-text("存草稿")')
    await page.waitForFunction(() => document.querySelector('.toast')?.textContent === '已保存')

    await move('published', 'adjusted', 1)
    await save(adjusted, 1)
    await move('adjusted', 'published', 2)
    await page.reload()
    await page.click('.adjustment button')
    const dialog = page.locator('dialog')
    expect(await dialog.textContent()).toContain('撤回指标 验收合格率')
    expect(await dialog.textContent()).toContain('7 月已有结果，留存')
    expect(await dialog.locator('.btn.primary').isDisabled()).toBe(true)
    await dialog.locator('input').fill('年中追加维修')
    await dialog.locator('.btn.primary').click()
    await page.waitForSelector('.results tr.withdrawn')
    expect(await cell('actual', 1).inputValue()).toBe('99%')
    expect(await cell('actual', 1).isDisabled()).toBe(true)
    expect(await page.locator('.adjustment').count()).toBe(0)
    await cell('actual', 0).focus()
    await page.keyboard.press('Enter')
    expect(await cell('actual', 2).evaluate((one) => one === document.activeElement)).toBe(true)
    expect(room.troubles).toEqual([])
  }, 120_000)

  it('asks of an indicator under another name whether it is the same, and keeps its results', async () => {
    const { page } = room
    const cell = (field: string, row: number) => page.locator(`[data-field="${field}"][data-row="${row}"]`)
    await cell('actual', 0).fill('96%')
    await page.click('.pane-actions button:has-text("存草稿")')
    await page.waitForFunction(() => document.querySelector('.toast')?.textContent === '已保存')
    await move('published', 'adjusted', 2)
    await save(renamed, 2)
    await move('adjusted', 'published', 3)
    await page.reload()
    await page.click('.adjustment button')
    const dialog = page.locator('dialog')
    expect(await dialog.locator('.renamings legend').textContent()).toContain('维修及时率 改为 报修及时率')
    await dialog.locator('input[type="text"], input:not([type])').fill('名称改正')
    const take = dialog.locator('.btn.primary')
    expect(await take.isDisabled()).toBe(true)
    await dialog.locator('label:has-text("同一项")').click()
    expect(await dialog.locator('tbody').textContent()).toContain('指标改名 维修及时率')
    expect(await dialog.locator('tbody').textContent()).not.toContain('撤回指标')
    await take.click()
    await page.waitForSelector('.results th:has-text("报修及时率")')
    expect(await cell('actual', 0).inputValue()).toBe('96%')
    expect(await cell('actual', 0).isDisabled()).toBe(false)
    expect(room.troubles).toEqual([])
  }, 120_000)
})

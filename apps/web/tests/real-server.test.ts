import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentDetail, DocumentPage } from '../src/api/documents.ts'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { hostilePdf } from './hostile-pdf.ts'
import { asPdf, asWorkbook } from './republish.ts'
import { type Served, serve } from './serve.ts'

/** 整套程序 The program as built: browser, server, store, readers and rules, nothing stood in for. */
describe.skipIf(chromiumPath === null)('the whole program', () => {
  let served: Served
  let browser: Browser
  let page: Page
  let folder = ''
  const troubles: string[] = []
  const elsewhere: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingzhang-files-'))
    served = await serve()
    browser = await openBrowser(chromiumPath ?? '')
    const sample = await sourceOfSample()
    await writeFile(join(folder, '预算公开.pdf'), await asPdf(sample, browser.context))
    await writeFile(join(folder, '预算公开.xlsx'), await asWorkbook(sample))
    page = await browser.context.newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    page.on('dialog', (dialog) => {
      troubles.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(served.address) && !/^(?:blob|data):/u.test(url)) elsewhere.push(url)
    })
    await page.goto(served.signIn)
    await page.waitForSelector('.who-name')
  }, 120_000)
  afterAll(async () => {
    expect(elsewhere).toEqual([])
    await browser?.close()
    await served?.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    troubles.length = 0
  })

  /** The sample with a stale figure in its narrative. */
  async function sourceOfSample(): Promise<DocumentDetail['source']> {
    const list: DocumentPage = await (await fetch(`${served.address}/api/documents`)).json()
    const sample = list.documents.find(({ fileName }) => fileName.startsWith('qinhuangdao'))
    const detail: DocumentDetail = await (
      await fetch(`${served.address}/api/documents/${sample?.id ?? ''}`)
    ).json()
    return detail.source
  }

  const open = async (path: string) => {
    await page.goto(served.address + path)
    await page.waitForSelector('main')
  }
  const importFile = async (name: string) => {
    await open('/')
    await page.waitForSelector('input[type=file]', { state: 'attached' })
    await page.setInputFiles('input[type=file]', join(folder, name))
    await page.locator('.import-row.done', { hasText: name }).locator('a').click({ timeout: 60_000 })
    await page.waitForSelector('.document-bar h1')
  }
  /** Is the culprit inside what the pane shows? */
  const culpritInView = () =>
    page.waitForFunction(() => {
      const pane = document.querySelector('.source')?.getBoundingClientRect()
      const place = document.querySelector('.source .lit.culprit')?.getBoundingClientRect()
      return pane && place && place.top >= pane.top && place.bottom <= pane.bottom
    })

  it('lists the samples with what was found in them', async () => {
    await open('/')
    await page.waitForSelector('.documents tbody tr')
    // The demonstration adds an edition of its own a little later.
    expect(await page.locator('.documents tbody tr', { hasText: /-\d{4}\.txt/u }).count()).toBe(5)
    expect(troubles).toEqual([])
  })

  it('a dropped picture is refused with the reason while the text beside it goes in', async () => {
    await open('/')
    await page.waitForSelector('.documents tbody tr')
    const dropped = await page.evaluateHandle(() => {
      const files = new DataTransfer()
      const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
      files.items.add(new File([picture], '扫描.png', { type: 'image/png' }))
      const rows = ['收支总表', '单位：万元', '项目\t预算数', '收入总计\t8900.03', '支出总计\t8900.03']
      files.items.add(new File([rows.join('\n')], '总表.txt', { type: 'text/plain' }))
      return files
    })
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped })
    await page.waitForSelector('.drop-zone')
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
    await page.waitForSelector('.import-row.refused')
    const refusal = (await page.locator('.import-row.refused').textContent()) ?? ''
    for (const word of ['扫描.png', '原因', '怎么办']) expect(refusal).toContain(word)
    await page.locator('.import-row.done', { hasText: '总表.txt' }).waitFor()
    await page.locator('.documents tbody tr', { hasText: '总表.txt' }).waitFor()
    expect(troubles).toEqual([])
  })

  it('a PDF is shown as published, its wrong figure lit and in view, its figures open', async () => {
    await importFile('预算公开.pdf')
    await page.waitForSelector('.page-drawing[data-drawn] canvas')
    expect(await page.locator('.page').count()).toBeLessThan(8)
    await page.keyboard.press('j')
    await culpritInView()
    expect(await page.locator('[data-card] h2').textContent()).toContain('8320.77')
    expect(await page.locator('.fold').count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await page.locator('.page [data-figure]').first().click()
    await page.waitForSelector('.figure-card')
    await page.keyboard.press('Escape')
    await page.focus('.source')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.figure-card')
    await page.click('.zoom button[aria-label="放大"]')
    await page.waitForFunction(() => document.querySelector('.zoom')?.textContent?.includes('125%'))
    expect(troubles).toEqual([])
  })

  it('the same PDF as read, by a switch that the address keeps', async () => {
    await page.click('.look-bar button:has-text("读本")')
    await page.waitForSelector('.printed table')
    expect(page.url()).toContain('look=read')
    await page.reload()
    await page.waitForSelector('.printed table')
    await page.click('.look-bar button:has-text("原貌")')
    await page.waitForSelector('.page-drawing[data-drawn]')
    expect(troubles).toEqual([])
  })

  it('a PDF that cannot be drawn is shown as read, with a word about it', async () => {
    await page.route('**/original', (route) => route.fulfill({ body: 'not a PDF any more' }))
    await page.reload()
    await page.waitForSelector('.printed table')
    expect(await page.locator('.look-bar [role="status"]').textContent()).toContain('画不出来')
    await page.unroute('**/original')
    expect(troubles).toEqual([])
  })

  it('a workbook is shown sheet by sheet; the sheet of the wrong figure comes to the front', async () => {
    await importFile('预算公开.xlsx')
    await page.waitForSelector('.sheet-head th:has-text("A")')
    await page.keyboard.press('j')
    await culpritInView()
    expect(await page.locator('.sheet-tabs [aria-current]').textContent()).not.toBe('封面')
    expect(new URL(page.url()).searchParams.get('sheet')).not.toBeNull()
    expect(troubles).toEqual([])
  })

  it('a PDF full of scripts is drawn and does nothing', async () => {
    const lines = ['2024年部门预算公开', '2024年收入预算8900.03万元，其中：基本支出3611.85万元。']
    await writeFile(join(folder, '恶意.pdf'), hostilePdf(lines))
    const maps: number[] = []
    page.on('response', (response) => {
      if (response.url().endsWith('.bcmap')) maps.push(response.status())
    })
    await importFile('恶意.pdf')
    await page.waitForSelector('.page-drawing[data-drawn] canvas')
    await page.mouse.click(400, 500)
    expect(new Set(maps)).toEqual(new Set([200]))
    expect(await page.locator('.page a, .page input, .page iframe').count()).toBe(0)
    expect(page.url()).toContain('/documents/')
    expect(troubles).toEqual([])
  })
})

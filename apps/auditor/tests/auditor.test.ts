import { existsSync, statSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

const candidates = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser']
const chromiumPath = candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
if (chromiumPath === undefined) {
  process.stderr.write(
    'the auditor in a browser SKIPPED: no Chromium (set CHROMIUM_PATH or install chromium)\n',
  )
}

const sample = (name: string) => fileURLToPath(new URL(`../../../samples/${name}.txt`, import.meta.url))
const wrong = sample('qinhuangdao-office-affairs-2023')
const clean = sample('wansheng-office-affairs-2024')

/** 自查页 The built page, opened from a folder in a real browser. */
describe.skipIf(chromiumPath === undefined)('the auditor in Chromium', { timeout: 60_000 }, () => {
  let dist = ''
  let browser: Browser
  let page: Page
  let asked: string[] = []
  const troubles: string[] = []

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'mingzhang-auditor-'))
    const root = join(import.meta.dirname, '..')
    await build({ root, logLevel: 'error', build: { outDir: dist, emptyOutDir: true } })
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await rm(dist, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await page?.close()
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    asked = []
    troubles.length = 0
    page.on('request', (request) => asked.push(request.url()))
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    await page.goto(pathToFileURL(join(dist, 'index.html')).href)
    await page.waitForSelector('#choose')
  })

  const give = (file: string) => page.setInputFiles('input[type=file]', file)
  const settled = (count: number) =>
    page.waitForFunction(
      (wanted) =>
        document.querySelectorAll('.result[data-state=done],.result[data-state=refused]').length === wanted,
      count,
    )

  test('one file of at most 6 MB', () => {
    expect(statSync(join(dist, 'index.html')).size).toBeLessThan(6 * 1024 * 1024)
  })

  test('a file dropped on the page is read and checked; nothing leaves the page', async () => {
    const text = await readFile(wrong, 'utf8')
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], '公开.txt'))
      return transfer
    }, text)
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: dropped })
    await page.waitForSelector('.f h3')
    const [first] = await page.locator('.f').allInnerTexts()
    for (const said of ['8320.77', '8900.03', '−579.26', '第 396 行']) expect(first).toContain(said)
    expect(await page.textContent('.file b')).toContain('秦皇岛经济技术开发区机关事务服务中心 2023 年')
    expect(await page.textContent('#requests')).toBe('0 次')
    expect(await page.textContent('#sent')).toBe('0 字节')
    expect(asked.filter((address) => !/^(?:file|blob):/u.test(address))).toEqual([])
    expect(troubles).toEqual([])
  })

  test('what tries to leave is kept back, and counted', async () => {
    const sent = await page.evaluate(() =>
      fetch('http://127.0.0.1:9/', { method: 'POST', body: 'x' }).then(
        () => 'sent',
        () => 'kept',
      ),
    )
    expect(sent).toBe('kept')
    await page.waitForFunction(() => document.querySelector('#requests')?.textContent === '1 次')
    expect(await page.textContent('#sent')).toBe('无法确定')
  })

  test('a PDF, an empty file and one that is no disclosure: each is answered', async () => {
    const paper = await browser.newPage()
    const text = (await readFile(clean, 'utf8')).replace(/&/gu, '&amp;').replace(/</gu, '&lt;')
    await paper.setContent(`<pre style="white-space:pre-wrap;font-size:11px">${text}</pre>`)
    const buffer = await paper.pdf({ format: 'A4' })
    await paper.close()
    await page.setInputFiles('input[type=file]', [
      { name: '公开.pdf', mimeType: 'application/pdf', buffer },
      { name: '空.docx', mimeType: '', buffer: Buffer.alloc(0) },
      { name: '会议.txt', mimeType: 'text/plain', buffer: Buffer.from('今天开会。') },
    ])
    await settled(3)
    expect(await page.locator('.result[data-state=done] .meta').innerText()).toContain('PDF')
    const [empty, other] = await page.locator('.refusal').allInnerTexts()
    expect(empty).toContain('空')
    expect(other).toContain('怎么办')
    expect(troubles).toEqual([])
  })

  test('Esc stops, and the page can go on; 清除 forgets', async () => {
    const buffer = await readFile(wrong)
    const many = Array.from({ length: 60 }, (_, n) => ({ name: `${n}.txt`, mimeType: 'text/plain', buffer }))
    await page.setInputFiles('input[type=file]', many)
    await page.waitForSelector('#stop')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.result[data-state=stopped]')
    expect(await page.locator('#stop').count()).toBe(0)
    await page.click('#clear')
    // The page is drawn with the next frame.
    await page.waitForFunction(() => document.querySelectorAll('.result').length === 0)
    await give(clean)
    await settled(1)
  })

  test('what was found is saved as a page, a notice and a list', async () => {
    await give(wrong)
    await settled(1)
    for (const [as, name] of [
      ['html', '核对报告.html'],
      ['docx', '整改通知书.docx'],
      ['xlsx', '问题清单.xlsx'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-save=${as}]`)])
      expect(download.suggestedFilename()).toBe(name)
      const saved = await readFile(await download.path())
      if (as === 'html') expect(saved.toString()).toContain('8320.77')
      else expect(saved.subarray(0, 2).toString()).toBe('PK')
    }
  })

  test('a sample at hand, on a phone, in the other language', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.click('.try li:first-child button')
    await settled(1)
    await page.click('.switch button:last-child')
    expect(await page.textContent('h1')).toBe('Check a published budget')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(troubles).toEqual([])
  })
})

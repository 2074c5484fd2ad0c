import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { greyPicture, type Page, recognisedPage, ruledLines } from '@mingzhang/audit'
import type { Read, Refusal } from '@mingzhang/model'
import { inFolder } from './in-folder.ts'
import { conversionFailed, conversionTooLong } from './refusals.ts'
import { runProgram } from './run-program.ts'

/** Dots an inch at which small print of tables is still told apart. */
const resolution = 200
const mostPages = 200
const secondsToDraw = 120
const secondsToRead = 900
const secondsToReadPage = 60

/**
 * 识别扫描件 A scanned PDF or a picture to pages with the recognised characters and ruling lines where they stand on the
 * paper, by pdftoppm and tesseract with its simplified Chinese.
 *
 * @param signal stops the programs; the promise then rejects
 */
export function recogniseScan(
  bytes: Uint8Array,
  kind: 'pdf' | 'picture',
  signal?: AbortSignal,
): Promise<Read<readonly Page[]>> {
  return inFolder(async (folder): Promise<Read<readonly Page[]>> => {
    const asking = { seconds: 20, megabytes: 1, signal }
    const languages = await runProgram('tesseract', ['--list-langs'], folder, asking)
    if (languages.kind !== 'done' || !/^chi_sim$/mu.test(languages.output)) return refused(withoutTesseract)
    await writeFile(join(folder, 'in'), bytes)
    const drawn = kind === 'pdf' ? await drawPages(folder, signal) : { ok: true as const, value: ['in'] }
    if (!drawn.ok) return drawn
    const pages: Page[] = []
    const until = Date.now() + secondsToRead * 1_000
    for (const [index, name] of drawn.value.entries()) {
      const page = await recognisePage(folder, name, index + 1, signal)
      if (!page.ok) return page
      pages.push(page.value)
      if (Date.now() > until) return refused(conversionTooLong('tesseract', secondsToRead))
    }
    return { ok: true, value: pages }
  })
}

async function recognisePage(
  folder: string,
  name: string,
  number: number,
  signal: AbortSignal | undefined,
): Promise<Read<Page>> {
  const args = [name, 'words', '-l', 'chi_sim', '--psm', '3', '--dpi', String(resolution), 'tsv']
  const limits = { seconds: secondsToReadPage, megabytes: 64, signal }
  const { kind } = await runProgram('tesseract', args, folder, limits)
  if (kind === 'too-long') return refused(conversionTooLong('tesseract', secondsToReadPage))
  const words = kind === 'done' ? await readFile(join(folder, 'words.tsv'), 'utf8').catch(() => null) : null
  if (words === null) return refused(conversionFailed('tesseract'))
  const picture = greyPicture(await readFile(join(folder, name)))
  const rules = picture ? ruledLines(picture, resolution) : []
  return { ok: true, value: recognisedPage(words, number, resolution, rules) }
}

async function drawPages(folder: string, signal: AbortSignal | undefined): Promise<Read<readonly string[]>> {
  const args = ['-r', String(resolution), '-l', String(mostPages), '-gray', 'in', 'page']
  const limits = { seconds: secondsToDraw, megabytes: 64, signal }
  const { kind } = await runProgram('pdftoppm', args, folder, limits)
  if (kind === 'missing') return refused(withoutPoppler)
  if (kind === 'too-long') return refused(conversionTooLong('pdftoppm', secondsToDraw))
  const names = (await readdir(folder)).filter((name) => /^page-?\d+\.pgm$/u.test(name)).toSorted()
  return names.length === 0 ? refused(conversionFailed('pdftoppm')) : { ok: true, value: names }
}

const refused = (refusal: Refusal) => ({ ok: false, refusal }) as const

const withoutTesseract: Refusal = {
  id: 'converting/no-tesseract',
  what: '这是扫描件（或图片），没有文字，而这台计算机没有安装识别程序。',
  why: '扫描件要先认字，认字靠 tesseract 和它的简体中文数据。',
  toDo: '请安装 tesseract（Debian、Ubuntu：apt install tesseract-ocr tesseract-ocr-chi-sim poppler-utils），或提供办公软件直接导出的 PDF、Word、Excel。',
}

const withoutPoppler: Refusal = {
  id: 'converting/no-poppler',
  what: '这是扫描的 PDF，而这台计算机没有安装把页面画成图的程序。',
  why: '识别之前要先把每一页画成图，画图靠 pdftoppm。',
  toDo: '请安装 poppler（Debian、Ubuntu：apt install poppler-utils），或提供办公软件直接导出的 PDF。',
}

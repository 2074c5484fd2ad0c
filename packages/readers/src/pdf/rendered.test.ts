import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Block } from '@mingzhang/model'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { readText } from '../text/read-text.ts'
import { openPdfium, type PdfEngine } from './open-pdfium.ts'
import { readPdf } from './read-pdf.ts'

/* Samples printed to PDF by a browser, with lines around cells as offices draw them, read back to the same rows. */

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
const file = (path: string): URL => new URL(`../../../../${path}`, import.meta.url)

let engine: PdfEngine
beforeAll(async () => {
  engine = await openPdfium(readFileSync(file('node_modules/@embedpdf/pdfium/dist/pdfium.wasm')))
})

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;')

function pageOf(blocks: readonly Block[], style: string): string {
  const body = blocks.map((block) => {
    if (block.kind === 'paragraph') return `<p>${escaped(block.text)}</p>`
    const width = Math.max(...block.rows.map((row) => row.cells.length))
    const rows = block.rows.map((row) => {
      const cells = Array.from(
        { length: width },
        (_, index) => `<td>${escaped(row.cells[index]?.text ?? '')}</td>`,
      )
      return `<tr>${cells.join('')}</tr>`
    })
    return `<table>${rows.join('')}</table>`
  })
  const shape = `@page{size:A4 landscape;margin:18mm 15mm} body{font:10.5pt serif} p{margin:2pt 0;text-indent:2em}
    table{border-collapse:collapse;width:100%;margin:6pt 0} td{padding:2px 5px;border:1px solid #000}`
  return `<meta charset="utf-8"><style>${shape}${style}</style>${body.join('')}`
}

function printed(html: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-print-'))
  try {
    const [from, to] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    writeFileSync(from, html)
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--user-data-dir=${folder}`,
    ]
    execFileSync(browser ?? '', [...flags, `--print-to-pdf=${to}`, from], {
      stdio: 'ignore',
      timeout: 60_000,
    })
    return readFileSync(to)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const tight = (text: string): string => text.replace(/\s+/gu, '')

const rowsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'grid'
      ? block.rows.flatMap((row) => {
          const words = row.cells
            .map((cell) => tight(cell.text))
            .join('|')
            .replace(/\|+$/u, '')
          return words === '' ? [] : [words]
        })
      : [],
  )

const wordsOf = (blocks: readonly Block[]): string =>
  blocks.map((block) => (block.kind === 'paragraph' ? tight(block.text) : '')).join('')

describe.skipIf(!browser)('a sample printed by a browser', () => {
  const sample = (name: string) => readText(readFileSync(file(`samples/${name}.txt`), 'utf8')).blocks

  test.each([
    ['lines around every cell', ''],
    ['no lines at the sides', 'td:first-child{border-left:0} td:last-child{border-right:0}'],
  ])(
    '%s: every row and every word',
    (_, style) => {
      const blocks = sample('qinhuangdao-office-affairs-2023')
      const result = readPdf(printed(pageOf(blocks, style)), defaultLimits, engine)
      if (!result.ok) throw new Error(result.refusal.what)
      expect(rowsOf(result.value.blocks)).toEqual(rowsOf(blocks))
      expect(wordsOf(result.value.blocks)).toBe(wordsOf(blocks))
    },
    90_000,
  )
})

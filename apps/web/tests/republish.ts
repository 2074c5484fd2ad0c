import type { SourceDocument } from '@mingzhang/model'
import { writeXlsx } from 'hucre'
import type { BrowserContext } from 'playwright-core'

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;')

const style = `@page { size: A4; margin: 20mm } body { font: 12pt serif } table { border-collapse: collapse; width: 100% }
td { border: 1px solid #000; padding: 2pt 4pt; font-size: 9pt }`

/** 改印成 PDF A source printed by the browser: paragraphs and ruled tables over several pages. */
export async function asPdf({ blocks }: SourceDocument, context: BrowserContext): Promise<Uint8Array> {
  const body = blocks.map((block) => {
    if (block.kind === 'paragraph') return `<p>${escaped(block.text)}</p>`
    const rows = block.rows.map(({ cells }) => {
      const printed = cells.map(
        ({ text, rowSpan = 1, columnSpan = 1 }) =>
          `<td rowspan="${rowSpan}" colspan="${columnSpan}">${escaped(text)}</td>`,
      )
      return `<tr>${printed.join('')}</tr>`
    })
    return `<table>${rows.join('')}</table>`
  })
  const page = await context.newPage()
  await page.setContent(`<meta charset="utf-8"><style>${style}</style>${body.join('')}`)
  const bytes = await page.pdf({ preferCSSPageSize: true })
  await page.close()
  return bytes
}

/** 改存成工作簿 A source as a workbook: a sheet for the words, one for every table, in order. */
export function asWorkbook({ blocks }: SourceDocument): Promise<Uint8Array> {
  const sheets: { name: string; rows: string[][] }[] = [{ name: '封面', rows: [] }]
  for (const block of blocks) {
    const sheet = sheets.at(-1)
    if (block.kind === 'paragraph') sheet?.rows.push([block.text])
    else {
      sheet?.rows.push(...block.rows.map(({ cells }) => cells.map(({ text }) => text)))
      sheets.push({ name: `第${sheets.length}页`, rows: [] })
    }
  }
  return writeXlsx({ sheets: sheets.filter(({ rows }) => rows.length > 0) })
}

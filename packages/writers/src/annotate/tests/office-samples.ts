import { readFileSync } from 'node:fs'
import { type Audit, audit } from '@mingzhang/audit'
import type { Block, GridRow } from '@mingzhang/model'
import { readText } from '@mingzhang/readers'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre'

/** Bytes of a sample disclosure. */
export const sampleBytes = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../../../samples/${name}.txt`, import.meta.url)))

export const blocksOf = (name: string): readonly Block[] =>
  readText(new TextDecoder().decode(sampleBytes(name))).blocks

/** What an audit of a file says; a refusal is a mistake of the test. */
export function audited(bytes: Uint8Array): Audit {
  const read = audit(bytes, 'x')
  if (!read.ok) throw new Error(`${read.refusal.id} ${read.refusal.why}`)
  return read.value
}

const widthOf = (rows: readonly GridRow[]): number => Math.max(...rows.map(({ cells }) => cells.length))

/** Column spans so that short rows fill the width. */
const spansOf = ({ cells }: GridRow, width: number): { text: string; columnSpan: number }[] =>
  cells.map(({ place }, index) => ({
    text: place.text,
    columnSpan: index === cells.length - 1 ? width - index : 1,
  }))

/** A sample as a Word file. */
export async function asDocx(blocks: readonly Block[]): Promise<Uint8Array> {
  const children = blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [new Paragraph(block.place.text)]
    const width = widthOf(block.rows)
    const rows = block.rows.map(
      (row) =>
        new TableRow({
          children: spansOf(row, width).map(
            ({ text, columnSpan }) =>
              new TableCell({ columnSpan, children: text.split('\n').map((line) => new Paragraph(line)) }),
          ),
        }),
    )
    return [new Table({ rows }), new Paragraph('')]
  })
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })))
}

/** A sample as a workbook of one sheet, lines drawn around tables. */
export async function asXlsx(blocks: readonly Block[], note?: string): Promise<Uint8Array> {
  const line = { style: 'thin' } as const
  const style = { border: { top: line, bottom: line, left: line, right: line } }
  const rows: CellValue[][] = []
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      rows.push([block.place.text])
      continue
    }
    block.rows.forEach((row, index) => {
      row.cells.forEach(({ place }, column) => {
        cells.set(`${rows.length + index},${column}`, { value: place.text === '' ? null : place.text, style })
      })
    })
    rows.push(...block.rows.map(() => []), [])
  }
  if (note !== undefined) {
    const first = cells.get('0,0')
    cells.set('0,0', { value: rows[0]?.[0] ?? null, ...first, comment: { author: 'a', text: note } })
  }
  return writeXlsx({ sheets: [{ name: '公开表', rows, cells }] })
}

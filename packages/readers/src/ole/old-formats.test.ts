import { readFileSync } from 'node:fs'
import type { SourceDocument } from '@mingzhang/model'
import { writeXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { readSource } from '../read-source.ts'

/** Made by an office program from a document and a workbook of a few lines. */
const sample = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`testing/${name}`, import.meta.url)))

const sourceOf = (bytes: Uint8Array): SourceDocument => {
  const read = readSource(bytes, defaultLimits)
  if (!read.ok) throw new Error(read.refusal.id)
  return read.value
}

const refusalOf = (bytes: Uint8Array): string => {
  const read = readSource(bytes, defaultLimits)
  return read.ok ? 'read' : read.refusal.id
}

const textsOf = ({ blocks }: SourceDocument): unknown[] =>
  blocks.map((block) =>
    block.kind === 'grid' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : block.text,
  )

describe('Word 97–2003', () => {
  const source = sourceOf(sample('small.doc'))

  test('text, tables with merged cells, a table in a cell, footnotes; hidden and deleted text is left out', () => {
    expect(source.format).toBe('doc')
    expect(textsOf(source)).toEqual([
      '部门预算收支总表',
      '单位：万元',
      [
        ['项目', '预算数', ''],
        ['', '合计', '其中：本年'],
        ['总计\n（含结转）', '1,234.50', '1,200.00'],
        ['套表', '3.00', ''],
      ],
      [['内', '7']],
      '正文有',
      '第1页，新写的数。',
      '口径说明',
    ])
  })

  test('every cell has its place and its spans', () => {
    const grid = source.blocks[2]
    const rows = grid?.kind === 'grid' ? grid.rows : []
    expect(rows[0]?.cells[0]?.rowSpan).toBe(2)
    expect(rows[0]?.cells[1]?.columnSpan).toBe(2)
    expect(rows[2]?.cells[1]?.place).toEqual({ kind: 'docx', block: 3, row: 3, cell: 2, text: '1,234.50' })
  })

  test('automatic numbers stand in the text, also those of a style', () => {
    expect(textsOf(sourceOf(sample('lists.doc')))).toEqual([
      '一、概况',
      '（一）职责',
      '（二）机构',
      '1.甲',
      '二、收支',
      '（一）收入',
      '正文',
    ])
  })

  test('a locked one asks for its password', () => {
    const bytes = sample('small.doc')
    const at = bytes.findIndex(
      (byte, index) => index % 512 === 0 && byte === 0xec && bytes[index + 1] === 0xa5,
    )
    bytes[at + 11] = (bytes[at + 11] ?? 0) | 1
    expect(refusalOf(bytes)).toBe('reading/password')
  })
})

describe('Excel 97–2003', () => {
  const source = sourceOf(sample('small.xls'))

  test('numbers as they are shown, merged cells, formulas by their last value; hidden sheets are named', () => {
    expect(source.format).toBe('xls')
    expect(source.notes).toEqual(['工作表“底稿”是隐藏的，没有读。'])
    expect(textsOf(source)).toEqual([
      '收支总表',
      '单位：万元',
      [
        ['项目', '预算数', ''],
        ['', '合计', '其中：本年'],
        ['总计', '1,234.50', '-'],
        ['比重', '12.5%', '文字数 12'],
        ['日期', '2024年1月1日', ''],
        ['公式', '7', ''],
      ],
    ])
    const grid = source.blocks[2]
    expect(grid?.kind === 'grid' && grid.rows[2]?.cells[1]?.place).toEqual({
      kind: 'xlsx',
      sheet: '表1',
      cell: 'B5',
      text: '1,234.50',
    })
  })
})

describe('compound files that are refused', () => {
  test('a workbook locked by a password', async () => {
    const sheets = [{ name: '表', rows: [['甲', 1]] }]
    expect(refusalOf(await writeXlsx({ sheets, encryption: { password: 'x', spinCount: 1 } }))).toBe(
      'reading/password',
    )
  })

  test('half a file', () => {
    expect(refusalOf(sample('small.doc').subarray(0, 1200))).toBe('reading/damaged')
  })
})

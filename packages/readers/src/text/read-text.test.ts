import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readText } from './read-text.ts'

const published = fileURLToPath(new URL('../../../../../shared/disclosures/', import.meta.url))

describe('flattened text', () => {
  test('a row with tabs is a row of cells, each at its column', () => {
    const { blocks } = readText('单位：万元\n\n科目编码\t科目名称\t总计\n201\t一般公共服务支出\t522.63\n')
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'grid'])
    const grid = blocks[1]
    expect(grid?.kind === 'grid' && grid.rows[1]?.cells.map((cell) => cell.place)).toEqual([
      { kind: 'text', line: 4, column: 1, text: '201' },
      { kind: 'text', line: 4, column: 5, text: '一般公共服务支出' },
      { kind: 'text', line: 4, column: 14, text: '522.63' },
    ])
  })

  test('lines that start with a tab are cells; a blank line ends the row; a blank cell stays', () => {
    const { blocks } = readText('表\n\t1\n\t收入\n\t\n\n\t2\n\t支出\n\t3.00\n')
    const grid = blocks[1]
    expect(grid?.kind === 'grid' && grid.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['1', '收入', ''],
      ['2', '支出', '3.00'],
    ])
  })
})

describe('a table drawn with strokes', () => {
  const text = [
    '单位：万元',
    '',
    '| 科目编码 | 科目名称 | 总计 |',
    '| --- | :-- | ---: |',
    '| 201 | 一般公共服务支出 | 522.63 |',
    '|  | 合计 | 522.63 |',
    '',
  ]

  test('its rows are rows of cells, the dashes are nothing, places are exact', () => {
    const { blocks } = readText(text.join('\n'))
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'grid'])
    const rows = blocks[1]?.kind === 'grid' ? blocks[1].rows : []
    expect(rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['科目编码', '科目名称', '总计'],
      ['201', '一般公共服务支出', '522.63'],
      ['', '合计', '522.63'],
    ])
    expect(rows[1]?.cells[2]?.place).toEqual({ kind: 'text', line: 5, column: 20, text: '522.63' })
  })

  test('a stroke in a sentence draws no table', () => {
    const { blocks } = readText('收入|支出\n绝对值|a|以内\n| 只有一格 |\n')
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph', 'paragraph'])
  })
})

describe.skipIf(!existsSync(published))('published texts', () => {
  test.each([
    'wansheng-office-affairs-2024.txt',
    'qinglong-office-affairs-2024.txt',
    'qinhuangdao-office-affairs-2023.txt',
    'qijiang-government-services-2024.txt',
    'wansheng-key-programmes-2024.txt',
  ])('%s keeps every character but white space and residue', (name) => {
    const raw = readFileSync(published + name, 'utf8')
    const { blocks } = readText(raw)
    const digits = (text: string) => text.replace(/\[bookmark: [^\]]*\]/gu, '').replace(/[^0-9]/gu, '').length
    const kept = blocks
      .map((block) =>
        block.kind === 'paragraph'
          ? block.text
          : block.rows.map((row) => row.cells.map((cell) => cell.text).join('')).join(''),
      )
      .join('')
    expect(digits(kept)).toBe(digits(raw))
  })
})

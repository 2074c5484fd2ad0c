import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalOf } from './printed-cell.ts'
import { readTables } from './read-tables.ts'
import { blocksOf } from './testing/tables-of.ts'

const words = [
  '收入',
  '支出',
  '项目',
  '预算数',
  '合计',
  '小计',
  '科目编码',
  '科目名称',
  '基本支出',
  '项目支出',
  '栏次',
  '序号',
]
const names = [
  '一、本年收入',
  '上年结转',
  '201',
  '20103',
  '其中：',
  '住房公积金',
  '收入总计',
  '货物A',
  '某某局小计',
  '',
]
const figures = ['1', '2', '3', '12.00', '1,038.81', '—', '0.00', '-3.5', '']
const titles = [
  '部门收支总表',
  '部门支出总表',
  '政府采购预算表',
  '“三公”经费支出表',
  '目录',
  '单位：万元',
  '注：本表无数据',
  '资产情况表',
]

const cell = fc.oneof(fc.constantFrom(...words), fc.constantFrom(...names), fc.constantFrom(...figures))
const row = fc.array(cell, { minLength: 2, maxLength: 7 }).map((cells) => cells.join('|'))
const piece = fc.oneof(
  fc.constantFrom(...titles),
  fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => `${rows.join('\n')}\n`),
)
const document = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('\n'))

describe('whatever a grid holds', () => {
  test('every figure read is a printed cell, read once, and nothing throws', () => {
    fc.assert(
      fc.property(document, (text) => {
        const blocks = blocksOf(text)
        const printed = new Set(
          blocks
            .flatMap((block) => (block.kind === 'grid' ? block.rows : []))
            .flatMap((one) => one.cells.map(({ place }) => place)),
        )
        const { tables } = readTables(blocks, new Set())
        const seen = new Set<unknown>()
        for (const { cells, rows, columns } of tables) {
          for (const { place, amount, text: read, r, c } of cells) {
            expect(printed.has(place)).toBe(true)
            expect(seen.has(place)).toBe(false)
            seen.add(place)
            if (amount !== null) expect(amount).toBe(decimalOf(read))
            expect(rows[r]).toBeDefined()
            expect(columns[c]).toBeDefined()
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

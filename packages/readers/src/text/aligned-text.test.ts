import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Grid } from '@mingzhang/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignedText } from './aligned-text.ts'
import { readText } from './read-text.ts'

const gridsOf = (text: string): Grid[] =>
  readText(text).blocks.filter((block): block is Grid => block.kind === 'grid')
const textsOf = (grid: Grid | undefined): string[][] =>
  grid?.rows.map((row) => row.cells.map((cell) => cell.text)) ?? []

const table = [
  '                    支出预算总表',
  '部门：某某局                            单位：万元',
  '   功能科目代码          功能科目名称      金额',
  '',
  '                       合计         24,458.43',
  '201             一般公共服务支出         20,153.75',
  '20131           党委办公厅及相关机构事务     20,153.75',
  '',
  '2013101         行政运行             8,072.29',
  '2013102         一般行政管理事务        12,081.46',
  '208             社会保障和就业支出        1,289.52',
  '说明：本表反映全部支出。',
]

describe('columns set by blanks', () => {
  test('lines whose words stand under each other are a table; the lines around it stay', () => {
    const { blocks } = readText(table.join('\n'))
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'grid', 'paragraph'])
    const [grid] = gridsOf(table.join('\n'))
    expect(textsOf(grid)).toEqual([
      ['功能科目代码', '功能科目名称', '金额'],
      ['', '合计', '24,458.43'],
      ['201', '一般公共服务支出', '20,153.75'],
      ['20131', '党委办公厅及相关机构事务', '20,153.75'],
      ['2013101', '行政运行', '8,072.29'],
      ['2013102', '一般行政管理事务', '12,081.46'],
      ['208', '社会保障和就业支出', '1,289.52'],
    ])
    expect(grid?.rows[2]?.cells[2]?.place).toEqual({ kind: 'text', line: 6, column: 34, text: '20,153.75' })
    expect(grid?.rows.every(({ confidence }) => confidence !== undefined && confidence < 0.75)).toBe(true)
  })

  test('Chinese characters set twice as wide are counted so', () => {
    const wide = [
      '科目                  合计      项目支出',
      '一般公共服务支出     522.63        255.60',
      '卫生健康支出          11.93          1.00',
      '住房保障支出          19.20          2.00',
    ]
    expect(textsOf(gridsOf(wide.join('\n'))[0])[2]).toEqual(['卫生健康支出', '11.93', '1.00'])
  })

  test('on the next page it goes on', () => {
    const two = [...table.slice(0, 10), `\f${table[10]}`, ...table.slice(5, 8)].join('\n')
    expect(gridsOf(two).map(({ continues }) => continues ?? false)).toEqual([false, true])
  })

  test('sentences with gaps, lists and addresses are no table', () => {
    const words = ['第一章  总则', '一、职能  二、机构', '联系人：张三    电话：010-12345678', '2024年  3月']
    expect(gridsOf(words.join('\n'))).toEqual([])
  })

  const word = fc.constantFrom('一般公共服务支出', '行政运行', '合计', '住房公积金', '公务用车运行维护费')
  const figure = fc
    .integer({ min: 0, max: 9_999_999 })
    .map((fen) => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`)
  const row = fc.tuple(word, figure, figure, figure)

  test('a table printed in columns reads back cell by cell', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 20 }), (rows) => {
        const print = ([name, ...figures]: readonly string[]): string =>
          (name ?? '').padEnd(14, ' ') + figures.map((each) => each.padStart(14, ' ')).join('')
        const text = [print(['科目', '合计', '基本支出', '项目支出']), ...rows.map(print)].join('\n')
        const [grid, ...more] = gridsOf(text)
        expect(more).toEqual([])
        expect(textsOf(grid).slice(1)).toEqual(rows.map((each) => [...each]))
      }),
      { numRuns: 50 },
    )
  })

  test('text without columns reads as before', () => {
    const sentence = fc.array(fc.oneof(word, figure, fc.constantFrom('，', '。', '万元', '：')), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 30 }), (lines) => {
        const text = lines.map((parts) => parts.join(' '))
        expect(alignedText(text.map((each, index) => ({ text: each, number: index + 1 })))).toEqual([])
      }),
    )
  })
})

const folders = ['../../../../samples/', '../../../../../shared/disclosures/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .filter((path) => existsSync(path))

test.each(
  folders.flatMap((folder) =>
    readdirSync(folder).flatMap((name) => (name.endsWith('.txt') ? [folder + name] : [])),
  ),
)('%s has no such table, and reads as before', (path) => {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/u)
  const plain = lines.map((text, index) => ({ text, number: index + 1 }))
  expect(alignedText(plain.filter(({ text }) => text.trim() !== '' && !text.includes('\t')))).toEqual([])
})

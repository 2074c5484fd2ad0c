import type { PrintedTable, Publication, PublicationPart } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { contentsEntries, fullNameOf } from './contents-entries.ts'

const heading = (text: string, level: 1 | 2 | 3 = 1): PublicationPart => ({ kind: 'heading', level, text })

const cell = (text: string): PrintedTable['rows'][number]['cells'][number] => ({
  ...{ text, amount: null, key: null, sumOf: null, columns: 1, rows: 1, indent: 0 },
})

const table = (title: string, ...pairs: readonly string[]): PublicationPart => ({
  kind: 'table',
  table: {
    ...{ id: title, form: 'programme', no: null, title, headLines: [], unitLine: null, amountUnit: '万元' },
    columns: [
      { align: 'left', widthShare: 1 },
      { align: 'left', widthShare: 1 },
    ],
    ...{ header: [], rows: [{ cells: pairs.map(cell), strong: false }], note: null, landscape: false },
  },
})

const listed = (parts: readonly PublicationPart[]): string[] => {
  const publication: Publication = {
    ...{ title: '公开', unit: { code: null, name: '某局' }, year: 2024, issuedOn: '2024-02-20' },
    ...{ edition: 'x', parts },
  }
  return [...contentsEntries(publication).values()].map((entry) => `${entry.level} ${fullNameOf(entry)}`)
}

const targets = '2024年重点专项资金绩效目标表（一级项目）'

test('a heading that says what its tables are lists them by their programmes', () => {
  expect(
    listed([
      heading('编表说明'),
      table('2024年重点专项资金目录'),
      heading('绩效目标表'),
      table(targets, '项目名称', '环境管理专项', '主管部门', '甲街道'),
      table(targets, '项目名称', '环境管理专项', '主管部门', '乙街道'),
      table(targets, '项目名称', '人才发展专项', '主管部门', '甲街道'),
    ]),
  ).toEqual([
    '1 编表说明',
    '1 2024年重点专项资金目录',
    '1 绩效目标表',
    '2 环境管理专项（甲街道）',
    '2 环境管理专项（乙街道）',
    '2 人才发展专项',
  ])
})

test('without such a heading their title is said too, one below the section they stand in', () => {
  expect(
    listed([
      heading('六、项目绩效'),
      table(targets, '项目名称', '甲专项', '主管部门', '同一个局'),
      table(targets, '项目名称', '乙专项', '主管部门', '同一个局'),
    ]),
  ).toEqual(['1 六、项目绩效', `2 ${targets}：甲专项`, `2 ${targets}：乙专项`])
})

test('what does not tell two programmes apart is not said: their order is', () => {
  expect(
    listed([
      heading('绩效目标表'),
      table(targets, '项目名称', '建设专项', '主管部门', '同一个局'),
      table(targets, '项目名称', '建设专项', '主管部门', '同一个局'),
    ]),
  ).toEqual(['1 绩效目标表', '2 建设专项（第1份）', '2 建设专项（第2份）'])
})

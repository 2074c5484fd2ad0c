import { expect, test } from 'vitest'
import { audit } from './audit.ts'

/*
 * 存心的文字 Long runs of what patterns look for and do not find, wherever a pattern looks: a paragraph, a title, a
 * heading, every kind of cell. A pattern whose time grows with the square of the text takes minutes here, one that tells
 * a run apart in every way there is does not come to an end.
 */
const long = 2_000
const runs = [
  ...[
    '1',
    '1,',
    '1.',
    '1%',
    '1万元',
    '2024-01-01',
    '.',
    '…',
    '...1',
    '·',
    '(',
    '（',
    '(a)',
    '[',
    '[bookmark: ',
  ],
  ...[
    '一',
    '表',
    '附表1',
    '决算(',
    '指标(',
    '其中：',
    '合计',
    '，',
    '-',
    '—',
    '　',
    '支出1万元，',
    '“',
    '《',
    '×100%',
  ],
]

const table = (x: string) =>
  `<table border=1><tr><td>${x}<tr><td>项目<td>预算数<td>${x}<tr><td>1<td>${x}<td>3<tr><td>${x}<td>12.00<td>13.00</table>`
const targets = (x: string) =>
  `<table border=1><tr><td colspan=6>项目支出绩效目标表${x}<tr><td>项目名称<td colspan=2>${x}<td>预算金额<td colspan=2>${x}
<tr><td>绩效目标<td colspan=5>${x}<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值<td>${x}<td>权重
<tr><td>产出指标<td>数量指标<td>${x}<td>≥95${x}<td>个<td>${x}</table>`
const page = (x: string) =>
  `<h1>2024年部门预算公开</h1><p>${x}<p>2024年${x}收入预算12.00万元，${x}<p>二、${x}<p>收支总表<p>单位：万元${x}${table(x)}<p>${targets(x)}`

test.each(runs)('%s, two thousand characters of it, in every place of a page', (run) => {
  const x = `${run.repeat(Math.ceil(long / run.length))}!`
  const read = audit(new TextEncoder().encode(page(x)), '一.html')
  expect(read.ok || read.refusal.id).toBeTruthy()
})

test('the number of a table is not told apart in every way there is', () => {
  const text = `收支总表\n${'1'.repeat(40)}!\n\t项目\n\t金额\n`
  expect(audit(new TextEncoder().encode(text), '一.txt')).toHaveProperty('ok')
  const above = `<p>${'1'.repeat(60)}甲</p>${table('1')}`
  expect(audit(new TextEncoder().encode(above), '一.html')).toHaveProperty('ok')
})

import { expect, it } from 'vitest'
import { readClipboard } from './read-clipboard.ts'
import { blankIndicator, gridSets, pasted, withCell } from './use-targets.ts'

const figures = gridSets.figures

it('a table from a workbook fills cells from where it is put, and adds rows', () => {
  const { table, columns } = readClipboard('≥\t100\t平方米\r\n<=\t16\t万元\r\n', figures.slice(1))
  const done = pasted([{ ...blankIndicator, name: '维修面积', basis: '合同' }], table, 0, columns)
  expect([done.rows, done.columns]).toEqual([2, 3])
  expect(done.indicators).toEqual([
    { ...blankIndicator, name: '维修面积', basis: '合同', operator: '≥', value: '100', unit: '平方米' },
    { ...blankIndicator, operator: '≤', value: '16', unit: '万元' },
  ])
})

it('a line of headings says which column is which, whatever their order', () => {
  const text =
    '序号\t三级指标\t年度指标值\t责任科室\t数据来源\n1\t维修面积\t100\t房产科\t"验收单\n（原件）"\n2\t及时率\t90\t物业科\t台账'
  const { table, columns } = readClipboard(text, figures)
  const { indicators } = pasted([], table, 0, columns)
  expect(indicators).toEqual([
    {
      ...{ ...blankIndicator, name: '维修面积', value: '100' },
      ...{ responsible: '房产科', dataSource: '验收单\n（原件）' },
    },
    { ...blankIndicator, name: '及时率', value: '90', responsible: '物业科', dataSource: '台账' },
  ])
})

it('a blank cell is nothing, never zero', () => {
  const one = { ...blankIndicator, weight: '10', core: true }
  expect(withCell(one, 'weight', '').weight).toBeNull()
  expect(withCell(one, 'core', '').core).toBeNull()
  expect(withCell(one, 'core', '否').core).toBe(false)
  expect(withCell(one, 'weight', 'abc').weight).toBe('abc')
  expect(withCell(one, 'responsible', '').responsible).toBeNull()
})

it('a gap in a pasted column stays a gap, and what is withdrawn stays as it was', () => {
  const { table, columns } = readClipboard('10\n\n30\n40\n\n50\n', ['weight'])
  const one = (name: string) => ({ ...blankIndicator, name, weight: '1' })
  const withdrawn = { ...one('丙'), withdrawn: '2024-08-01' }
  const done = pasted([one('甲'), one('乙'), withdrawn], table, 0, columns)
  expect(done.indicators.map(({ weight }) => weight)).toEqual(['10', null, '1', '40', '50'])
})

import { expect, it } from 'vitest'
import { blankIndicator, pasted, withCell } from './use-targets.ts'

it('a table from a workbook fills cells from where it is put, and adds rows', () => {
  const { indicators, rows, columns } = pasted(
    [{ ...blankIndicator, name: '维修面积', basis: '合同' }],
    '≥\t100\t平方米\r\n<=\t16\t万元\r\n',
    0,
    'operator',
  )
  expect([rows, columns]).toEqual([2, 3])
  expect(indicators).toEqual([
    { ...blankIndicator, name: '维修面积', basis: '合同', operator: '≥', value: '100', unit: '平方米' },
    { ...blankIndicator, operator: '≤', value: '16', unit: '万元' },
  ])
})

it('a blank cell is nothing, never zero', () => {
  const one = { ...blankIndicator, weight: '10', core: true }
  expect(withCell(one, 'weight', '').weight).toBeNull()
  expect(withCell(one, 'core', '').core).toBeNull()
  expect(withCell(one, 'core', '否').core).toBe(false)
  expect(withCell(one, 'weight', 'abc').weight).toBe('abc')
})

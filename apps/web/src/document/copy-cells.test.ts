import { expect, it } from 'vitest'
import { tsvOf } from './copy-cells.ts'

it('cells with tabs between, a line a row, nothing inside a cell that breaks it', () => {
  expect(
    tsvOf([
      ['科目', '金额'],
      ['机关\n服务', '8.00', ''],
    ]),
  ).toBe('科目\t金额\r\n机关 服务\t8.00\t')
})

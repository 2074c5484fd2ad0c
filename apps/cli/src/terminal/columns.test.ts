import { expect, test } from 'vitest'
import { alignColumns, cutTo, wrapTo } from './columns.ts'

test('Chinese characters count two, numbers stand right', () => {
  expect(
    alignColumns(
      [
        ['一般公共服务支出', '1,354.98'],
        ['合计', '8.00'],
      ],
      ['left', 'right'],
    ),
  ).toEqual(['一般公共服务支出  1,354.98', '合计                  8.00'])
})

test('a text is cut by its width', () => {
  expect(cutTo('秦皇岛经济技术开发区', 9)).toBe('秦皇岛经…')
  expect(cutTo('短', 9)).toBe('短')
})

test('a number is never broken over two lines', () => {
  expect(wrapTo('支出预算为8320.77万元', 14)).toEqual(['支出预算为', '8320.77万元'])
})

import { readDisclosure, readText } from '@mingzhang/readers'
import { expect, test } from 'vitest'
import { bookOfDisclosure } from './book-of-disclosure.ts'

const problemsOf = (text: string): string[] =>
  bookOfDisclosure(readDisclosure(readText(text), '表册.txt')).problems.map(
    ({ id, severity, where, what }) => `${severity} ${id} ${where}：${what}`,
  )

const table = (title: string, amounts: readonly string[]): string =>
  [
    title,
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    `\t合计\t${amounts.join('\t')}`,
    `2010301\t行政运行\t${amounts.join('\t')}`,
  ].join('\n')

test('表样还没有填：起编时说明，账本照建', () => {
  expect(problemsOf(table('2025年部门支出总表', ['', '', '']))).toEqual([
    expect.stringMatching(/^warning import\/no-figures 2025年部门支出总表：文件里的 1 张表一个数都没有/u),
  ])
})

test('有数但不是年初预算：说的是另一回事', () => {
  expect(problemsOf(table('2023年度部门决算支出总表', ['30.00', '20.00', '10.00']))).toEqual([
    expect.stringMatching(
      /^warning import\/no-figures 2023年度部门决算支出总表：.+没有一个能作 2023 年的预算入账/u,
    ),
  ])
})

test('有数的表册什么也不说', () => {
  expect(problemsOf(table('2025年部门支出总表', ['30.00', '20.00', '10.00']))).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { formOfTitle, lookUp, plainLabel } from './lexicon.ts'

describe('归一的词', () => {
  test.each([
    ['一、 一般公共预算拨款', '一般公共预算拨款'],
    ['其中：（1）公务用车运行维护费', '公务用车运行维护费'],
    ['“三公”经费小计', '三公经费小计'],
    ['价值（金额单位：万元）', '价值'],
    ['因公出国（境）费', '因公出国(境)费'],
    ['2.1倍', '2.1倍'],
  ])('%s', (printed, plain) => {
    expect(plainLabel(printed)).toBe(plain)
  })
})

describe('表式', () => {
  test.each([
    ['2024年万盛经开区部门收支预算总表', 'overview'],
    ['部门预算财政拨款收支总表', 'appropriationOverview'],
    ['部门预算一般公共预算财政拨款基本支出表', 'basicByDep'],
    ['一般公共预算财政拨款基本支出预算表(政府预算支出经济分类科目)', 'basicByGov'],
    ['2025年部门一般公共预算支出功能分类预算表', 'generalExpenditure'],
    ['“三公”经费、会议费、培训费支出预算表', 'threePublic'],
    ['2024年重点专项资金目录', 'catalogue'],
    ['某某局2024年支出预算表', 'expenditure'],
    ['会议费支出预算表', null],
    ['非税收入预算表', null],
    ['党费收支情况表', null],
  ])('%s is %s', (title, form) => {
    expect(formOfTitle(title)).toBe(form)
  })
})

test('a name alone does not decide: the form does', () => {
  const econ = (form: string) => lookUp('row', '住房公积金', { form, side: null }).map(({ member }) => member)
  expect(econ('basicByDep')).toEqual(['30113'])
  expect(econ('basicByGov')).toEqual(['50103'])
  expect(econ('generalExpenditure')).toEqual(['2210201'])
})

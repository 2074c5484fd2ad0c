import { cellsOfClipboard, proposeMapping, sheetOfCells, type WorkingBook } from '@mingzhang/forms'
import { describe, expect, test } from 'vitest'
import { type ImportMode, importPlan } from './import-plan.ts'

const working: WorkingBook = {
  amountUnit: '万元',
  ledgers: [{ id: 'entries', scope: {} }],
  rows: [
    { id: 'a', ledger: 'entries', at: { func: '2010303', use: 'running' }, money: { general: '1.00' } },
    { id: 'b', ledger: 'entries', at: { func: '2010303', use: 'running' }, money: { general: '2.00' } },
  ],
  fields: { year: '2025' },
}

const planOf = (text: string, mode: ImportMode, more: object = {}) => {
  const sheet = sheetOfCells(cellsOfClipboard(text))
  const mapping = { ...proposeMapping(sheet), ...more }
  return importPlan({
    ...{ working, sheet, mapping, mode, rows: ['a', 'b'], from: 'a', ledger: 'entries', year: 2025 },
  })
}

const heads = '年度\t功能科目\t部门经济科目\t资金性质\t支出类别\t金额(元)'

describe('导入以前看见的结果', () => {
  test('lines added, sums by fund before and after, amounts in the unit of the table', () => {
    const plan = planOf(
      `${heads}\n2025\t2010303\t30201\t111\t公用经费\t25,200.00\n合计\t\t\t\t\t25,200.00`,
      'append',
    )
    expect(plan).toMatchObject({ added: 1, changed: 0, flawed: 0, refused: [] })
    expect([plan.before.total, plan.after.total]).toEqual([3_000_000, 5_520_000])
    expect(plan.left).toEqual(new Map([['total', 1]]))
    expect(plan.working.rows.at(-1)).toMatchObject({
      at: { func: '2010303', econ: '30201', use: 'running' },
      money: { general: '2.52' },
    })
  })

  test('an amount with letters goes in as it was typed and counts for nothing', () => {
    const plan = planOf(`${heads}\n2025\t2010303\t30201\t111\t公用经费\t5万`, 'append')
    expect(plan).toMatchObject({ added: 1, flawed: 1 })
    expect(plan.working.rows.at(-1)?.money).toEqual({ general: '5万' })
    expect(plan.after.total).toBe(plan.before.total)
    expect(plan.problems).toMatchObject([{ what: '第 2 行“金额(元)”的金额“5万”不是一个数' }])
  })

  test('another year’s row does not go in, and why is said', () => {
    const plan = planOf(`${heads}\n2024\t2010303\t30201\t111\t公用经费\t5`, 'append')
    expect(plan.added).toBe(0)
    expect(plan.refused).toMatchObject([{ id: 'book/year-differs' }])
  })

  test('in place of the table: what is taken out is counted', () => {
    const plan = planOf(`${heads}\n2025\t2010303\t30201\t111\t公用经费\t10000`, 'replace')
    expect(plan).toMatchObject({ added: 1, removed: 2 })
    expect(plan.after.total).toBe(1_000_000)
    expect(plan.working.rows).toHaveLength(1)
  })

  test('over the lines: a blank cell of a column that is read blanks its cell', () => {
    const plan = planOf('功能科目\t一般公共预算\t政府性基金\n2120899\t\t1.00\n2120899\t2.00\t', 'over', {
      amountUnit: '万元',
    })
    expect(plan).toMatchObject({ added: 0, changed: 6 })
    expect(plan.after.byFund).toEqual(
      new Map([
        ['governmentFund', 1_000_000],
        ['general', 2_000_000],
      ]),
    )
  })
})

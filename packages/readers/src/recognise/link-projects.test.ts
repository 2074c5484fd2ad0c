import type { Program } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { linkProjects } from './link-projects.ts'
import { cellAt, tablesOf } from './testing/tables-of.ts'

const program = (name: string, code: string | null, department: string | null): Program => ({
  name,
  code,
  department,
  budget: null,
  budgetParts: [],
  plan: null,
  category: null,
  overview: null,
  legalBasis: null,
  goal: null,
  executionWeight: null,
  indicators: [],
  place: { kind: 'text', line: 1, text: '' },
  budgetPlace: null,
})

const tables = tablesOf(`
2024年重点专项资金目录
单位：万元

序号|专项资金名称|主管部门|2024年预算
1|城乡环境管理专项|101-甲街道办事处|220.0
2|城乡环境管理专项|102-乙街道办事处|268.0

部门政府采购预算
单位：万元

项目名称|预算资金|采购物品名称|政府采购金额
物业费|93.12|其他服务|93.12
`)

test('a project of a register is the programme of that name, by its code', () => {
  const [, procurement] = linkProjects(tables, [program('物业费', '13032123P003', null)])
  expect(cellAt(procurement, '物业费', '预算资金')?.key).toMatchObject({
    use: 'project',
    project: '13032123P003',
  })
})

test('the same name under another department is another project', () => {
  const [catalogue] = linkProjects(tables, [
    program('城乡环境管理专项', null, '101-甲街道办事处'),
    program('城乡环境管理专项', null, '102-乙街道办事处'),
  ])
  expect(catalogue?.cells.flatMap(({ key }) => key?.project ?? [])).toEqual([
    '城乡环境管理专项@101-甲街道办事处',
    '城乡环境管理专项@102-乙街道办事处',
  ])
})

test('a name that two programmes bear stays as printed', () => {
  const [, procurement] = linkProjects(tables, [program('物业费', 'A', '甲'), program('物业费', 'B', '乙')])
  expect(cellAt(procurement, '物业费', '预算资金')?.key?.project).toBe('物业费')
})

import type { DocumentHeader } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { readText } from '../text/read-text.ts'
import { readClaims } from './read-claims.ts'

const document: DocumentHeader = {
  file: 'a.txt',
  format: 'text',
  title: null,
  unit: { code: null, name: '清河县水务局' },
  year: 2024,
  stage: 'initial',
  kind: 'department-budget',
  region: null,
  amountUnit: '万元',
  confidence: 1,
}

const claimsIn = (text: string) =>
  readClaims({
    blocks: readText(text).blocks,
    taken: new Set(),
    document,
    tables: [],
    programs: [],
    departmentTargets: { name: null, budget: null, goal: null, indicators: [], place: null },
  }).map(({ amount, key }) => [amount, key?.fund ?? null])

describe('lines of prose', () => {
  test('a definition in a glossary heads nothing that follows', () => {
    const text =
      '（二）事业收入：指开展专业业务活动取得的收入。\n2024年部门预算说明\n2024年收入预算800.00万元。\n'
    expect(claimsIn(text)).toEqual([['800.00', null]])
  })

  test('a sum of money torn over two lines is one sum', () => {
    const text =
      '二、财政拨款支出\n清河县水务局2024年财政拨款基本支出预算说明如下，基本支出预算安排数为787\n7.76万元，用于保障运转。\n'
    expect(claimsIn(text).map(([amount]) => amount)).toEqual(['7877.76'])
  })

  test('an item whose first line holds a full stop goes on in the next line and heads nothing', () => {
    const text =
      '一般公共预算财政拨款支出预算为600万元。其中：\n3、一般公共服务支出（类）财政事务（款）信息化建设（项）。主要用于：系\n统维护费等支出。年初预算为135.90万元。\n'
    expect(claimsIn(text)).toEqual([
      ['600', 'general'],
      ['135.90', 'general'],
    ])
  })

  test('two figures in two lines stay two', () => {
    expect(claimsIn('一、概况\n12\n7.76万元\n').map(([amount]) => amount)).toEqual(['7.76'])
  })
})

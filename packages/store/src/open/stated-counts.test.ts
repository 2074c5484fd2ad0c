import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from '@mingzhang/audit'
import type { Disclosure } from '@mingzhang/model'
import { describe, expect, it } from 'vitest'
import { statedCounts } from './stated-counts.ts'

const disclosureOf = (text: string): Disclosure => {
  const result = audit(new TextEncoder().encode(text), 'x.txt')
  if (!result.ok) throw new Error(result.refusal.what)
  return result.value.disclosure
}

const countsOf = (disclosure: Disclosure): Record<string, number> =>
  Object.fromEntries(
    statedCounts(disclosure, []).map(({ fact, year, amount }) => [`${fact} ${year}`, amount / 100]),
  )

const told = (...sentences: readonly string[]) =>
  countsOf(
    disclosureOf(
      `某县档案馆2024年部门预算说明\n一、基本情况\n2024年支出预算500万元。\n${sentences.join('\n')}\n`,
    ),
  )

describe('文中所述的数量', () => {
  it('posts and staff of the whole unit, not their kinds and not a subordinate’s', () => {
    const people =
      '我单位核定编制38名，其中行政编制20名、事业编制18名。年末实有在职人员35人，离退休人员12人。'
    expect(told(people, '下属档案服务中心编制5名。')).toEqual({
      'count:staff 2024': 35,
      'count:posts 2024': 38,
    })
    expect(told('编制12名，实有11人。')).toEqual({ 'count:staff 2024': 11, 'count:posts 2024': 12 })
    expect(told('本部门2023年末在职人员为41人，退休人员22人。')).toEqual({ 'count:staff 2023': 41 })
  })

  it('those in service out of everybody on the list', () => {
    expect(told('2024年实有人员40人，其中在职30人，退休10人。')).toEqual({ 'count:staff 2024': 30 })
    expect(told('本单位实有人员40人，退休人员10人。')).toEqual({})
  })

  it('vehicles kept at the end of a year, and office area', () => {
    expect(told('截至2023年12月31日，本部门共有车辆5辆，其中：一般公务用车3辆、执法执勤用车2辆。')).toEqual({
      'count:vehicle 2023': 5,
    })
    expect(told('本单位现有办公用房面积2,266.64平方米。')).toEqual({ 'area:officeBuilding 2024': 2266.64 })
  })

  it('abstains where the document states two numbers, where it plans, and where it does not count exactly', () => {
    expect(told('本单位编制38名。', '我单位核定编制33名。')).toEqual({})
    expect(told('行政编制10名，实有9人；事业编制20名，实有18人。')).toEqual({})
    expect(told('2024年我单位实际使用车辆5辆。', '2023年末本部门共有车辆1辆。')).toEqual({})
    expect(told('在职人员约300人。')).toEqual({})
    expect(told('2024年计划招录在职人员3人。')).toEqual({})
    expect(told('2024年预算安排购置车辆2辆。')).toEqual({})
  })

  const shared = join(import.meta.dirname, '../../../../../shared/disclosures')
  it
    .skipIf(!existsSync(shared))
    .each([
      'qijiang-government-services-2024',
      'qinglong-office-affairs-2024',
      'qinhuangdao-office-affairs-2023',
      'wansheng-key-programmes-2024',
      'wansheng-office-affairs-2024',
    ])('%s: nothing is invented', (name) => {
    expect(countsOf(disclosureOf(readFileSync(join(shared, `${name}.txt`), 'utf8')))).toEqual({})
  })
})

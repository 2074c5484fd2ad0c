import type { Program } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { readHeader } from './read-header.ts'
import { readSections } from './read-sections.ts'
import { readTables } from './read-tables.ts'
import { regionOf } from './region-of.ts'
import { blocksOf } from './testing/tables-of.ts'

const headerOf = (text: string) => {
  const blocks = blocksOf(text)
  const { tables } = readTables(blocks, new Set())
  return readHeader({ blocks, tables, programs: [], fileName: 'a.txt', format: 'text' })
}

const place = { kind: 'text', line: 1, text: '' } as const
const programOf = (name: string): Program => ({
  ...{ name, code: null, department: null, budget: null, budgetParts: [], plan: null, category: null },
  ...{ overview: null, legalBasis: null, goal: null, executionWeight: null, indicators: [] },
  ...{ place, budgetPlace: null },
})

const overview = `
部门收支总表
部门：430 某某县机关事务服务中心
单位：万元

收入||支出|
项目|预算数|项目|预算数
收入总计|1.00|支出总计|1.00
`

describe('文件头', () => {
  test('title, unit with code, year and kind', () => {
    expect(headerOf(`某某县机关事务服务中心2024年部门预算信息公开情况说明\n${overview}`)).toMatchObject({
      title: '某某县机关事务服务中心2024年部门预算信息公开情况说明',
      unit: { code: '430', name: '某某县机关事务服务中心' },
      year: 2024,
      kind: 'department-budget',
      stage: 'initial',
      amountUnit: '万元',
    })
  })

  test('a region that publishes is completed by departments that bear its name, never by an office', () => {
    const unitOf = (...departments: readonly string[]) => {
      const blocks = blocksOf('某某开发区2024年重点专项预算绩效\n')
      const programs = departments.map((department) => ({ ...programOf('专项'), department }))
      return readHeader({ blocks, tables: [], programs, fileName: 'a.txt', format: 'text' }).unit.name
    }
    expect(unitOf('重庆市某某开发区档案馆', '重庆市公安局某某开发区分局')).toBe('重庆市某某开发区')
    expect(unitOf('重庆市公安局某某开发区分局')).toBe('某某开发区')
    expect(unitOf('中共重庆市某某开发区工作委员会')).toBe('重庆市某某开发区')
  })

  test('a unit named in a cell over its table; the place in the title is no unit', () => {
    const cells = overview.replace(
      '部门：430 某某县机关事务服务中心',
      '编制部门：上海市某某区人民政府办公室|单位：元',
    )
    expect(headerOf(`上海市某某区2025年区级部门预算\n${cells}`).unit.name).toBe('上海市某某区人民政府办公室')
    expect(
      headerOf(`上海市某某区2025年区级部门预算\n${overview.replace(/部门：.*/u, '编制部门：')}`).unit.name,
    ).toBeNull()
  })

  test('self-evaluation', () => {
    expect(headerOf('某某省某某市教育局2023年度部门项目支出绩效自评表\n')).toMatchObject({
      title: '某某省某某市教育局2023年度部门项目支出绩效自评表',
      unit: { name: '某某省某某市教育局' },
      kind: 'self-evaluation',
      year: 2023,
    })
  })

  test.each([
    '某某省某某市经济技术开发区综合行政执法和应急管理综合服务保障中心机关事务服务管理处',
    '某某市市场监督管理局（知识产权局、食品安全委员会办公室）',
    '某某县人民医院（某某县妇幼保健院）',
  ])('names are long, and say what else a unit is: %s', (unit) => {
    const table = overview.replace('430 某某县机关事务服务中心', unit)
    expect(headerOf(`${unit}2025年部门预算公开\n${table}`).unit.name).toBe(unit)
    expect(headerOf(`${unit}2025年部门预算公开\n`).unit.name).toBe(unit)
    expect(headerOf(table).unit.name).toBe(unit)
  })

  test('a document without a title says so', () => {
    expect(headerOf(overview)).toMatchObject({ title: null, unit: { code: '430' }, year: null })
  })

  test('final accounts', () => {
    expect(headerOf('某某局2024年度部门决算\n一、收入支出决算总体情况\n')).toMatchObject({
      kind: 'final-accounts',
      stage: 'final',
      year: 2024,
    })
  })
})

describe('所属地区', () => {
  test.each([
    ['青龙满族自治县机关事务服务中心', '河北省秦皇岛市青龙满族自治县'],
    ['秦皇岛经济技术开发区机关事务服务中心', '河北省秦皇岛经济技术开发区'],
    ['重庆市綦江区政务服务管理办公室', '重庆市綦江区'],
    ['重庆市万盛经济技术开发区机关事务管理中心', '重庆市万盛经济技术开发区'],
    ['上海市普陀区人民政府办公室', '上海市普陀区'],
  ])('%s', (unit, region) => {
    expect(regionOf(unit)).toBe(region)
  })

  test('a name that several provinces share is no region', () => {
    expect(regionOf('鼓楼区教育局')).toBeNull()
  })
})

describe('章节', () => {
  const sections = (text: string) => {
    const blocks = blocksOf(text)
    const { tables } = readTables(blocks, new Set())
    return readSections({ blocks, tables, programs: [] })
  }

  test('a heading with nothing below it is an empty section', () => {
    const found = sections(`
第一部分 情况说明
一、部门职责
负责机关事务。
六、专项资金预算安排情况
七、政府采购预算情况

部门政府采购预算
单位：万元

项目名称|政府采购金额
物业费|1.00
`)
    expect(
      found.map(({ title, depth, paragraphs, holds }) => [title, depth, paragraphs.length, holds.length]),
    ).toEqual([
      ['情况说明', 1, 0, 0],
      ['部门职责', 2, 1, 0],
      ['专项资金预算安排情况', 2, 0, 0],
      ['政府采购预算情况', 2, 0, 1],
    ])
  })

  test('a numbered sentence is no heading', () => {
    expect(sections('一、部门职责\n9.完成交办的其他任务。\n').map(({ title }) => title)).toEqual(['部门职责'])
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readText } from '../text/read-text.ts'
import { readTargets } from './read-targets.ts'

/** Columns as documents head them, and a value for each that a person could have printed. */
const headers = {
  level1: '一级指标',
  level2: '二级指标',
  name: '三级指标',
  operator: '指标性质',
  value: '指标值',
  unit: '计量单位',
  weight: '指标权重',
  core: '是否核心指标',
} as const

type Field = keyof typeof headers
const fields: readonly Field[] = ['level1', 'level2', 'name', 'operator', 'value', 'unit', 'weight', 'core']

const quantity = fc.record({
  operator: fc.constantFrom('≥', '≤', '=', '>', '<'),
  value: fc.integer({ min: 0, max: 99_999 }).map(String),
  unit: fc.constantFrom('%', '个', '人次', '平方米', '次/年', '万元'),
})
const quality = fc.record({
  operator: fc.constant('定性'),
  value: fc.constantFrom('明显改善', '持续提高', '优'),
  unit: fc.constant(''),
})
const rowOf = (named: fc.Arbitrary<string>) =>
  fc
    .record({
      levels: fc.constantFrom(
        ['产出指标', '数量指标'],
        ['产出指标', '质量指标'],
        ['效益指标', '社会效益指标'],
        ['满意度指标', '服务对象满意度指标'],
      ),
      name: named,
      target: fc.oneof(quantity, quality),
      weight: fc.integer({ min: 1, max: 60 }).map(String),
      core: fc.constantFrom('是', '否'),
    })
    .map(({ levels, name, target, weight, core }) => ({
      level1: levels[0] ?? '',
      level2: levels[1] ?? '',
      name,
      ...target,
      weight,
      core,
    }))

const names = fc.constantFrom(
  '群众办事环境',
  '培训人员数量',
  '设备验收合格率',
  '资料发放次数',
  '道路保洁面积',
)
type Printed = { readonly [F in Field]: string }

/** The rows as read: what is printed blank is null. */
const readBack = (order: readonly Field[], rows: readonly Printed[], slid: readonly boolean[]): unknown => {
  const lines = rows.map((row, index) => {
    const cells = order.map((field) => row[field])
    return (slid[index] ? [...cells, ''] : ['', ...cells]).join('\t')
  })
  const header = ['绩效指标', ...order.map((field) => headers[field])].join('\t')
  const text = ['项目名称\t甲专项', header, ...lines].join('\n')
  return readTargets(readText(text).blocks).programs[0]?.indicators.map((one) => ({
    level1: one.level1,
    level2: one.level2,
    name: one.name,
    operator: one.operator,
    value: one.value,
    unit: one.unit ?? '',
    weight: one.weight,
    core: one.core === null ? null : one.core ? '是' : '否',
  }))
}

const orders = fc.shuffledSubarray([...fields], { minLength: fields.length })
const tables = fc.array(rowOf(names), { minLength: 1, maxLength: 8 })

test('columns are read by their headers, in any order', () => {
  fc.assert(
    fc.property(orders, tables, (order, rows) => {
      expect(readBack(order, rows, [])).toEqual(rows)
    }),
    { numRuns: 200 },
  )
})

test('rows that lost their leading blank read the same, in the orders that are in use', () => {
  const used: readonly (readonly Field[])[] = [
    ['level1', 'level2', 'name', 'weight', 'unit', 'operator', 'value', 'core'],
    ['level1', 'level2', 'name', 'operator', 'value', 'unit', 'weight', 'core'],
    ['level1', 'level2', 'name', 'weight', 'operator', 'value', 'unit', 'core'],
  ]
  fc.assert(
    fc.property(fc.constantFrom(...used), tables, fc.array(fc.boolean()), (order, rows, slid) => {
      expect(readBack(order, rows, slid)).toEqual(rows)
    }),
    { numRuns: 200 },
  )
})

import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { writeTablePackage } from './write-table-package.ts'

const given = {
  name: 'performance-2024',
  title: '某局2024年项目绩效',
  description: '模拟数据',
  tables: [
    {
      name: 'indicators',
      title: '指标',
      fields: [
        { name: 'name', title: '指标名称', type: 'string' },
        { name: 'weight', title: '指标权重', type: 'number' },
      ],
      rows: [
        ['维修及时率', { number: '50' }],
        ['=满意度', null],
      ],
    },
  ],
} as const

test('a package says what each column holds, keeps blank apart from zero, and is the same twice', () => {
  const bytes = writeTablePackage(given, '2025-02-01')
  const files = unzipSync(bytes)
  expect(Object.keys(files)).toEqual(['datapackage.json', 'data/indicators.csv'])
  const csv = files['data/indicators.csv']
  expect(strFromU8(csv ?? new Uint8Array())).toBe("name,weight\r\n维修及时率,50\r\n'=满意度,\r\n")
  const said = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array()))
  expect(said).toMatchObject({
    profile: 'tabular-data-package',
    description: '模拟数据',
    resources: [
      { path: 'data/indicators.csv', bytes: csv?.length, schema: { fields: given.tables[0].fields } },
    ],
  })
  expect(writeTablePackage(given, '2025-02-01')).toEqual(bytes)
})

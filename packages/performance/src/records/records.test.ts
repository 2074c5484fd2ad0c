import { existsSync, readFileSync } from 'node:fs'
import { type RecordMeasure, recordMeasures, recordTypes } from '@mingzhang/law'
import { describe, expect, test } from 'vitest'
import { scoreParameters } from '../score/parameters.ts'
import { scoreIndicator } from '../score/score-indicator.ts'
import { measureFor, measureRecords, resultOf } from './measure-records.ts'
import { readRecords } from './read-records.ts'

const typeOf = (id: string) => {
  const type = recordTypes().find((one) => one.id === id)
  if (!type) throw new Error(id)
  return type
}
const measureOf = (id: string): RecordMeasure => {
  const measure = recordMeasures().find((one) => one.id === id)
  if (!measure) throw new Error(id)
  return measure
}
const year = { from: '2024-01-01', to: '2024-12-31' }

const repairs = [
  '# 说明',
  '报修时间,完成时间,费用,验收合格,别的',
  '2024-01-03 09:00,2024-01-04 09:00,120.50,是,x',
  '2024-02-03 09:00,2024-02-04 09:01,80,否,',
  '2024-03-03 09:00,,,,',
  '2023-12-31 09:00,2023-12-31 10:00,40,是,',
  '2024-02-30 09:00,2024-03-01 10:00,40,是,',
  '2024-04-01 09:00,2024-04-01 12:00,一百,是,',
].join('\n')

describe('repairs', () => {
  const records = readRecords(typeOf('repair'), repairs)

  test('rows that cannot be read are named, and only they', () => {
    expect(records.rows.map(({ line }) => line)).toEqual([3, 4, 5, 6])
    expect(records.problems).toEqual([
      { line: 7, why: '“报修时间”写“2024-02-30 09:00”，不是日期时间（如 2024-03-01 09:30）' },
      { line: 8, why: '“费用”写“一百”，不是数' },
    ])
  })

  test.each([
    ['repair-count', '3', [3, 4, 5]],
    ['repair-cost', '200.5', [3, 4]],
    ['repair-passed', '50.00', [3]],
    ['repair-on-time', '33.33', [3]],
  ])('%s', (id, value, counted) => {
    const result = measureRecords(measureOf(id), records, year)
    expect([result.value, result.counted]).toEqual([value, counted])
    expect(result.why).not.toBe('')
  })

  test('a period without rows has no result, not zero', () => {
    const none = measureRecords(measureOf('repair-on-time'), records, {
      from: '2025-01-01',
      to: '2025-12-31',
    })
    expect(none.value).toBeNull()
    expect(resultOf(none, '2025-12-31')).toBeNull()
  })

  test('the result scores an indicator, its unit and day with it', () => {
    const measure = measureFor('维修及时率')
    const result = measure && resultOf(measureRecords(measure, records, year), '2024-12-31')
    const indicator = { name: '维修及时率', operator: '≥', value: '90', unit: '%', weight: '10' } as const
    expect(scoreIndicator(indicator, result, scoreParameters('2024-12-31'), year).points).toBe('3.70')
  })
})

test('an average, and rows chosen by a word', () => {
  const canteen = readRecords(typeOf('canteen'), '日期,就餐人数\n2024-05-06,100\n2024-05-07,121\n')
  expect(measureRecords(measureOf('canteen-average'), canteen, year).value).toBe('110.50')
  const energy = readRecords(typeOf('energy'), '日期,种类,用量\n2024-05-06,电,1000\n2024-05-06,水,30\n')
  expect(measureRecords(measureOf('energy-power'), energy, year)).toMatchObject({
    value: '1000',
    counted: [2],
  })
})

test('a day without hours is neither on time nor late', () => {
  const records = readRecords(typeOf('repair'), '报修时间,完成时间\n2024-03-01 09:00,2024-03-01\n')
  expect(measureRecords(measureOf('repair-on-time'), records, year)).toMatchObject({
    value: null,
    left: [{ line: 2, why: '“完成时间”只有日期，没有钟点' }],
  })
})

test('a table without its columns is no record of the type', () => {
  expect(readRecords(typeOf('repair'), '日期,金额\n2024-01-01,5\n')).toMatchObject({
    rows: [],
    problems: [{ why: '缺少“报修时间”一列，不能当作维修台账' }],
  })
})

describe('the samples', () => {
  test.each(recordTypes().map(({ id }) => id))('%s: marked as simulated, every row read', (id) => {
    const path = new URL(`../../../../samples/records/${id}.csv`, import.meta.url)
    expect(existsSync(path)).toBe(true)
    const text = readFileSync(path, 'utf8')
    expect(text).toMatch(/^# 模拟数据/u)
    const records = readRecords(typeOf(id), text)
    expect(records.problems).toEqual([])
    const measures = recordMeasures().filter(({ type }) => type === id)
    for (const measure of measures) expect(measureRecords(measure, records, year).value).not.toBeNull()
  })
})

test('every measure names columns that its type has', () => {
  for (const { type, column, from, to, where } of recordMeasures()) {
    const names = typeOf(type).columns.map(({ name }) => name)
    for (const used of [column, from, to, where?.column]) if (used != null) expect(names).toContain(used)
  }
})

describe('what is stated twice counts once', () => {
  test('a register taken twice in the year is not twice the rooms', () => {
    const text = [
      '日期,楼栋,房间,面积,状态',
      '2024-01-01,甲楼,101,30,在用',
      '2024-01-01,乙楼,101,20,在用',
      '2024-07-01,甲楼,101,36,闲置',
      '2023-07-01,甲楼,102,99,在用',
    ].join('\n')
    const records = readRecords(typeOf('space'), text)
    const area = measureRecords(measureOf('space-area'), records, year)
    expect([area.value, area.counted]).toEqual(['56', [3, 4]])
    expect(area.left).toEqual([{ line: 2, why: '第4行是同一楼栋、房间较新的记录，按它算' }])
    expect(measureRecords(measureOf('space-used'), records, year).value).toBe('50.00')
    const spring = { from: '2024-01-01', to: '2024-03-31' }
    expect(measureRecords(measureOf('space-area'), records, spring).value).toBe('50')
  })

  test('the same event imported twice is one event; a like one is another', () => {
    const row = '2024-03-01 09:00,2024-03-01 11:00,120,是'
    const text = [
      '报修时间,完成时间,费用,验收合格',
      row,
      row,
      '2024-03-01 09:00,2024-03-01 11:00,121,是',
    ].join('\n')
    const records = readRecords(typeOf('repair'), text)
    const count = measureRecords(measureOf('repair-count'), records, year)
    expect([count.value, count.counted]).toEqual(['2', [3, 4]])
    expect(count.left).toEqual([{ line: 2, why: '与第3行完全相同，只算一次' }])
  })
})

import { describe, expect, test } from 'vitest'
import { type Organisation, organisationOf, scopeOf } from './organisation.ts'
import { readOrganisationSheet, refusalOfFaults } from './organisation-sheet.ts'

const keyOf = ({ name, region }: { name: string | null; region: string | null }) =>
  region && !name?.includes(region) ? `${region}/${name}` : `${name}`

const sheet = (...lines: readonly string[]) =>
  lines.map((line, index) => ({ number: index + 1, cells: line.split('|') }))

const head = '单位编码|单位名称|上级编码|类型'
const good = sheet(
  head,
  '432001|机关事务中心|432|单位',
  '500|某县||地区',
  '||',
  '432|某县机关事务局|500|部门',
)
const read = (rows: ReturnType<typeof sheet>, present: readonly Organisation[] = []) =>
  readOrganisationSheet(rows, present, keyOf)
const faults = (...lines: readonly string[]) => {
  const result = read(sheet(head, ...lines))
  return result.ok ? [] : result.faults.map(({ row, what }) => `${row} ${what}`)
}

describe('机构表', () => {
  test('in any order of rows, with blank rows, keys as documents have them', () => {
    const result = read(good)
    expect(result.ok && result.organisations).toEqual([
      { key: '某县', kind: 'region', code: '500', name: '某县', parent: null },
      { key: '某县机关事务局', kind: 'department', code: '432', name: '某县机关事务局', parent: '某县' },
      {
        key: '某县/机关事务中心',
        kind: 'unit',
        code: '432001',
        name: '机关事务中心',
        parent: '某县机关事务局',
      },
    ])
  })
  test('the one above may be in the tree already, named by name', () => {
    const first = read(good)
    const present = first.ok ? first.organisations : []
    const result = read(sheet('名称|类型|上级|编码', '保障中心|单位|某县机关事务局|'), present)
    expect(result.ok && result.organisations).toMatchObject([
      { key: '某县/保障中心', parent: '某县机关事务局' },
    ])
  })
  test('every wrong row is named, and nothing is taken', () => {
    expect(faults('1|甲||地区', '2||1|单位', '3|丙|9|单位', '4|丁||单位', '1|戊|1|局')).toEqual([
      '3 没有名称。',
      '4 找不到上级“9”。',
      '5 没有写上级；只有地区可以没有上级。',
      '6 类型“局”不认识；只能写“地区”“部门”或“单位”。',
      '6 编码“1”与第 2 行相同。',
    ])
    expect(faults('1|甲||地区', '3|丙|9|单位', '4|丁|3|单位')).toEqual(['3 找不到上级“9”。'])
  })
  test('a name stays as it is written, and is known however its brackets are', () => {
    const result = read(sheet(head, '1|某 县||地区', '2|某县局（本级）|某县|部门', '3|丙|某县局(本级)|单位'))
    expect(result.ok && result.organisations.map(({ name, parent }) => [name, parent !== null])).toEqual([
      ...[
        ['某县', false],
        ['某县局（本级）', true],
        ['丙', true],
      ],
    ])
  })
  test('two of one name in a region, and a ring', () => {
    expect(faults('1|甲||地区', '2|局|1|部门', '3|局|2|单位')).toEqual([
      '4 “局”与第 3 行同属一个地区且同名；本级单位请在名称后写明“（本级）”。',
    ])
    expect(faults('1|甲||地区', '2|乙|3|部门', '3|丙|2|单位')).toEqual([
      '3 上级“3”最终又属于它自己，或它的上级有错。',
      '4 上级“2”最终又属于它自己，或它的上级有错。',
    ])
  })
  test('a sheet cannot hang what is there below itself', () => {
    const first = read(good)
    const present = first.ok ? first.organisations : []
    const result = read(sheet(head, '432|某县机关事务局|432001|部门'), present)
    expect(result).toMatchObject({ ok: false, faults: [{ row: 2 }] })
  })
  test('no head, no rows', () => {
    expect(read(sheet('甲|乙'))).toMatchObject({ ok: false })
    expect(read(sheet(head))).toMatchObject({ ok: false })
    expect(read([])).toMatchObject({ ok: false })
    expect(refusalOfFaults([{ row: 3, what: '没有名称。' }]).why).toBe('第 3 行：没有名称。')
  })
})

test('scope is the organisation and all below it; a ring ends', () => {
  const organisation = (key: string, parent: string | null): Organisation => ({
    ...{ key, parent, kind: 'unit', code: null, name: key },
  })
  const tree = [
    organisation('A', null),
    organisation('B', 'A'),
    organisation('C', 'B'),
    organisation('D', null),
  ]
  expect([...scopeOf(tree, 'A')]).toEqual(['A', 'B', 'C'])
  expect([...scopeOf([organisation('X', 'Y'), organisation('Y', 'X')], 'X')]).toEqual(['X', 'Y'])
})

test('a document finds its organisation by key, by its only name, by its only code', () => {
  const result = read(good)
  const tree = result.ok ? result.organisations : []
  const find = (unit: Partial<Parameters<typeof organisationOf>[1]>) =>
    organisationOf(tree, { key: '?', name: null, code: null, ...unit })?.name ?? null
  expect(find({ key: '某县/机关事务中心' })).toBe('机关事务中心')
  expect(find({ name: '机关事务 中心' })).toBe('机关事务中心')
  expect(find({ name: '别处', code: '432' })).toBe('某县机关事务局')
  expect(find({ name: '别处' })).toBeNull()
})

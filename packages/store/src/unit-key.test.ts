import { expect, test } from 'vitest'
import { pinyinOrder } from './pinyin-order.ts'
import { unitKey } from './unit-key.ts'

const unit = (name: string | null, code: string | null = null, region: string | null = null) => ({
  name,
  code,
  region,
})

test.each([
  ['name and region', unit('机关事务服务中心', '432', '某县'), '某县/机关事务服务中心'],
  ['a name that holds the region', unit('某县机关事务服务中心', '432', '某县'), '某县机关事务服务中心'],
  [
    'the same name with blanks and full-width signs',
    unit(' 某县机关（本级） ', null, null),
    '某县机关(本级)',
  ],
  ['only a code', unit(null, '432', '某县'), '某县/432'],
  ['only a region, which is no unit', unit(null, null, '某县'), 'unknown'],
  ['blanks', unit('　 ', '', null), 'unknown'],
  ['NUL and half a surrogate', unit('某\0局\ud800'), '某局\ufffd'],
])('the key of a unit with %s', (_, given, key) => {
  expect(unitKey(given)).toBe(key)
})

test('a very long name is cut between characters', () => {
  expect([...unitKey(unit('𠮷'.repeat(500)))]).toHaveLength(200)
})

test('sorting by the order key is sorting by pinyin; letters first, rare characters last', () => {
  const names = ['重庆', '𠮷林', '北京', 'Zhang', '安徽', '镕', '3号', '安庆', '']
  const sorted = names.map((name) => [pinyinOrder(name), name] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  expect(sorted.map(([, name]) => name)).toEqual([
    '',
    '3号',
    'Zhang',
    '安徽',
    '安庆',
    '北京',
    '重庆',
    '镕',
    '𠮷林',
  ])
})

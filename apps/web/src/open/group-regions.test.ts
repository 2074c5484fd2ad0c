import { expect, it } from 'vitest'
import { groupRegions } from './group-regions.ts'

it('regions stand under their province, with all its units', () => {
  const regions = [
    { region: '内蒙古自治区包头市', units: 2 },
    { region: '某某县', units: 1 },
    { region: '河北省', units: 1 },
    { region: '河北省秦皇岛市青龙满族自治县', units: 3 },
    { region: '重庆市綦江区', units: 4 },
  ]
  expect(groupRegions(regions).map(({ region, units, within }) => [region, units, within.length])).toEqual([
    ['内蒙古自治区', 2, 1],
    ['某某县', 1, 0],
    ['河北省', 4, 1],
    ['重庆市', 4, 1],
  ])
})

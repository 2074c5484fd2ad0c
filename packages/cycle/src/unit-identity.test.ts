import { describe, expect, test } from 'vitest'
import type { Organisation } from './organisation.ts'
import { type StatedUnit, unitIdentity } from './unit-identity.ts'

const keyOf = ({ name, region }: { name: string | null; region: string | null }) =>
  region && !name?.includes(region) ? `${region}/${name}` : `${name}`

const one = (key: string, name: string, more: Partial<Organisation> = {}): Organisation => ({
  ...{ key, kind: 'unit', code: null, name, parent: '某县', ...more },
})
const county = one('某县', '某县', { kind: 'region', parent: null })
const stated = (name: string, more: Partial<StatedUnit> = {}): StatedUnit => ({
  ...{ code: null, name, region: '某县', year: 2026, ...more },
})

describe('认单位', () => {
  const renamed = one('某县/招商局', '投资促进局', { formerNames: [{ name: '招商局', until: '2026-03-02' }] })
  const identity = unitIdentity([county, renamed], keyOf)

  test('under its name and under every name it bore it is the same one', () => {
    expect(identity(stated('投资促进局'))).toBe('某县/招商局')
    expect(identity(stated('招商局', { year: 2023 }))).toBe('某县/招商局')
    expect(identity(stated('某县投资促进局', { region: null }))).toBe('某县投资促进局')
  })

  test('another region, another name, no name: itself', () => {
    expect(identity(stated('投资促进局', { region: '邻县' }))).toBe('邻县/投资促进局')
    expect(identity(stated('档案馆'))).toBe('某县/档案馆')
  })

  test('a name that was given to another later: the year decides, and nothing decides without one', () => {
    const later = one('某县/新招商局', '招商局')
    const two = unitIdentity([county, renamed, later], keyOf)
    expect(two(stated('招商局', { year: 2026 }))).toBe('某县/招商局')
    expect(two(stated('招商局', { year: 2027 }))).toBe('某县/新招商局')
    expect(two(stated('招商局', { year: null }))).toBe('某县/招商局')
    expect(two(stated('投资促进局', { year: 2027 }))).toBe('某县/招商局')
  })

  test('what was merged keeps what is its own; the new one takes the name from the next year on', () => {
    const closed = one('某县/旧中心', '服务中心', { closedOn: '2025-06-30', parent: '某县/中心' })
    const into = one('某县/中心', '服务中心')
    const merged = unitIdentity([county, closed, into], keyOf)
    expect(merged(stated('服务中心', { year: 2025 }))).toBe('某县/旧中心')
    expect(merged(stated('服务中心', { year: 2026 }))).toBe('某县/中心')
  })

  test('a region that was renamed, or is named with the one above it', () => {
    const province = one('某省', '某省', { kind: 'region', parent: null })
    const district = {
      ...county,
      parent: '某省',
      name: '某区',
      formerNames: [{ name: '某县', until: '2025-01-01' }],
    }
    const of = unitIdentity([province, district, one('某县/档案馆', '档案馆')], keyOf)
    for (const region of ['某区', '某县', '某省某区'])
      expect(of(stated('档案馆', { region })), region).toBe('某县/档案馆')
  })
})

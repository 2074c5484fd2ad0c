import { type Account, divisions, lazy } from '@mingzhang/law'

type Division = {
  readonly name: string
  readonly path: string
  readonly level: number
  readonly parent: string | null
}

const named = lazy((): readonly Division[] => {
  const { byCode } = divisions()
  const pathOf = (account: Account): string => {
    const parent = account.parent === null ? undefined : byCode.get(account.parent)?.[0]
    const isVirtual = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/u.test(account.name)
    return (parent ? pathOf(parent) : '') + (isVirtual ? '' : account.name)
  }
  return [...byCode.values()].flatMap(([account]) =>
    account && account.name.length > 1 && !/^(?:市辖区|县)$/u.test(account.name)
      ? [{ name: account.name, path: pathOf(account), level: account.level, parent: account.parent }]
      : [],
  )
})

/** Names without their last word (秦皇岛 for 秦皇岛市), for zones named after the city. */
const stems = lazy((): ReadonlyMap<string, Division> => {
  const map = new Map<string, Division>()
  for (const division of named()) {
    const stem = division.name.replace(/(?:市|地区|盟|自治州|省)$/u, '')
    if (division.level <= 2 && stem.length >= 2 && stem !== division.name) map.set(stem, division)
  }
  return map
})

const zone = /^(.{2,12}?(?:经济技术开发区|高新技术产业开发区|经济开发区|经开区|高新区|开发区|新区|示范区))/u

/**
 * 所属地区 The region a unit belongs to, from its name and the catalogue of administrative divisions: province, city and
 * county as far as they follow. A zone that is no division of its own stands under the city whose name it bears.
 *
 * @returns null when the name holds no division, or one that several provinces share
 */
export function regionOf(unitName: string): string | null {
  const found = consistent(
    named().filter(({ name }) => unitName.includes(name)),
    unitName,
  )
  const deepest = found.toSorted((a, b) => b.level - a.level || b.name.length - a.name.length)
  const [best] = deepest
  const zoned = zonePath(unitName, best)
  if (zoned !== null) return zoned
  if (!best) return null
  const rivals = deepest.filter(({ name, path }) => name === best.name && path !== best.path)
  if (rivals.length === 0) return best.path
  const others = found.filter(({ name }) => name !== best.name)
  const fitting = [best, ...rivals].filter(({ path }) => others.some(({ name }) => path.includes(name)))
  return fitting.length === 1 ? (fitting[0]?.path ?? null) : null
}

/**
 * Without those that a name printed before them rules out: 杭州市临河区 is not the 临河区 of another province, though the
 * catalogue knows no other.
 */
const consistent = (found: readonly Division[], unitName: string): readonly Division[] =>
  found.filter((one) => {
    const before = unitName.slice(0, unitName.indexOf(one.name))
    const above = found.filter((other) => other.level < one.level && before.includes(other.name))
    return above.length === 0 || above.some((other) => one.path.includes(other.name))
  })

/** 重庆市万盛经济技术开发区, 秦皇岛经济技术开发区: the zone under its province. */
function zonePath(unitName: string, best: Division | undefined): string | null {
  const place = zone.exec(unitName)?.[1]
  if (!place) return null
  if (best && place.includes(best.name)) {
    const above = best.path.slice(0, best.path.length - best.name.length)
    return best.level === 3 && place === best.name ? best.path : above + place.slice(place.indexOf(best.name))
  }
  const stem = [...stems().keys()]
    .filter((one) => place.startsWith(one))
    .toSorted((a, b) => b.length - a.length)[0]
  const city = stem === undefined ? undefined : stems().get(stem)
  return city ? city.path.slice(0, city.path.length - city.name.length) + place : null
}

/** Names of places at the beginning of a unit's name. */
const places =
  /^(?:[^省市县区盟州旗]{1,12}?(?:省|自治区|自治州|自治县|经济技术开发区|开发区|新区|市|州|盟|县|区|旗))+/u

/**
 * 简称 Names of units without the place they all begin with, for narrow columns. Only what at least three units and half
 * of those with a place share is left out, so that nobody loses the beginning of a name that is no place.
 */
export function shortNames(names: readonly string[]): (name: string) => string {
  const counts = new Map<string, number>()
  const different = new Set(names)
  for (const name of different) {
    const place = placeOf(name)
    if (place !== '') counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return (name) => {
    const place = placeOf(name)
    return (counts.get(place) ?? 0) >= fewest && name.length - place.length >= 2
      ? name.slice(place.length)
      : name
  }
}

const fewest = 3

const placeOf = (name: string): string => places.exec(name)?.[0] ?? ''

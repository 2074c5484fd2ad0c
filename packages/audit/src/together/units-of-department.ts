import { holdingsOf, isOfWholeUnit } from './parts-of-files.ts'
import { unitList } from './unit-list.ts'
import type { Volume } from './volume.ts'

/** 部门与所属单位 A department's disclosure and those of its units that are at hand. */
export type Family = {
  readonly department: Volume
  readonly units: readonly Volume[]
  /** How many units the department says it has, itself (本级) included; null when it does not say. */
  readonly stated: number | null
}

/**
 * 找所属单位 Finds departments and their units: same year and stage, and the department's own list of units names the unit.
 * What it merely mentions elsewhere (a partner, the office it belongs to) is none.
 */
export function familiesOf(volumes: readonly Volume[]): Family[] {
  const whole = volumes.filter((volume) => isOfWholeUnit(holdingsOf(volume)))
  return whole.flatMap((department): Family[] => {
    const list = unitList(department)
    if (list.length === 0 || department.publisher.name === null || department.publisher.isOwnLevel) return []
    const units = whole.filter((unit) => unit !== department && isUnitOf(unit, department, list))
    return units.length === 0 ? [] : [{ department, units, stated: statedCount(list) }]
  })
}

function isUnitOf(unit: Volume, department: Volume, list: readonly string[]): boolean {
  const [one, other] = [unit.disclosure.document, department.disclosure.document]
  const { name, region, isOwnLevel } = unit.publisher
  const { publisher } = department
  if (name === null || publisher.name === null || name.length < 5) return false
  if (one.year === null || one.year !== other.year || one.stage !== other.stage) return false
  if (isOwnLevel) return name === publisher.name && list.some((line) => line.includes(`${name}本级`))
  const sameRegion = region === null || publisher.region === null || region === publisher.region
  return sameRegion && !publisher.name.includes(name) && list.some((line) => names(line, name))
}

/** Is the unit named whole, as one of a list: not the beginning of a longer name, not the office above? */
function names(line: string, name: string): boolean {
  const at = line.indexOf(name)
  if (at < 0 || /(?:隶属于?|归口|主管(?:部门|单位)?(?:为|是|:)?|上级)$/u.test(line.slice(0, at))) return false
  return /^(?:$|[^\p{Script=Han}]|本级|[和及与等共均两])/u.test(line.slice(at + name.length))
}

const numerals = '零一二三四五六七八九十'

/** 共 2 个单位: the number of units it states, the department itself included. */
function statedCount(list: readonly string[]): number | null {
  for (const line of list) {
    const found = /共(?:有|计|包括|包含|含)?(\d{1,3}|[一二三四五六七八九十])个?(?:二级)?(?:预算)?单位/u.exec(
      line,
    )?.[1]
    if (found !== undefined) return /^\d/u.test(found) ? Number(found) : numerals.indexOf(found)
  }
  return null
}

/** 叫法 How a unit is called beside its department. */
export const callOf = ({ publisher }: Volume): string =>
  `${publisher.name ?? ''}${publisher.isOwnLevel ? '（本级）' : ''}`

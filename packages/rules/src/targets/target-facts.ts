import { targetLevels, unitKind } from '@mingzhang/law'
import {
  type Amount,
  type Disclosure,
  type Indicator,
  type Place,
  type Program,
  parseAmount,
} from '@mingzhang/model'

/** 一条指标和它的主人 An indicator with the programme it stands in; null for the whole unit. */
export type Owned = {
  readonly indicator: Indicator
  readonly program: Program | null
  readonly owner: string
}

/** Every indicator of the disclosure: programmes first, then the whole unit. */
export function* ownedIndicators({ programs, departmentTargets }: Disclosure): Iterable<Owned> {
  for (const program of programs) {
    for (const indicator of program.indicators) yield { indicator, program, owner: ownerOf(program) }
  }
  for (const indicator of departmentTargets.indicators)
    yield { indicator, program: null, owner: '整体绩效目标' }
}

/** How a programme is called in a message. */
export const ownerOf = (program: Program): string => `项目“${program.name}”`

/** Where a field of an indicator is printed; the row when it has no cell of its own. */
export const placeOf = (indicator: Indicator, field: string): Place =>
  indicator.places[field] ?? indicator.places['value'] ?? indicator.place

/** Read too doubtfully to accuse anybody. */
export const isDoubtful = (indicator: Indicator): boolean => indicator.confidence < 0.7

/** The target as printed: ≥95%. */
export const targetText = ({ operator, value, unit }: Indicator): string =>
  `${operator === null ? '' : operator}${value ?? ''}${unit ?? ''}`

/** The figure of a target in hundredths of its unit (分 for money), or null for words and ranges. */
export const figureOf = (indicator: Indicator): Amount | null =>
  indicator.value === null
    ? null
    : parseAmount(indicator.value, moneyUnit(indicator.unit) ?? indicator.unit ?? '')

/** ≤19万 of a cost is 万元. */
const moneyUnit = (unit: string | null): string | null => (unit === '万' ? '万元' : null)

/** Does the indicator stand under a cost heading, of either edition of the scheme? */
export const isCost = ({ level1, level2 }: Indicator): boolean =>
  level1?.startsWith('成本') === true ||
  (level2 !== null && /成本/u.test(level2) && targetLevels(level2).length > 0)

export const isMoney = ({ unit }: Indicator): boolean => unit !== null && unitKind(unit) === 'money'

export const isPercent = ({ unit }: Indicator): boolean => unit !== null && unitKind(unit) === 'percent'

/** The characters of a text that a pattern finds, as a place of their own; the whole place where that cannot be said. */
export function placeWithin(place: Place, pattern: RegExp): Place {
  if (place.kind !== 'text') return place
  const match = pattern.exec(place.text)
  if (!match || match[0] === '') return place
  const before = place.text.slice(0, match.index).split('\n')
  const down = before.length - 1
  const column = (before.at(-1)?.length ?? 0) + (down === 0 ? (place.column ?? 1) : 1)
  return { kind: 'text', line: place.line + down, column, text: match[0] }
}

/** Adds to the list that a map holds under a key. */
export function gather<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

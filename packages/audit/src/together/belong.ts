import type { Audit } from '../audit.ts'
import type { Apart } from './joined.ts'
import type { Part } from './one-disclosure.ts'
import { areComplementary, holdingsOf, isOfWholeUnit } from './parts-of-files.ts'
import { type Publisher, publisherOf, samePublisher } from './same-unit.ts'

/** 分组 What belongs to one unit: its disclosures, each in one file or several, and what was left apart. */
export type Shelf = {
  readonly publisher: Publisher
  /** Each list of files is one disclosure, in the order of the files. */
  readonly disclosures: readonly (readonly Part[])[]
}

export type Shelves = { readonly shelves: readonly Shelf[]; readonly apart: readonly Apart[] }

/**
 * 归架 Puts files of one unit on one shelf and finds which of them are one disclosure. Whoever is not surely the same is
 * put on another shelf, and said to be apart where somebody might have expected otherwise.
 */
export function shelve(audits: readonly Audit[], names: readonly string[]): Shelves {
  const parts = audits.map((audit, n): Part => ({ n, audit, holdings: holdingsOf(audit) }))
  const byName = Map.groupBy(parts, ({ audit, n }) => publisherOf(audit).name ?? `\u0000${n}`)
  const shelves: Shelf[] = []
  const apart: Apart[] = []
  for (const group of byName.values()) {
    const units = unitsOf(group)
    if (units.length > 1 && isDoubtful(units)) {
      apart.push({
        files: namesOf(group, names),
        why: '单位名称相同，但地区或代码对不上，不能断定是同一个单位',
      })
    }
    for (const unit of units) {
      const [first] = unit
      if (first) shelves.push({ publisher: publisherOf(first.audit), disclosures: disclosuresOf(unit) })
    }
  }
  return { shelves, apart: [...apart, ...renamed(parts, names), ...repeated(shelves, names)] }
}

const namesOf = (parts: readonly Part[], names: readonly string[]): string[] =>
  parts.map(({ n }) => names[n] ?? '')

/** Files of one name, parted by unit: one that is unsure stands alone. */
function unitsOf(group: readonly Part[]): Part[][] {
  const units: Part[][] = []
  for (const part of group) {
    const publisher = publisherOf(part.audit)
    const unit = units.find((others) =>
      others.every(({ audit }) => samePublisher(publisherOf(audit), publisher) === 'same'),
    )
    if (unit) unit.push(part)
    else units.push([part])
  }
  return units
}

const isDoubtful = (units: readonly (readonly Part[])[]): boolean =>
  units.some(([one], index) =>
    units.some(
      ([other], at) =>
        at > index &&
        one &&
        other &&
        samePublisher(publisherOf(one.audit), publisherOf(other.audit)) === 'unsure',
    ),
  )

/**
 * Files of one unit parted by disclosure: one year, one stage, and nothing held twice. Where two disclosures compete
 * for one year, none is put together: a narrative could go with either.
 */
function disclosuresOf(unit: readonly Part[]): Part[][] {
  const disclosures: Part[][] = []
  for (const part of unit) {
    const { year, stage } = part.holdings
    const fitting = disclosures.filter((others) =>
      others.every(
        ({ holdings }) =>
          year !== null &&
          holdings.year === year &&
          holdings.stage === stage &&
          areComplementary(holdings, part.holdings),
      ),
    )
    const [only, another] = fitting
    if (only && !another) only.push(part)
    else disclosures.push([part])
  }
  const disputed = [...editionsOf(disclosures).values()].filter((same) => same.length > 1).flat()
  return disclosures.flatMap((parts) => (disputed.includes(parts) ? parts.map((part) => [part]) : [parts]))
}

/** One code in one region under two names: renamed, or two units; nobody can tell. */
function renamed(parts: readonly Part[], names: readonly string[]): Apart[] {
  const groups = Map.groupBy(parts, ({ audit }) => {
    const { code, region } = publisherOf(audit)
    return code === null || region === null ? null : `${region} ${code}`
  })
  return [...groups].flatMap(([identity, group]) => {
    const called = new Set(group.map(({ audit }) => publisherOf(audit).name))
    if (identity === null || called.size < 2) return []
    return [{ files: namesOf(group, names), why: '同一地区、代码相同而名称不同，不能断定是同一个单位' }]
  })
}

/** Two disclosures of one unit, year and stage: which one counts, nobody can tell. */
function repeated(shelves: readonly Shelf[], names: readonly string[]): Apart[] {
  return shelves.flatMap(({ disclosures }) =>
    [...editionsOf(disclosures).values()].flatMap((same) =>
      same.length < 2
        ? []
        : [
            {
              files: namesOf(same.flat(), names),
              why: '同一单位同一年度公开了不止一份，不能断定以哪一份为准',
            },
          ],
    ),
  )
}

/** Disclosures of a whole unit by year and stage; those of programmes alone are none. */
export const editionsOf = (
  disclosures: readonly (readonly Part[])[],
): ReadonlyMap<string, readonly (readonly Part[])[]> =>
  Map.groupBy(
    disclosures.filter((parts) => parts.some(({ holdings }) => isOfWholeUnit(holdings))),
    ([part]) => `${part?.holdings.year ?? ''} ${part?.holdings.stage ?? ''}`,
  )

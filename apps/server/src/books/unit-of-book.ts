import { may, type Organisation, organisationOf, type Person } from '@mingzhang/cycle'
import { unitKey } from '@mingzhang/store'
import type { ServerContext } from '../people/server-context.ts'
import { HttpProblem } from '../problem.ts'
import { unitOutOfReach } from './book-problems.ts'

/** 可编的单位 An organisation whose books a person may compile. */
export type UnitToCompile = Pick<Organisation, 'key' | 'name' | 'code'>

/** 可编的单位清单 The person's own first, then those below it, units before what stands above them. */
export async function unitsToCompile(
  { tree }: ServerContext,
  person: Person,
): Promise<readonly UnitToCompile[]> {
  const rank = ({ key, kind }: Organisation): number =>
    key === person.organisation ? 0 : kind === 'unit' ? 1 : 2
  return (await tree.organisations())
    .filter(({ key }) => may(person, 'book.edit', key))
    .toSorted((one, other) => rank(one) - rank(other) || (one.key < other.key ? -1 : 1))
    .map(({ key, name, code }) => ({ key, name, code }))
}

/**
 * 账本归谁 The key under which the book of a unit is kept: of the organisation that bears its name, since a file seldom
 * says which county an office is in. Codes decide nothing: the same code is given in every county.
 *
 * @throws HttpProblem 403 naming the units the person could compile
 */
export async function keyOfUnit(
  context: ServerContext,
  person: Person,
  unit: { readonly name: string; readonly code: string | null },
): Promise<string> {
  const key = unitKey({ ...unit, region: null })
  const own = await unitsToCompile(context, person)
  const known = organisationOf(
    own.map((one) => ({ ...one, kind: 'unit', parent: null })),
    { key, name: unit.name, code: null },
  )
  if (known) return known.key
  if (may(person, 'book.edit', key)) return key
  throw new HttpProblem(
    403,
    unitOutOfReach(
      unit.name,
      own.map(({ name }) => name),
    ),
  )
}

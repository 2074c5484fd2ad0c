import type { Claim, Disclosure, Key, Program, Statement } from '@mingzhang/model'
import { at, axis, put, type Space } from './space.ts'

/** 事实 A statement made ready for the law: its key complete and coded, and whether it may accuse anybody. */
export type Fact = {
  readonly statement: Statement
  readonly id: string
  readonly code: string
  /** 分. */
  readonly value: number
  readonly step: number
  /** Read with enough confidence that a contradiction is worth reporting. */
  readonly sure: boolean
  /** The table it stands in; `text` for sentences, `programmes` for target tables. */
  readonly site: string
}

/** Below this confidence a figure never causes an error: the verdict is "cannot tell". */
export const sureFrom = 0.75

const measures: ReadonlySet<string> = new Set(['money', 'assetValue', 'change'])

/** Claims that speak of money as such; shares, growth and the operands of formulas are the rules' business. */
const roles: ReadonlySet<Claim['role']> = new Set<Claim['role']>(['total', 'part', 'change', 'other'])

/**
 * The statements the law can speak about, with the document's year and stage filled in and one name for each project.
 * Counts, prices and points have no law here: `left` says how many there were.
 */
export function factsOf(
  disclosure: Disclosure,
  statements: readonly Statement[],
  space: Space,
): { readonly facts: readonly Fact[]; readonly left: number } {
  const complete = keyCompleter(disclosure)
  const facts: Fact[] = []
  for (const statement of statements) {
    if (!measures.has(statement.key.measure ?? 'money') || !isLevel(disclosure, statement)) continue
    const key = complete(statement.key)
    facts.push({
      statement,
      id: statement.id,
      code: space.encode(key),
      value: statement.amount.value,
      step: statement.amount.step,
      sure: statement.confidence >= sureFrom,
      site: siteOf(statement),
    })
  }
  return { facts: withProjectUse(facts, space), left: statements.length - facts.length }
}

function isLevel({ claims }: Disclosure, { from }: Statement): boolean {
  if (from.kind !== 'claim') return true
  const claim = claims[from.index]
  return claim !== undefined && roles.has(claim.role)
}

function siteOf({ from }: Statement): string {
  if (from.kind === 'cell') return from.table
  return from.kind === 'claim' ? 'text' : 'programmes'
}

/** A set of tables may name no year at all: then all of it is of one. */
const unsaid = '—'

/** Fills in what a key leaves to the document. */
export function keyCompleter({ document, programs }: Disclosure): (key: Key) => Key {
  const identities = projectIdentities(programs)
  return (key) => {
    const year = key.year ?? (document.year === null ? unsaid : String(document.year))
    const common = { ...key, measure: key.measure ?? 'money', year, stage: key.stage ?? document.stage }
    const project = key.project === undefined ? undefined : (identities.get(key.project) ?? key.project)
    return project === undefined ? common : { ...common, project }
  }
}

/** A programme's bare name stands for its code or its name with department, where only one programme bears it. */
function projectIdentities(programs: readonly Program[]): ReadonlyMap<string, string> {
  const identities = new Map<string, string | null>()
  for (const { name, code, department } of programs) {
    const identity = code ?? (department ? `${name}@${department}` : name)
    const aliases = department ? [name, `${name}@${department}`] : [name]
    for (const alias of aliases) identities.set(alias, identities.has(alias) ? null : identity)
  }
  const certain = new Map<string, string>()
  for (const [alias, identity] of identities) if (identity !== null) certain.set(alias, identity)
  return certain
}

/** A project that a target table declares is project expenditure wherever it is named. */
function withProjectUse(facts: readonly Fact[], space: Space): readonly Fact[] {
  const project = axis('project')
  const use = axis('use')
  const asProject = space.idOf(use, 'project')
  const declared = new Set(
    facts.filter((fact) => at(fact.code, use) === asProject).map((fact) => at(fact.code, project)),
  )
  declared.delete(0)
  return facts.map((fact) => {
    if (at(fact.code, use) !== 0 || !declared.has(at(fact.code, project))) return fact
    return {
      ...fact,
      code: put(fact.code, use, asProject),
    }
  })
}

import { createHash } from 'node:crypto'
import type { Disclosure, Indicator, Program } from '@mingzhang/model'

/**
 * 指标读取的准确度 Compares the programmes and indicators read from a document with what a careful person read in it
 * (the truth files). Pure: texts in, a count and a list of differences out.
 */
export type Comparison = {
  readonly programs: { readonly right: number; readonly of: number }
  readonly indicators: { readonly right: number; readonly of: number; readonly extra: number }
  /** Right and compared, field by field. */
  readonly fields: { readonly [field: string]: { readonly right: number; readonly of: number } }
  readonly wrong: readonly string[]
}

type Truth = { readonly [field: string]: unknown }
type Compared = Pick<Disclosure, 'programs' | 'departmentTargets'>
type Check = {
  readonly field: string
  readonly stated: string
  readonly read: string
  readonly right: boolean
}

const isRecord = (value: unknown): value is Truth =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly Truth[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** White space, quotation marks and the width of brackets are the printer's, not the reading's. */
const plain = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? '—'
    : String(value).replace(/\s+/gu, '').replace(/[（]/gu, '(').replace(/[）]/gu, ')').replace(/[，]/gu, ',')

/** First 12 hex digits of the sha256 of a text without its white space: how truth files keep sentences out. */
export const digestOf = (text: string): string =>
  createHash('sha256').update(text.replace(/\s+/gu, '')).digest('hex').slice(0, 12)

/** Compares one document with one truth file (as parsed). */
export function compareIndicators(read: Compared, truth: unknown): Comparison {
  const document = isRecord(truth) ? truth : {}
  const checks: Check[] = []
  const wrong: string[] = []
  const groups: { name: string; stated: readonly Truth[]; read: readonly Indicator[] }[] = []
  let programsRight = 0
  const projects = listOf(document['projects'])
  projects.forEach((project, index) => {
    const program = read.programs[index]
    const results = program ? programChecks(project, program) : []
    checks.push(...results)
    const label = `${index + 1} ${String(project['name'])}`
    for (const bad of results.filter((check) => !check.right)) wrong.push(said(label, bad))
    if (!program) wrong.push(`${label}: not read`)
    else if (results.every((check) => check.right)) programsRight += 1
    groups.push({ name: label, stated: listOf(project['indicators']), read: program?.indicators ?? [] })
  })
  const whole = isRecord(document['overall_targets']) ? document['overall_targets'] : {}
  groups.push({
    name: '整体',
    stated: listOf(whole['indicators']),
    read: read.departmentTargets.indicators,
  })
  const tally = { right: 0, of: 0, extra: Math.max(0, read.programs.length - projects.length) }
  for (const group of groups) compareGroup(group, checks, wrong, tally)
  return {
    programs: { right: programsRight, of: projects.length },
    indicators: tally,
    fields: byField(checks),
    wrong,
  }
}

const said = (label: string, { field, stated, read }: Check): string =>
  `${label}: ${field} ${stated} ≠ ${read}`

function compareGroup(
  group: { name: string; stated: readonly Truth[]; read: readonly Indicator[] },
  checks: Check[],
  wrong: string[],
  tally: { right: number; of: number; extra: number },
): void {
  tally.extra += Math.max(0, group.read.length - group.stated.length)
  group.stated.forEach((stated, index) => {
    tally.of += 1
    const indicator = group.read[index]
    if (!indicator) {
      wrong.push(`${group.name} line ${String(stated['line'])}: not read`)
      return
    }
    const results = indicatorChecks(stated, indicator)
    checks.push(...results)
    const bad = results.filter((check) => !check.right)
    if (bad.length === 0) tally.right += 1
    for (const check of bad) wrong.push(said(`${group.name} line ${String(stated['line'])}`, check))
  })
}

function programChecks(stated: Truth, program: Program): Check[] {
  const budget = program.budget?.amount ?? null
  const checks = [
    check('program.name', stated['name'], program.name),
    check('program.code', stated['code'], program.code),
    check('program.budget', withoutSeparators(stated['budget']), budget),
    check('program.overview', Boolean(stated['overview']), program.overview !== null),
    check('program.goal', Boolean(stated['goal']), program.goal !== null),
  ]
  if (stated['department']) checks.push(check('program.department', stated['department'], program.department))
  if (stated['execution_weight']) {
    checks.push(check('program.executionWeight', stated['execution_weight'], program.executionWeight))
  }
  if (Array.isArray(stated['plan'])) {
    checks.push(check('program.plan', stated['plan'].join(), program.plan?.join() ?? null))
  }
  if (isRecord(stated['budget_parts'])) {
    const parts = Object.entries(stated['budget_parts']).map(
      ([label, amount]) => `${label}${plain(withoutSeparators(amount))}`,
    )
    const read = program.budgetParts.map((part) => `${part.label}${plain(part.amount)}`)
    checks.push(check('program.budgetParts', parts.join(), read.join()))
  }
  return checks
}

const withoutSeparators = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/,/gu, '') : value

function indicatorChecks(stated: Truth, indicator: Indicator): Check[] {
  const checks = [
    check('level1', stated['level1'], indicator.level1),
    check('level2', stated['level2'], indicator.level2),
    check('operator', stated['operator'], indicator.operator),
    check('value', withoutSeparators(stated['value']), indicator.value),
    check('unit', stated['unit'], indicator.unit),
    check('weight', stated['weight'], indicator.weight),
    check('core', stated['core'], indicator.core),
    ...textCheck('name', stated, indicator.name),
    ...textCheck('description', stated, indicator.description),
    ...textCheck('basis', stated, indicator.basis),
  ]
  if (stated['group']) checks.push(check('group', stated['group'], indicator.group))
  const line = indicator.place.kind === 'text' ? indicator.place.line : null
  return line === null ? checks : [...checks, check('line', stated['line'], line)]
}

/** A text is compared as it stands, or by its digest; a truth that says nothing of it is not compared. */
function textCheck(field: string, stated: Truth, read: string | null): Check[] {
  const digest = stated[`${field}_digest`]
  if (typeof digest === 'string') return [check(field, digest, digestOf(read ?? ''))]
  return field in stated ? [check(field, stated[field], read)] : []
}

const check = (field: string, stated: unknown, read: unknown): Check => ({
  field,
  stated: plain(stated),
  read: plain(read),
  right: plain(stated) === plain(read),
})

function byField(checks: readonly Check[]): Comparison['fields'] {
  const fields: { [field: string]: { right: number; of: number } } = {}
  for (const { field, right } of checks) {
    fields[field] ??= { right: 0, of: 0 }
    const count = fields[field]
    count.of += 1
    if (right) count.right += 1
  }
  return fields
}

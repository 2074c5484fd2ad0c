import { type TargetField, targetField } from '@mingzhang/law'
import type { DepartmentTargets, GridCell, Place, Program } from '@mingzhang/model'
import { evaluationOf, resultsOf } from '../results/read-evaluation.ts'
import type { TargetTable } from './collect-tables.ts'
import { isBlank, textOf, withoutBreaks } from './printed.ts'
import { headText, plainNumber } from './target-head.ts'
import { indicatorsOf, type TargetRow } from './target-rows.ts'

/** Does the table hold targets of the whole unit rather than of a programme? */
function isWholeUnit({ title, head, columns }: TargetTable): boolean {
  if (columns?.listing.size) return false
  if (head.values.has('name') || head.values.has('code')) return false
  if (head.values.has('unitGoal') || head.values.has('unitBudget')) return true
  return (
    /整体/u.test(title?.text ?? '') || (head.values.has('unitName') && !programmeTitle(title?.text ?? ''))
  )
}

/** 项目 The programmes of a target table: one, or one for each name of a listing; none for a whole-unit table. */
export function programsOf(table: TargetTable): Program[] {
  if (isWholeUnit(table)) return []
  const listing = table.columns?.listing
  if (listing && [...listing.values()].includes('name')) return programsOfListing(table)
  const name = nameOf(table)
  const budget = table.head.values.get('budget')?.value
  const amount = budget ? plainNumber(budget.text) : null
  const department = table.head.values.get('department') ?? table.head.values.get('compiler')
  const evaluation = evaluationOf(table.head, table.rows, table.columns)
  return [
    {
      name: name.name,
      code: name.code,
      department: department
        ? unitNameOf(department.value.text)
        : prefaceValue(table, ['department', 'compiler']),
      budget: amount ? { amount, unit: table.head.amountUnit ?? '万元' } : null,
      budgetParts: table.head.parts,
      plan: table.head.plan,
      category: short(table, 'category'),
      overview: headText(table.head, 'overview'),
      legalBasis: headText(table.head, 'legalBasis'),
      goal:
        headText(table.head, 'goal') ?? headText(table.head, 'goalLong') ?? headText(table.head, 'unitGoal'),
      executionWeight:
        short(table, 'executionWeight')?.replace(/[%％分]$/u, '') ??
        evaluation?.funds.find(({ whole }) => whole)?.weight?.value ??
        null,
      indicators: indicatorsOf(table.rows),
      place: name.place,
      budgetPlace: budget && amount ? budget.place : null,
      ...(evaluation && { evaluation }),
    },
  ]
}

const short = (table: TargetTable, field: TargetField<'block'>): string | null => {
  const text = table.head.values.get(field)?.value.text
  return text ? withoutBreaks(text) : null
}

/** A unit as printed, without 如： left over from the form's instructions. */
const unitNameOf = (text: string): string => withoutBreaks(text).replace(/^[例如]+[:：]/u, '')

/** 编制单位：… among the lines above the table. */
function prefaceValue(table: TargetTable, fields: readonly TargetField<'block'>[]): string | null {
  for (const line of table.preface) {
    const match = /^\s*([^:：]{2,12})[:：]\s*(\S.*)$/u.exec(line.text)
    const field = match?.[1] ? targetField('block', match[1]) : null
    if (field && fields.includes(field) && match?.[2])
      return unitNameOf(match[2].split(/\s{2,}|单位[:：]/u)[0] ?? '')
  }
  return null
}

/** 50011021T000000047837-窗口工作人员专项经费: the code and the name; a name without a code stays whole. */
export function splitCode(text: string): { readonly code: string | null; readonly name: string } {
  const match = /^([0-9]{6,}[0-9A-Z]{4,18})\s*[-—－:：\s]\s*(.+)$/u.exec(text)
  return match?.[1] && match[2] ? { code: match[1], name: match[2] } : { code: null, name: text }
}

type Named = { readonly name: string; readonly code: string | null; readonly place: Place }

/** The programme's name from its cell, from the lines above, or from the title of the table. */
function nameOf(table: TargetTable): Named {
  const cell = table.head.values.get('name')?.value
  const code = short(table, 'code')?.replace(/\s+/gu, '') ?? null
  const printed = cell ? withoutBreaks(cell.text) : prefaceValue(table, ['name'])
  if (printed) {
    const split = splitCode(printed)
    return { name: split.name, code: code ?? split.code, place: cell?.place ?? table.place }
  }
  return { name: programmeTitle(table.title?.text ?? '') ?? '', code, place: table.place }
}

/**
 * 3、办公楼修缮工程费绩效目标表 → 办公楼修缮工程费. A title that only says what kind of table it is names no programme.
 */
export function programmeTitle(title: string): string | null {
  const plain = withoutBreaks(title).replace(/^#+\s*/u, '')
  const numbered = /^(?:\d{1,3}[、.．]|[(（]\d{1,3}[)）]|[一二三四五六七八九十]+、)/u.exec(plain)
  const body = plain
    .slice(numbered?.[0].length ?? 0)
    .replace(/(?:项目|支出|项目支出)?(?:绩效目标|预算绩效目标)(?:申报|批复|公开|情况|审核)*(?:表|书).*$/u, '')
    .replace(/^\d{4}年度?/u, '')
  if (body === '') return null
  const generic =
    /^(?:.*(?:部门|单位|区级|市级|县级|本级|预算))?(?:重点|一般|一般性|专项|二级|一级)?(?:项目|专项|专项资金|项目支出|部门|单位|整体|整体支出)?$/u
  return generic.test(body) ? null : body
}

/** Programmes of a listing: a new name (or code) in the programme columns begins the next one. */
function programsOfListing(table: TargetTable): Program[] {
  const listing = table.columns?.listing ?? new Map<number, TargetField<'listing'>>()
  const groups: { readonly first: ReadonlyMap<string, GridCell>; readonly rows: TargetRow[] }[] = []
  for (const row of table.rows) {
    const own = new Map<string, GridCell>()
    for (const [index, field] of listing) {
      const cell = row.printed[index]
      if (cell && !isBlank(cell) && !own.has(field)) own.set(field, cell)
    }
    const last = groups.at(-1)
    const name = own.get('name')?.text
    if (last && (name === undefined || name === last.first.get('name')?.text)) last.rows.push(row)
    else groups.push({ first: own, rows: [row] })
  }
  const held = groups.filter(({ first, rows }) => first.has('name') && rows.some((row) => !row.heading))
  return held.map(({ first, rows }) => programOfListing(table, first, rows))
}

function programOfListing(
  table: TargetTable,
  first: ReadonlyMap<string, GridCell>,
  rows: readonly TargetRow[],
): Program {
  const split = splitCode(withoutBreaks(first.get('name')?.text ?? ''))
  const evaluation = evaluationOf(table.head, rows, table.columns)
  const budget = first.get('budget')
  const amount = budget ? plainNumber(budget.text) : null
  const unit = first.get('department') ?? first.get('compiler') ?? first.get('unitName')
  const text = (field: string) => {
    const cell = first.get(field)
    return cell ? textOf(cell) : null
  }
  return {
    name: split.name,
    code: first.get('code')?.text.replace(/\s+/gu, '') ?? split.code,
    department: unit ? unitNameOf(unit.text) : prefaceValue(table, ['department', 'compiler', 'unitName']),
    budget: amount ? { amount, unit: table.head.amountUnit ?? '万元' } : null,
    budgetParts: [],
    plan: null,
    category: first.get('category')?.text ?? null,
    overview: text('overview'),
    legalBasis: null,
    goal: text('goal'),
    executionWeight: null,
    indicators: indicatorsOf(rows),
    place: first.get('name')?.place ?? table.place,
    budgetPlace: budget && amount ? budget.place : null,
    ...(evaluation && { evaluation: { ...evaluation, funds: [], total: null, totalWeight: null } }),
  }
}

/** 整体绩效目标 Whole-unit targets from their table, or from a chapter of text, or both. */
export function departmentTargetsOf(
  tables: readonly TargetTable[],
  text: DepartmentTargets,
): DepartmentTargets {
  const whole = tables.filter(isWholeUnit)
  const [table] = whole
  if (!table) return text
  const name = table.head.values.get('unitName') ?? table.head.values.get('department')
  const budget = (table.head.values.get('unitBudget') ?? table.head.values.get('budget'))?.value
  const amount = budget ? plainNumber(budget.text) : null
  const evaluation = evaluationOf(table.head, table.rows, table.columns)
  const goal =
    headText(table.head, 'unitGoal') ?? headText(table.head, 'goal') ?? headText(table.head, 'goalLong')
  return {
    name: name ? unitNameOf(name.value.text) : prefaceValue(table, ['unitName', 'compiler', 'department']),
    budget: budget && amount ? { amount, unit: table.head.amountUnit ?? '万元', place: budget.place } : null,
    goal: goal ?? text.goal,
    indicators: [...whole.flatMap(({ rows }) => indicatorsOf(rows)), ...text.indicators],
    place: name?.value.place ?? table.place,
    ...(evaluation && {
      evaluation: {
        ...evaluation,
        results: [
          ...whole.flatMap(({ rows }) => resultsOf(rows)),
          ...text.indicators.map(() => ({ actual: null, points: null, reason: null })),
        ],
      },
    }),
  }
}

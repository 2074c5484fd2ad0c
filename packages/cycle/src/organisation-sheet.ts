import type { Read } from '@mingzhang/model'
import { type Organisation, type OrganisationKind, scopeOf } from './organisation.ts'

/** 表行 A row of the sheet: its number as the sheet shows it, and the texts of its cells. */
export type SheetRow = { readonly number: number; readonly cells: readonly string[] }

/** 行错误 What is wrong with one row, one Chinese sentence. */
export type RowFault = { readonly row: number; readonly what: string }

/** 读表结果 All organisations of the sheet, or every row that is wrong; never some of them. */
export type SheetOrganisations =
  | { readonly ok: true; readonly organisations: readonly Organisation[] }
  | { readonly ok: false; readonly faults: readonly RowFault[] }

type KeyOf = (unit: { code: string | null; name: string | null; region: string | null }) => string

type Field = 'code' | 'name' | 'parent' | 'kind'

const heads: { readonly [F in Field]: readonly string[] } = {
  code: ['编码', '代码', '机构编码', '单位编码', '单位代码', '预算编码', 'code'],
  name: ['名称', '机构名称', '单位名称', 'name'],
  parent: ['上级', '上级编码', '上级代码', '上级名称', '上级单位', '主管部门', '上级机构', 'parent'],
  kind: ['类型', '类别', '层级', '机构类型', 'kind'],
}

const kinds: { readonly [word: string]: OrganisationKind } = {
  地区: 'region',
  区划: 'region',
  财政: 'region',
  region: 'region',
  部门: 'department',
  主管部门: 'department',
  department: 'department',
  单位: 'unit',
  预算单位: 'unit',
  基层单位: 'unit',
  unit: 'unit',
}

/**
 * 读机构表 Organisations from a sheet with the columns 编码, 名称, 上级, 类型 in any order. The one above is named by its
 * code or its name, and stands in the same sheet or in the tree already.
 *
 * @param rows of the sheet, the head among them; blank rows are passed over
 * @param present the tree as it stands
 * @param keyOf gives documents of a unit and the unit itself the same key
 */
export function readOrganisationSheet(
  rows: readonly SheetRow[],
  present: readonly Organisation[],
  keyOf: KeyOf,
): SheetOrganisations {
  const head = rows.findIndex(({ cells }) => columnsOf(cells) !== null)
  const columns = columnsOf(rows[head]?.cells ?? [])
  if (columns === null) return faulty(rows[0]?.number ?? 1, '没有表头；须有“编码、名称、上级、类型”四列。')
  const lines = rows.slice(head + 1).flatMap((row) => lineOf(row, columns))
  if (lines.length === 0) return faulty(rows[head]?.number ?? 1, '表头下面一行机构也没有。')
  const faults = [...faultsOfLines(lines), ...repeats(lines), ...strayLines(lines, present)]
  if (faults.length > 0) return { ok: false, faults: inOrder(faults) }
  return keyed(lines, present, keyOf)
}

type Columns = { readonly [F in Field]: number }

type Line = {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly parent: string
  readonly kindWord: string
}

function columnsOf(cells: readonly string[]): Columns | null {
  const at = (field: Field): number =>
    cells.findIndex((cell) => heads[field].includes(squeeze(cell).toLowerCase()))
  const columns = { code: at('code'), name: at('name'), parent: at('parent'), kind: at('kind') }
  return Object.values(columns).includes(-1) ? null : columns
}

function lineOf({ number, cells }: SheetRow, columns: Columns): Line[] {
  const text = (field: Field): string => squeeze(cells[columns[field]] ?? '')
  // A name stays as it is written: full-width brackets are part of what a unit is called.
  const name = (cells[columns.name] ?? '').replace(/\s+/gu, '')
  const line = { code: text('code'), name, parent: text('parent'), kindWord: text('kind') }
  return Object.values(line).every((cell) => cell === '') ? [] : [{ row: number, ...line }]
}

function faultsOfLines(lines: readonly Line[]): RowFault[] {
  return lines.flatMap(({ row, code, name, parent, kindWord }) => {
    const what: string[] = []
    const kind = kinds[kindWord.toLowerCase()]
    if (name === '') what.push('没有名称。')
    if (name.length > 100) what.push('名称超过 100 个字。')
    if (kind === undefined) what.push(`类型“${kindWord}”不认识；只能写“地区”“部门”或“单位”。`)
    if (parent === '' && kind !== undefined && kind !== 'region')
      what.push('没有写上级；只有地区可以没有上级。')
    if (code !== '' && !/^[\w-]{1,40}$/u.test(code)) what.push(`编码“${code}”不是字母和数字。`)
    return what.map((each) => ({ row, what: each }))
  })
}

function repeats(lines: readonly Line[]): RowFault[] {
  const first = new Map<string, number>()
  return lines.flatMap(({ row, code }) => {
    const before = code === '' ? undefined : first.get(code)
    if (code !== '' && before === undefined) first.set(code, row)
    return before === undefined ? [] : [{ row, what: `编码“${code}”与第 ${before} 行相同。` }]
  })
}

/** Rows whose parent stands neither in the sheet nor in the tree. */
const strayLines = (lines: readonly Line[], present: readonly Organisation[]): RowFault[] =>
  lines
    .filter(({ parent }) => parent !== '' && ![...lines, ...present].some((one) => isCalled(one, parent)))
    .map(({ row, parent }) => ({ row, what: `找不到上级“${parent}”。` }))

/** Gives every line its key from the top down; what hangs on nothing, or on itself, never gets one. */
function keyed(lines: readonly Line[], present: readonly Organisation[], keyOf: KeyOf): SheetOrganisations {
  const made = new Map<Line, Organisation>()
  const faults: RowFault[] = []
  const rowOfKey = new Map<string, number>()
  let waiting: readonly Line[] = lines
  while (waiting.length > 0) {
    const next = waiting.flatMap((line) => {
      const parent = parentOf(line, lines, made, present)
      return parent === 'not-yet' ? [] : [{ line, parent }]
    })
    if (next.length === 0) break
    for (const { line, parent } of next) {
      const organisation = organisationOfLine(line, parent, [...made.values(), ...present], keyOf)
      const before = rowOfKey.get(organisation.key)
      if (before !== undefined) faults.push({ row: line.row, what: sameName(line.name, before) })
      rowOfKey.set(organisation.key, line.row)
      made.set(line, organisation)
    }
    waiting = waiting.filter((line) => !made.has(line))
  }
  for (const { row, parent } of waiting)
    faults.push({ row, what: `上级“${parent}”最终又属于它自己，或它的上级有错。` })
  const organisations = [...made.values()]
  if (faults.length === 0) faults.push(...rings(made, present))
  return faults.length > 0 ? { ok: false, faults: inOrder(faults) } : { ok: true, organisations }
}

function parentOf(
  { parent }: Line,
  lines: readonly Line[],
  made: ReadonlyMap<Line, Organisation>,
  present: readonly Organisation[],
): Organisation | null | 'not-yet' {
  if (parent === '') return null
  const inSheet = lines.filter((one) => isCalled(one, parent))
  const line = inSheet.find(({ code }) => code === parent) ?? inSheet[0]
  if (line) return made.get(line) ?? 'not-yet'
  return present.find((one) => isCalled(one, parent)) ?? 'not-yet'
}

/** Is this its code or its name, however its brackets are written? */
const isCalled = ({ code, name }: { code: string | null; name: string }, word: string): boolean =>
  code === word || squeeze(name) === word

function organisationOfLine(
  { code, name, kindWord }: Line,
  parent: Organisation | null,
  known: readonly Organisation[],
  keyOf: KeyOf,
): Organisation {
  const kind = kinds[kindWord.toLowerCase()] ?? 'unit'
  const region = kind === 'region' ? null : regionAbove(parent, known)
  const fresh = keyOf({ code: code || null, name, region: region?.name ?? null })
  const line = { kind, code: code || null, name, parent: parent?.key ?? null }
  return { key: presentKey({ ...line, key: fresh }, region, known) ?? fresh, ...line }
}

/**
 * The key an organisation has already, though it is called otherwise now: within its region one of its kind has its code, or
 * bore its name. Else a name that changed would make a second organisation.
 */
function presentKey(
  { key, kind, code, name }: Organisation,
  region: Organisation | null,
  known: readonly Organisation[],
): string | null {
  if (known.some((each) => each.key === key)) return key
  const near = known.filter(
    (each) =>
      each.kind === kind &&
      (kind === 'region' || regionAbove(each, known)?.key === (region?.key ?? undefined)),
  )
  const byCode = code === null ? [] : near.filter((each) => each.code === code)
  const byName = near.filter(({ formerNames = [] }) => formerNames.some((former) => former.name === name))
  const found = byCode.length > 0 ? byCode : byName
  return found.length === 1 ? (found[0]?.key ?? null) : null
}

function regionAbove(from: Organisation | null, known: readonly Organisation[]): Organisation | null {
  const seen = new Set<string>()
  let at = from
  while (at && at.kind !== 'region' && !seen.has(at.key)) {
    seen.add(at.key)
    const above = at.parent
    at = known.find(({ key }) => key === above) ?? null
  }
  return at?.kind === 'region' ? at : null
}

const sameName = (name: string, row: number): string =>
  `“${name}”与第 ${row} 行同属一个地区且同名；本级单位请在名称后写明“（本级）”。`

/** A sheet may move what is in the tree, but not below itself. */
function rings(made: ReadonlyMap<Line, Organisation>, present: readonly Organisation[]): RowFault[] {
  const all = new Map(present.map((each) => [each.key, each]))
  for (const organisation of made.values()) all.set(organisation.key, organisation)
  const list = [...all.values()]
  return [...made].flatMap(([{ row, parent }, organisation]) =>
    organisation.parent !== null && scopeOf(list, organisation.key).has(organisation.parent)
      ? [{ row, what: `上级“${parent}”最终又属于它自己。` }]
      : [],
  )
}

const inOrder = (faults: readonly RowFault[]): RowFault[] => faults.toSorted((a, b) => a.row - b.row)

const faulty = (row: number, what: string): SheetOrganisations => ({ ok: false, faults: [{ row, what }] })

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')

/** For callers that answer with a refusal: the first faults in one. */
export function refusalOfFaults(faults: readonly RowFault[]): Extract<Read<never>, { ok: false }>['refusal'] {
  const shown = faults.slice(0, 10).map(({ row, what }) => `第 ${row} 行：${what}`)
  const more = faults.length > shown.length ? `另有 ${faults.length - shown.length} 处。` : ''
  return {
    id: 'people/organisation-sheet',
    what: `机构表有 ${faults.length} 处不对，一行也没有导入。`,
    why: `${shown.join('')}${more}`,
    toDo: '请改正这些行后重新导入整张表。',
  }
}

import {
  type Cell,
  type Claim,
  type ClaimRole,
  type Column,
  type Dimension,
  type Disclosure,
  type Key,
  keyText,
  type Program,
  type Row,
  type Side,
  type Table,
} from '@mingzhang/model'

/**
 * 测试用记法 A disclosure written down the way a person would on paper, for tests only.
 *
 *     # t3 expenditure 支出总表 {use=expenditure}
 *     | 合计 {use=expenditure} 总 | 基本支出 {use=basic} | 项目支出 {use=project}
 *     合计 | 10.00 | 4.00 | 6.00
 *     201 一般公共服务支出 | 10.00 | 4.00 | 6.00
 *     > 2024年支出预算 10.00 {use=expenditure}
 *     * 办公用房维修 6.00
 *
 * A row with two sides starts with 收 or 支 and a colon, and so do its columns; 其中 before a row opens a listing.
 * A blank is an empty cell, {coordinates} stand behind a name, `注` is the note of an empty table.
 */
export function disclosureOf(text: string, year = 2024): Disclosure {
  const tables: Table[] = []
  const claims: Claim[] = []
  const programs: Program[] = []
  let draft: Draft | null = null
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim()
    if (line.startsWith('#')) {
      if (draft) tables.push(tableOf(draft, year))
      draft = draftOf(line, index)
    } else if (line.startsWith('>')) claims.push(claimOf(line.slice(1).trim(), index, year, claims))
    else if (line.startsWith('*')) programs.push(programOf(line.slice(1).trim(), index))
    else if (line !== '' && draft) draft.lines.push({ line, index })
  })
  if (draft) tables.push(tableOf(draft, year))
  return {
    document: {
      file: 'test.txt',
      format: 'text',
      title: null,
      unit: { code: null, name: null },
      year,
      stage: 'initial',
      kind: 'department-budget',
      region: null,
      amountUnit: '万元',
      confidence: 1,
    },
    tables,
    programs,
    departmentTargets: { name: null, budget: null, goal: null, indicators: [], place: null },
    claims,
    unplaced: [],
    sections: [],
  }
}

type Draft = {
  readonly id: string
  readonly form: string
  readonly title: string
  readonly base: Key
  readonly lines: { readonly line: string; readonly index: number }[]
}

function draftOf(line: string, index: number): Draft {
  const [, id = `t${index}`, form = '', title = ''] = /^#\s*(\S+)\s+(\S+)\s+([^{]*)/u.exec(line) ?? []
  return { id, form, title: title.trim(), base: keyOf(line), lines: [] }
}

export function keyOf(text: string): Key {
  const key: { [D in Dimension]?: string } = {}
  for (const [, dimension = '', member = ''] of text.matchAll(/(\w+)=([^\s}]+)/gu)) {
    key[dimension as Dimension] = member
  }
  return key
}

const bare = (text: string): string => text.replace(/\{.*?\}/gu, '').trim()
const sideOf = (text: string): Side | null =>
  /^收[:：]/u.test(text) ? 'revenue' : /^支[:：]/u.test(text) ? 'expenditure' : null
const unsided = (text: string): string => text.replace(/^[收支][:：]/u, '')

function columnOf(text: string): Column {
  const total = / 总$/u.test(text)
  const side = sideOf(text)
  const name = unsided(bare(text.replace(/ 总$/u, '')))
  return {
    path: [name],
    side,
    role: /assetValue/u.test(text) ? 'asset' : 'money',
    coordinates: keyOf(text),
    total,
  }
}

function rowOf(text: string, index: number): Row {
  const side = sideOf(text)
  const label = unsided(text)
  const ofWhich = label.startsWith('其中')
  const [, code = null, name = ''] =
    /^(?:其中[:：]?)?(\d{3,7}(?=\s)|[ABC]\d{8})?\s*(.*)$/u.exec(bare(label)) ?? []
  const account: Key = code === null ? {} : code.startsWith('2') ? { func: code } : { econ: code }
  const total = /^(?:合计|总计|收入总计|支出总计|收入合计|支出合计|本年收入合计|本年支出合计)/u.test(name)
  const coordinates = { ...account, ...keyOf(text) }
  const role = coordinates.entry ? 'entry' : ofWhich ? 'ofWhich' : total ? 'total' : 'item'
  const place = { kind: 'text' as const, line: index + 1, text }
  return { code, name, side, role, depth: code ? (code.length - 1) / 2 : 0, coordinates, place }
}

function tableOf({ id, form, title, base, lines }: Draft, year: number): Table {
  const place = { kind: 'text' as const, line: lines[0]?.index ?? 1, text: title }
  const note = lines.find(({ line }) => line.startsWith('注'))?.line ?? null
  const [head, ...body] = lines.filter(({ line }) => !line.startsWith('注'))
  const columns = (head?.line ?? '')
    .split('|')
    .slice(1)
    .map((text) => columnOf(text.trim()))
  const rows = body.map(({ line, index }) => rowOf(line.split('|')[0]?.trim() ?? '', index))
  const cells = body.flatMap(({ line, index }, r): Cell[] => {
    const row = rows[r]
    if (!row) return []
    const texts = line
      .split('|')
      .slice(1)
      .map((text) => text.trim())
    const open = columns.flatMap((column, c) => (column.side === row.side ? [{ column, c }] : []))
    return open.flatMap(({ column, c }, position): Cell[] => {
      const text = texts[position] ?? ''
      if (text === '') return []
      const unsure = text.endsWith('?')
      const printed = text.replace('?', '')
      return [
        {
          row: { code: row.code, name: row.name },
          column: column.path,
          r,
          c,
          text: printed,
          amount: printed.replaceAll(',', ''),
          key: keyUnder(base, column.coordinates ?? {}, row.coordinates ?? {}, year),
          confidence: unsure ? 0.4 : 1,
          place: { kind: 'text', line: index + 1, column: position + 1, text: printed },
        },
      ]
    })
  })
  return {
    id,
    title,
    no: null,
    form: form === '-' ? null : form,
    amountUnit: '万元',
    year,
    empty: cells.length === 0,
    note,
    place,
    base,
    columns,
    rows,
    cells,
  }
}

/** The key of a cell as tests write it: every later word replaces the earlier one. */
const keyUnder = (base: Key, column: Key, row: Key, year: number): Key => ({
  measure: 'money',
  year: String(year),
  stage: 'initial',
  ...base,
  ...column,
  ...row,
})

function claimOf(line: string, index: number, year: number, before: readonly Claim[]): Claim {
  const [, phrase = '', amount = '0', unit = '万元'] =
    /^(.*?)\s*(-?[\d.,]+)\s*(万元|元)?\s*(?:\{.*)?$/u.exec(bare(line)) ?? []
  const key = { measure: 'money', year: String(year), stage: 'initial', ...keyOf(line) }
  const change = key.measure === 'change' ? amount : null
  const role: ClaimRole = change === null ? 'total' : 'change'
  const part = /^其中/u.test(phrase)
  const of = part
    ? before.findLastIndex((claim) => claim.key?.measure === key.measure && claim.of === null)
    : -1
  return {
    text: bare(line),
    subject: null,
    measure: phrase,
    amount: change === null ? amount : null,
    unit,
    year,
    change,
    percent: null,
    numbers: [amount],
    key,
    role,
    of: of < 0 ? null : of,
    confidence: line.includes('?') ? 0.4 : 1,
    place: { kind: 'text', line: index + 1, text: bare(line) },
  }
}

function programOf(line: string, index: number): Program {
  const [, name = line, amount = '0'] = /^(.*?)\s+([\d.,]+)$/u.exec(line) ?? []
  const place = { kind: 'text' as const, line: index + 1, text: line }
  return {
    name,
    code: null,
    department: null,
    budget: { amount, unit: '万元' },
    budgetParts: [],
    plan: null,
    category: null,
    overview: null,
    legalBasis: null,
    goal: null,
    executionWeight: null,
    indicators: [],
    place,
    budgetPlace: place,
  }
}

/** The key of a statement in the notation, for messages of failing tests. */
export const written = (key: Key): string => keyText(key)

import type { Cell, Column, Key, Place, Row, Side, Table } from '@mingzhang/model'
import { lineOf, lines, rowOf } from './fixture-source.ts'

/** What every key of the fixture shares. */
export const all: Key = { measure: 'money', year: '2024', stage: 'initial' }

type TableSpec = {
  readonly id: string
  readonly no: string
  readonly title: string
  readonly form: string
  readonly columns: readonly Column[]
  readonly first: number
  readonly last: number
  readonly key: (row: Pick<Row, 'code' | 'name' | 'side'>, column: Column) => Key | null
  readonly note?: string
  readonly coordinates?: (name: string) => Key | null
}

const column = (
  path: readonly string[],
  role: Column['role'],
  coordinates: Key | null,
  side: Side | null,
): Column => ({
  path,
  role,
  coordinates,
  side,
  total: path.at(-1) === '合计',
})

function tableOf(spec: TableSpec): Table {
  const { id, no, title, form, columns, first, last, key } = spec
  const rows: Row[] = []
  const cells: Cell[] = []
  const sides: readonly (Side | null)[] = columns.some(({ side }) => side)
    ? ['revenue', 'expenditure']
    : [null]
  for (let line = first; line <= last; line += 1) {
    const printed = rowOf(lines[line - 1] ?? '', line)
    for (const side of sides) {
      const of = (role: Column['role']) =>
        printed.cells[columns.findIndex((one) => one.role === role && one.side === side)]?.text || null
      const row = rowFrom(of('code'), of('name') ?? '', side, printed.place, spec.coordinates)
      if (row.name === '') continue
      rows.push(row)
      columns.forEach((one, c) => {
        const cell = printed.cells[c]
        if (one.role !== 'money' || one.side !== side || !cell || cell.text === '') return
        const amount = /^-?\d+(?:\.\d+)?$/u.test(cell.text) ? cell.text : cell.text === '—' ? '0' : null
        cells.push({
          row: { code: row.code, name: row.name },
          column: one.path,
          r: rows.length - 1,
          c,
          text: cell.text,
          amount,
          key: amount === null ? null : key(row, one),
          confidence: 1,
          place: cell.place,
        })
      })
    }
  }
  const place: Place = { kind: 'text', line: first, endLine: last, text: title }
  return {
    id,
    no,
    title,
    form,
    columns,
    rows,
    cells,
    place,
    amountUnit: '万元',
    year: 2024,
    empty: false,
    note: spec.note ?? null,
    base: all,
  }
}

function rowFrom(
  code: string | null,
  name: string,
  side: Side | null,
  place: Place,
  coordinates: TableSpec['coordinates'],
): Row {
  const total = /合计|总计/u.test(name)
  const depth = total ? 0 : code ? Math.max(1, (code.length - 1) / 2) : 1
  const role = name.startsWith('其中') ? 'ofWhich' : total ? 'total' : 'item'
  return { code, name, side, role, depth, coordinates: coordinates?.(name) ?? null, place }
}

export const overviewFirst = lineOf('1\t一、一般公共预算拨款收入')
export const expenditureFirst = lineOf('1\t\t合计')
export const threeFirst = lineOf('合计\t36.50')

/** 表一 The overview, with two sides. */
export const overview = tableOf({
  id: 't1',
  no: '1',
  title: '部门预算收支总表',
  form: 'overview',
  first: overviewFirst,
  last: overviewFirst + 16,
  columns: [
    column(['序号'], 'serial', null, null),
    column(['收入', '项目'], 'name', null, 'revenue'),
    column(['收入', '预算数'], 'money', {}, 'revenue'),
    column(['支出', '项目'], 'name', null, 'expenditure'),
    column(['支出', '预算数'], 'money', {}, 'expenditure'),
  ],
  key: ({ name, side }) => {
    if (name.endsWith('总计')) return all
    if (name === '本年收入合计') return { ...all, origin: 'thisYear' }
    if (name === '本年支出合计') return { ...all, use: 'expenditure' }
    if (side === 'revenue') return { ...all, origin: 'thisYear', fund: 'general' }
    return {
      ...all,
      use: 'expenditure',
      func: name.includes('社会')
        ? '208'
        : name.includes('卫生')
          ? '210'
          : name.includes('住房')
            ? '221'
            : '201',
    }
  },
})

const uses = ['expenditure', 'basic', 'project', 'business', 'remittance', 'subsidy']
/** 表二 Expenditure by function. */
export const expenditure = tableOf({
  id: 't2',
  no: '2',
  title: '部门预算支出总表',
  form: 'expenditure',
  first: expenditureFirst,
  last: expenditureFirst + 18,
  columns: [
    column(['序号'], 'serial', null, null),
    column(['功能分类科目', '科目编码'], 'code', null, null),
    column(['功能分类科目', '科目名称'], 'name', null, null),
    ...['合计', '基本支出', '项目支出', '经营支出', '上解上级支出', '对附属单位补助支出'].map((name, at) =>
      column([name], 'money', { use: uses[at] ?? 'expenditure' }, null),
    ),
  ],
  key: ({ code }, { coordinates }) => ({ ...all, ...coordinates, ...(code ? { func: code } : {}) }),
})

const threePublic: { readonly [name: string]: string } = {
  合计: 'threePublic',
  '因公出国（境）费': '30212',
  公务用车购置及运行维护费: 'vehicles',
  '其中：公务用车购置费': 'vehiclePurchase',
  公务用车运行维护费: '30231',
  公务接待费: '30217',
}
/** 表三 The three public expenses: with a dash, a blank and a figure that is not read. */
export const three = tableOf({
  id: 't3',
  no: '3',
  title: '一般公共预算“三公”经费支出表',
  form: 'threePublic',
  first: threeFirst,
  last: threeFirst + 5,
  note: '公务接待费按批次从严控制。',
  coordinates: (name) => (threePublic[name] ? { econ: threePublic[name] } : null),
  columns: [
    column(['项目'], 'name', null, null),
    column(['2023年预算数'], 'money', { year: '2023' }, null),
    column(['2024年预算数'], 'money', { year: '2024' }, null),
  ],
  key: ({ name }, { coordinates }) => {
    const econ = threePublic[name]
    return econ ? { ...all, fund: 'general', use: 'expenditure', econ, ...coordinates } : null
  },
})

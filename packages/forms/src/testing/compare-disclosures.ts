import { type Disclosure, keyText, type Program, type Table } from '@mingzhang/model'

/** 逐格比较 A cell that one disclosure prints otherwise than the other. */
export type CellDifference = {
  readonly form: string
  readonly cell: string
  readonly published: string | null
  readonly compiled: string | null
}

const plain = (text: string): string => text.replace(/\s+/gu, '').replace(/（/gu, '(').replace(/）/gu, ')')
/** 268 and 268.00 are one figure. */
const number = (text: string): string =>
  /^-?[\d,]+(?:\.\d+)?$/u.test(text)
    ? text
        .replace(/,/gu, '')
        .replace(/(\.\d*?)0+$/u, '$1')
        .replace(/\.$/u, '')
    : plain(text)

/** Cells of a table by what they speak of; registers by the order of their lines, a catalogue by the names in it. */
function cellsOf(table: Table): Map<string, string> {
  const cells = new Map<string, string>()
  let line = 0
  const lines = new Map<number, string>()
  table.rows.forEach((row, r) => {
    if (row.role !== 'entry') return
    lines.set(r, table.form === 'catalogue' ? plain(row.name) : `line ${line}`)
    line += 1
  })
  for (const cell of table.cells) {
    const column = table.columns[cell.c]
    if (column?.role === 'code' || column?.role === 'name' || column?.role === 'serial') continue
    const entry = lines.get(cell.r)
    const slot =
      cell.key !== null && entry === undefined
        ? keyText(cell.key)
        : `${entry === undefined ? plain(cell.row.code ?? cell.row.name) : entry} ${plain(column?.path.join('>') ?? '')}`
    cells.set(
      `${slot} #${[...cells.keys()].filter((one) => one.startsWith(`${slot} #`)).length}`,
      number(cell.text),
    )
  }
  return cells
}

/** 目标表的格 Every field of the target tables. */
function programmeCells(programs: readonly Program[]): Map<string, string> {
  const cells = new Map<string, string>()
  programs.forEach((program, index) => {
    const put = (name: string, text: string | null | undefined) => {
      if (text !== null && text !== undefined) cells.set(`programme ${index} ${name}`, number(text))
    }
    put('name', program.name)
    put('code', program.code)
    put('department', program.department)
    put('budget', program.budget?.amount)
    for (const part of program.budgetParts) put(part.label, part.amount)
    put('plan', program.plan?.join(' '))
    put('overview', program.overview?.text)
    put('basis', program.legalBasis?.text)
    put('goal', program.goal?.text)
    put('weight', program.executionWeight)
    program.indicators.forEach((indicator, order) => {
      const { level1, level2, name, description, operator, value, unit, weight, core, basis } = indicator
      put(
        `indicator ${order}`,
        [level1, level2, name, description, operator, value, unit, weight, core, basis].join('|'),
      )
    })
  })
  return cells
}

const compared = (form: string | null): form is string =>
  form !== null && !['contents', 'organisation', 'runningCost'].includes(form)

/** Every cell that differs, and how many agree; tables only one of the two prints are listed apart. */
export function compareDisclosures(
  published: Disclosure,
  compiled: Disclosure,
): {
  readonly equal: number
  readonly differences: readonly CellDifference[]
  readonly onlyCompiled: readonly string[]
} {
  const differences: CellDifference[] = []
  let equal = 0
  const match = (form: string, one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) => {
    for (const cell of new Set([...one.keys(), ...other.keys()])) {
      const [a, b] = [one.get(cell) ?? null, other.get(cell) ?? null]
      if (a === b) equal += 1
      else differences.push({ form, cell, published: a, compiled: b })
    }
  }
  const forms = new Set(published.tables.map(({ form }) => form).filter(compared))
  const merged = (disclosure: Disclosure, form: string): Map<string, string> =>
    new Map(disclosure.tables.filter((table) => table.form === form).flatMap((table) => [...cellsOf(table)]))
  for (const form of forms) match(form, merged(published, form), merged(compiled, form))
  match('programme', programmeCells(published.programs), programmeCells(compiled.programs))
  const onlyCompiled = compiled.tables
    .map(({ form }) => form)
    .filter((form) => compared(form) && !forms.has(form))
  return { equal, differences, onlyCompiled: onlyCompiled.filter((form) => form !== null) }
}

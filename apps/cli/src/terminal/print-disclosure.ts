import type { Disclosure, Indicator, Program, Row, Table } from '@mingzhang/model'
import { words } from '@mingzhang/writers/words'
import { alignColumns, cutTo } from './columns.ts'
import { terminalText } from './terminal-text.ts'

const print = (line = ''): void => {
  process.stdout.write(`${terminalText(line)}\n`)
}

/** 读出的内容 A document for reading in a terminal: its head, its tables in full, its programmes, how much was claimed. */
export function printDisclosure(disclosure: Disclosure): void {
  const { document, tables, programs, departmentTargets, claims, unplaced } = disclosure
  print(`${document.unit.name ?? document.title ?? document.file}`)
  const facts = [
    document.unit.code,
    document.year === null ? null : `${document.year} 年`,
    document.kind === null ? null : words.kind[document.kind],
    document.region,
    document.amountUnit === null ? null : `单位 ${document.amountUnit}`,
  ]
  print(facts.filter(Boolean).join(' · '))
  print(
    `${tables.length} 张表 · ${programs.length} 个项目 · 文字中 ${claims.length} 个数 · 未归位 ${unplaced.length} 个数`,
  )
  for (const note of document.notes ?? []) print(`注意：${note}`)
  for (const table of tables) printTable(table)
  if (departmentTargets.indicators.length > 0) {
    print('\n整体绩效目标')
    printIndicators(departmentTargets.indicators)
  }
  for (const program of programs) printProgram(program)
  print()
}

function printTable(table: Table): void {
  const facts = [table.amountUnit, table.empty ? '空表' : null, table.note].filter(Boolean)
  print(
    `\n${[table.no, table.title].filter(Boolean).join(' ')}${facts.length > 0 ? `（${facts.join('；')}）` : ''}`,
  )
  if (table.empty) return
  const sides = new Set(table.rows.map((row) => row.side))
  for (const side of sides) printSide(table, side)
}

/** The rows and columns of one side; a table without sides has one. Rows without a figure are left out. */
function printSide(table: Table, side: Row['side']): void {
  const shown = table.columns.flatMap((column, c) =>
    column.coordinates !== null && (column.side === side || column.side === null) ? [{ column, c }] : [],
  )
  if (shown.length === 0) return
  const name = side === null ? '' : side === 'revenue' ? '收入' : '支出'
  const head = ['', name, ...shown.map(({ column }) => column.path.at(-1) ?? '')]
  const filled = new Map(table.cells.map((cell) => [`${cell.r}.${cell.c}`, cell.text]))
  const body = table.rows.flatMap((row, r) => {
    const texts = shown.map(({ c }) => filled.get(`${r}.${c}`) ?? '')
    return row.side !== side || texts.every((text) => text === '')
      ? []
      : [[row.code ?? '', cutTo(row.name, 40), ...texts]]
  })
  for (const line of alignColumns([head, ...body], ['left', 'left', ...shown.map(() => 'right' as const)])) {
    print(`  ${line}`)
  }
}

function printProgram(program: Program): void {
  const budget = program.budget ? `${program.budget.amount} ${program.budget.unit}` : '未列预算'
  print(`\n${[program.code, program.name].filter(Boolean).join(' ')}  ${budget}`)
  if (program.department) print(`  ${program.department}`)
  printIndicators(program.indicators)
}

function printIndicators(indicators: readonly Indicator[]): void {
  const rows = indicators.map((indicator) => [
    [indicator.level1, indicator.level2].filter(Boolean).join('/'),
    cutTo(indicator.name, 44),
    `${indicator.operator ?? ''} ${indicator.value ?? ''} ${indicator.unit ?? ''}`.trim(),
    indicator.weight ?? '',
    indicator.core ? '核心' : '',
  ])
  for (const line of alignColumns(rows, ['left', 'left', 'left', 'right', 'left'])) print(`  ${line}`)
}

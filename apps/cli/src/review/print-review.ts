import { styleText } from 'node:util'
import type { Severity } from '@mingzhang/model'
import { moneyInWan, type Review, type ReviewedUnit, reviewWords as say } from '@mingzhang/writers/review'
import { words } from '@mingzhang/writers/words'
import { alignColumns, cutTo } from '../terminal/columns.ts'
import { terminalText } from '../terminal/terminal-text.ts'

const print = (line = ''): void => {
  process.stdout.write(`${terminalText(line)}\n`)
}

/** So many units and kinds of findings fit a reader's eye; the JSON and the page have all. */
const mostUnits = 40
const mostKinds = 12

const marks: Readonly<Record<Severity, string>> = { error: '■', warning: '▲', note: '○' }
const colors: Readonly<Record<Severity, 'red' | 'yellow' | 'dim'>> = {
  error: 'red',
  warning: 'yellow',
  note: 'dim',
}

/** 汇总 The ranking of the units and the findings that are alike, for a terminal. */
export function printReview({ units, alike, refused }: Review): void {
  const files = units.reduce((sum, unit) => sum + unit.files.length, 0)
  print(say.totals(files, units.length, refused.length))
  if (units.length > 0) printUnits(units)
  const spread = alike.filter((kind) => kind.units > 1 && kind.severity !== 'note')
  if (spread.length === 0) return
  print(`\n${say.alike}`)
  const rows = spread
    .slice(0, mostKinds)
    .map((kind) => [
      marks[kind.severity],
      `${kind.units} 个单位`,
      `${kind.count} 处`,
      cutTo(kind.example, 64),
      kind.rule,
    ])
  const lines = alignColumns(rows, ['left', 'right', 'right', 'left', 'left'])
  lines.forEach((line, n) => {
    print(`  ${styleText(colors[spread[n]?.severity ?? 'note'], line)}`)
  })
  if (spread.length > mostKinds) print(`  另有 ${spread.length - mostKinds} 类`)
}

function printUnits(units: readonly ReviewedUnit[]): void {
  const head = [
    '',
    say.unit,
    words.severity.error,
    say.certain,
    `${say.money}（${say.moneyUnit}）`,
    words.severity.warning,
    words.severity.note,
  ]
  const rows = units
    .slice(0, mostUnits)
    .map((unit, n) => [
      `${n + 1}`,
      cutTo(unit.name ?? unit.files[0]?.file ?? '', 44),
      `${unit.count.error}`,
      `${unit.errors.certain}`,
      moneyInWan(unit.moneyFen),
      `${unit.count.warning}`,
      `${unit.count.note}`,
    ])
  print()
  for (const line of alignColumns(
    [head, ...rows],
    ['right', 'left', 'right', 'right', 'right', 'right', 'right'],
  ))
    print(line)
  if (units.length > mostUnits) print(`另有 ${units.length - mostUnits} 个单位`)
}

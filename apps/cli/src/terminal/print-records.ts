import type { MeasuredIndicator, MeasuredRecords, Records } from '@mingzhang/performance'
import type { RecordFile } from '../performance/record-files.ts'
import { alignColumns } from './columns.ts'
import { terminalText } from './terminal-text.ts'

/** 台账算出了什么 What the files held, what they measure, and which indicators follow. */
export type RecordsTold = {
  readonly files: readonly RecordFile[]
  /** One for each type: its files in order, and by how much the lines of each go on. */
  readonly joined: readonly {
    readonly paths: readonly string[]
    readonly records: Records | null
    readonly offsets: readonly number[]
  }[]
  readonly period: { readonly from: string; readonly to: string }
  readonly measures: readonly MeasuredRecords[]
  readonly documents: readonly {
    readonly path: string
    readonly indicators: readonly MeasuredIndicator[]
  }[]
}

/** 第3–8、11行: lines that follow one another are named by their ends. */
export function saidLines(lines: readonly number[]): string {
  const runs: { from: number; to: number }[] = []
  for (const line of lines.toSorted((one, other) => one - other)) {
    const last = runs.at(-1)
    if (last && line <= last.to + 1) last.to = line
    else runs.push({ from: line, to: line })
  }
  const said = runs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`))
  return said.length === 0 ? '没有' : `第${said.join('、')}行`
}

/** 打印台账 Each type with its measures, each measure with the rows it rests on and the rows left out, then the indicators. */
export function printRecords({ files, joined, period, measures, documents }: RecordsTold): void {
  const lines = [
    ...(files.some(({ simulated }) => simulated) ? ['模拟数据，不是任何单位的真实台账'] : []),
    `${period.from} 至 ${period.to}`,
  ]
  for (const { paths, offsets, records } of joined) {
    if (!records) continue
    const { title, id } = records.type
    lines.push('', `${title}（${id}）：${records.rows.length} 行，拒收 ${records.problems.length} 行`)
    for (const [index, path] of paths.entries())
      lines.push(
        `  ${path}${offsets[index] ? `　其第 1 行在这里记作第 ${(offsets[index] ?? 0) + 1} 行` : ''}`,
      )
    for (const { line, why } of records.problems) lines.push(`  拒收第${line}行：${why}`)
    const own = measures.filter(({ type }) => type === id)
    for (const one of own) lines.push(...measureLines(one, records))
  }
  for (const { path, indicators } of documents) lines.push('', path, ...indicatorLines(indicators))
  process.stdout.write(`${terminalText(lines.join('\n'))}\n`)
}

function measureLines(
  { names, value, unit, why, counted, left }: MeasuredRecords,
  { problems }: Records,
): string[] {
  const refused = new Set(problems.map(({ line }) => line))
  const others = left.filter(({ line }) => !refused.has(line))
  return [
    `  ${names[0] ?? ''}  ${value === null ? '算不出' : `${value} ${unit}`}  ${why}`,
    `      所据：${saidLines(counted)}`,
    ...others.map(({ line, why: reason }) => `      没有算第${line}行：${reason}`),
  ]
}

function indicatorLines(indicators: readonly MeasuredIndicator[]): string[] {
  if (indicators.length === 0) return ['  没有由这些台账算得出的指标']
  return alignColumns(
    indicators.map(({ programme, indicator, measured }) => [
      `  ${programme.name}`,
      indicator.name,
      `目标 ${indicator.operator ?? ''}${indicator.value ?? ''}${indicator.unit ?? ''}`,
      `结果 ${measured.value === null ? '算不出' : `${measured.value}${measured.unit}`}`,
      measured.why,
    ]),
    ['left', 'left', 'left', 'left', 'left'],
  )
}

import type { Program } from '@mingzhang/model'
import { compare, decimal, divide, integer, multiply, plain, type Rational, rational } from '../rational.ts'
import { blankIndicator, type MonitoringReport, type ReportedIndicator } from '../rounds/report.ts'
import { readQuantity } from '../score/quantity.ts'
import type { ReportedProgram, ReportedResult } from './decode-results.ts'

/** 模拟结果的标记 The first line of every file that holds simulated results. */
export const simulationMark = '# 模拟数据：由程序按固定的随机种子生成，不是任何单位的真实结果'

/**
 * 模拟一年的结果 Made-up results for programmes, the same for the same seed: most targets are met, some are missed a
 * little, a few by far, a few are not reported. For trying things out; never to be taken for what a unit did.
 */
export function simulateResults(programs: readonly Program[], seed: number): ReportedProgram[] {
  const next = randomFrom(seed)
  return programs.map((program): ReportedProgram => {
    const budget = rational(program.budget?.amount ?? '')
    const spent = budget && multiply(budget, percent(60 + (next() % 41)))
    return {
      programme: program.name,
      code: program.code,
      department: program.department,
      initial: program.budget?.amount ?? null,
      adjusted: program.budget?.amount ?? null,
      executed: spent && decimal(spent),
      unit: program.budget?.unit ?? null,
      stopped: null,
      notes: [],
      results: program.indicators.map((indicator) => resultOf(indicator, next)),
    }
  })
}

/**
 * 模拟的填报 A made-up report of a programme at the end of a month: the year's made-up results, and of amounts the share
 * that the months gone make up. Marked as simulated, result by result.
 */
export function simulateReport(
  program: Program,
  seed: number,
  month: number,
  submittedOn: string | null,
): MonitoringReport {
  const [year] = simulateResults([program], seed)
  const gone = divide(integer(month), integer(12))
  const partOf = (text: string | null): string | null => {
    const number = rational(text ?? '')
    return number && decimal(multiply(number, gone))
  }
  return {
    month,
    initial: year?.initial ?? null,
    adjusted: year?.adjusted ?? null,
    executed: partOf(year?.executed ?? null),
    forecast: year?.executed ?? null,
    unit: year?.unit ?? '万元',
    indicators: (year?.results ?? []).map((result): ReportedIndicator => {
      const late = result.reason !== null
      return {
        ...blankIndicator,
        actual: partOfActual(result.actual, month),
        forecast: result.actual,
        band: result.band,
        likelihood: result.actual === null ? null : late ? '有可能' : '确定能',
        reasonClass: late ? '其他' : null,
        reason: result.reason,
        source: 'simulated',
      }
    }),
    submittedOn,
  }
}

/** A counted amount grows with the months; a share (%) and words stand as they are. */
function partOfActual(actual: string | null, month: number): string | null {
  const match = /^(\d+(?:\.\d+)?)(\D*)$/u.exec(actual ?? '')
  const number = rational(match?.[1] ?? '')
  if (!number || match?.[2] === '%' || month === 12) return actual
  const part = divide(multiply(number, integer(month)), integer(12))
  return `${decimal(part, /\./u.test(match?.[1] ?? '') ? 2 : 0)}${match?.[2] ?? ''}`
}

const percent = (value: number): Rational => divide(integer(value), integer(100))

function resultOf(indicator: Program['indicators'][number], next: () => number): ReportedResult {
  const { name, operator, value, unit } = indicator
  const fate = next() % 20
  const result = { indicator: name, unit: null, reason: null, on: null, band: null }
  if (fate === 0) return { ...result, actual: null }
  const target = operator === '定性' ? null : readQuantity(value ?? '', unit)
  if (!target) return { ...result, actual: fate < 3 ? '部分达成' : '达成预期指标' }
  const lower = operator === '≤' || operator === '<'
  const off = fate === 1 ? 50 : fate < 5 ? 5 + (next() % 15) : -(next() % 12)
  const share = percent(lower ? 100 + off : 100 - off)
  const exact = multiply(target.number, share)
  const capped = unit === '%' && compare(exact, integer(100)) > 0 ? integer(100) : exact
  const isWhole = !/\./u.test(value ?? '') && unit !== '%'
  const actual = isWhole ? decimal(capped, 0) : plain(rational(decimal(capped)) ?? capped)
  return { ...result, actual: `${actual}${unit ?? ''}`, reason: off > 0 ? '模拟的偏差原因' : null }
}

/** Whole numbers, always the same ones for a seed (Park and Miller). */
function randomFrom(seed: number): () => number {
  let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state
  }
}

/** 结果文件 Results as the CSV that `decodeResults` reads. */
export function resultsCsv(reports: readonly ReportedProgram[], mark: string | null = null): string {
  const quoted = (text: string | null) =>
    text !== null && /[",\n\r#]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : (text ?? '')
  const rows = reports.flatMap(
    ({ programme, code, department, initial, adjusted, executed, unit, results }) => [
      [programme, code, department, null, null, null, initial, adjusted, executed, unit],
      ...results.map(({ indicator, actual, reason }) => [
        programme,
        code,
        department,
        indicator,
        actual,
        reason,
        null,
        null,
        null,
        null,
      ]),
    ],
  )
  const header =
    '项目名称,项目代码,主管部门,指标,实际完成值,偏差原因,年初预算数,全年预算数,全年执行数,金额单位'
  const lines = [...(mark ? [mark] : []), header, ...rows.map((row) => row.map(quoted).join(','))]
  return `${lines.join('\n')}\n`
}

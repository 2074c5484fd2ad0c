import type { QualitativeBand } from '@mingzhang/law'
import type { Read, Refusal } from '@mingzhang/model'
import { csvRecords } from '../csv.ts'
import { addDays } from '../days.ts'
import type { Stopped } from '../score/score-program.ts'

/** 一项结果 What an indicator came to, as a results file reports it. */
export type ReportedResult = {
  readonly indicator: string
  readonly actual: string | null
  readonly unit: string | null
  readonly reason: string | null
  /** YYYY-MM-DD. */
  readonly on: string | null
  readonly band: QualitativeBand | null
}

/** 一个项目的结果 Money and results of a programme, as a results file reports them. */
export type ReportedProgram = {
  readonly programme: string
  readonly code: string | null
  /** Tells programmes of one name apart. */
  readonly department: string | null
  readonly initial: string | null
  readonly adjusted: string | null
  readonly executed: string | null
  readonly unit: string | null
  readonly stopped: Stopped | null
  readonly results: readonly ReportedResult[]
  /** In Chinese: what was written where something else is due, and was left out. */
  readonly notes: readonly string[]
}

const refused = (
  why: string,
  toDo: string,
  id = 'results/not-readable',
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { id, what: '结果文件读不了', why, toDo },
})

/** 读结果文件 Results as CSV (one row an indicator) or JSON; which of them is told by the first character. Lines before
 * the header that begin with # are remarks. */
export const decodeResults = (text: string): Read<readonly ReportedProgram[]> =>
  /^\ufeff?\s*[[{]/u.test(text) ? ofJson(text) : ofCsv(text.replace(/^\ufeff?(?:#[^\n]*\n)+/u, ''))

const columns = {
  programme: ['项目名称', '项目', 'programme'],
  code: ['项目代码', '项目编码', 'code'],
  department: ['主管部门', '业务主管部门', '实施单位', 'department'],
  indicator: ['指标名称', '指标', '三级指标', 'indicator'],
  actual: ['实际完成值', '完成值', 'actual'],
  unit: ['计量单位', 'unit'],
  reason: ['偏差原因', '偏差原因分析及改进措施', 'reason'],
  on: ['结果日期', '日期', 'on'],
  band: ['档次', 'band'],
  initial: ['年初预算数', 'initial'],
  adjusted: ['全年预算数', 'adjusted'],
  executed: ['全年执行数', '执行数', 'executed'],
  moneyUnit: ['金额单位', 'moneyUnit'],
  stoppedOn: ['停止日期', 'stoppedOn'],
  stoppedWhy: ['停止原因', 'stoppedWhy'],
} as const

type Column = keyof typeof columns

/** What only a table of targets has. */
const targetHeads = ['指标值', '指标性质', '年度指标值', '目标值', '权重', '指标权重', '分值']

const bands: Readonly<Record<string, QualitativeBand>> = {
  达成: 'achieved',
  部分达成: 'partly',
  未达成: 'missed',
  achieved: 'achieved',
  partly: 'partly',
  missed: 'missed',
}

function ofCsv(text: string): Read<readonly ReportedProgram[]> {
  const { header, records } = csvRecords(text)
  const named = (column: Column) => columns[column].find((name) => header.includes(name)) ?? null
  if (!named('programme') && !named('code'))
    return refused('没有“项目名称”或“项目代码”一列', '请在第一行写列名，见 docs/performance.md')
  if (!named('actual') && !named('executed'))
    return refused(
      '没有“实际完成值”或“全年执行数”一列',
      '请在第一行写列名，见 docs/performance.md',
      // Programmes and indicators without results are also what a table of targets has.
      named('indicator') && !targetHeads.some((head) => header.includes(head))
        ? 'results/no-results'
        : 'results/not-readable',
    )
  const programs = new Map<string, ReportedProgram>()
  for (const { cells } of records) {
    const get = (column: Column): string | null => cells.get(named(column) ?? '') || null
    const name = get('code') ?? get('programme')
    if (name === null) continue
    const key = `${name}\n${get('department') ?? ''}`
    const row = rowOf(get)
    programs.set(key, merged(programs.get(key), row))
  }
  return { ok: true, value: [...programs.values()] }
}

function rowOf(get: (column: Column) => string | null): ReportedProgram {
  const indicator = get('indicator')
  const stopped = get('stoppedOn') !== null || get('stoppedWhy') !== null
  const notes: string[] = []
  const about = `项目“${get('programme') ?? get('code')}”`
  return {
    programme: get('programme') ?? '',
    code: get('code'),
    department: get('department'),
    initial: get('initial'),
    adjusted: get('adjusted'),
    executed: get('executed'),
    unit: get('moneyUnit'),
    stopped: stopped
      ? { on: dayOf(get('stoppedOn'), `${about}停止日期`, notes), why: get('stoppedWhy') }
      : null,
    results:
      indicator === null
        ? []
        : [
            {
              indicator,
              actual: get('actual'),
              unit: get('unit'),
              reason: get('reason'),
              on: dayOf(get('on'), `${about}指标“${indicator}”结果日期`, notes),
              band: bandOf(get('band'), `${about}指标“${indicator}”档次`, notes),
            },
          ],
    notes,
  }
}

/** A day as workbooks write it, as YYYY-MM-DD; what is none is left out and said. */
function dayOf(text: string | null, what: string, notes: string[]): string | null {
  if (text === null) return null
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/u.exec(text.normalize('NFKC').trim())
  const day = match && [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-')
  // 2024-02-30 is no day: going through the calendar makes another of it.
  if (day && addDays(day, 0) === day) return day
  notes.push(`${what}写“${text}”，不是日期，没有采用；请写成 2024-11-30 这样`)
  return null
}

function bandOf(text: string | null, what: string, notes: string[]): QualitativeBand | null {
  const band = text === null ? null : (bands[text] ?? null)
  if (text !== null && band === null) notes.push(`${what}写“${text}”，没有采用；请写达成、部分达成或未达成`)
  return band
}

/** Money may stand on any row of the programme; the first that says it counts. */
const merged = (known: ReportedProgram | undefined, row: ReportedProgram): ReportedProgram =>
  known
    ? {
        ...known,
        initial: known.initial ?? row.initial,
        adjusted: known.adjusted ?? row.adjusted,
        executed: known.executed ?? row.executed,
        unit: known.unit ?? row.unit,
        stopped: known.stopped ?? row.stopped,
        results: [...known.results, ...row.results],
        notes: [...known.notes, ...row.notes],
      }
    : row

type Fields = { readonly [field: string]: unknown }

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const textOf = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'string' ? String(value).trim() || null : null

function ofJson(text: string): Read<readonly ReportedProgram[]> {
  const list = parsed(text)
  const programs = isFields(list) && !Array.isArray(list) ? list['programs'] : list
  if (!Array.isArray(programs))
    return refused('不是一列项目', '请写 { "programs": [ … ] }，见 docs/performance.md')
  const value: ReportedProgram[] = []
  for (const [index, each] of programs.entries()) {
    const program = isFields(each) ? programOf(each) : null
    if (!program) return refused(`第${index + 1}个项目没有 programme 或 code`, '请补上项目名称或代码')
    value.push(program)
  }
  return { ok: true, value }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''))
  } catch {
    return null
  }
}

function programOf(each: Fields): ReportedProgram | null {
  const programme = textOf(each['programme'])
  const code = textOf(each['code'])
  if (programme === null && code === null) return null
  const stopped = each['stopped']
  const results = Array.isArray(each['results']) ? each['results'] : []
  const notes: string[] = []
  const about = `项目“${programme ?? code}”`
  return {
    programme: programme ?? '',
    code,
    department: textOf(each['department']),
    initial: textOf(each['initial']),
    adjusted: textOf(each['adjusted']),
    executed: textOf(each['executed']),
    unit: textOf(each['unit']),
    stopped: isFields(stopped)
      ? { on: dayOf(textOf(stopped['on']), `${about}停止日期`, notes), why: textOf(stopped['why']) }
      : null,
    results: results.flatMap((result: unknown): ReportedResult[] => {
      const indicator = isFields(result) ? textOf(result['indicator']) : null
      if (!isFields(result) || indicator === null) return []
      return [
        {
          indicator,
          actual: textOf(result['actual']),
          unit: textOf(result['unit']),
          reason: textOf(result['reason']),
          on: dayOf(textOf(result['on']), `${about}指标“${indicator}”结果日期`, notes),
          band: bandOf(textOf(result['band']), `${about}指标“${indicator}”档次`, notes),
        },
      ]
    }),
    notes,
  }
}

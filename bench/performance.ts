import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { audit } from '@mingzhang/audit'
import type { Program } from '@mingzhang/model'
import {
  matchResults,
  type ProgramToScore,
  scoreParameters,
  scoreProgram,
  simulateResults,
} from '@mingzhang/performance'
import type { BenchDocument } from './documents.ts'
import { alone } from './formats.ts'
import { milliseconds, summary } from './machine.ts'

const day = '2024-12-31'

/** Programmes of a document with simulated results of a year. */
const simulated = (programs: readonly Program[], seed: number): ProgramToScore[] =>
  programs.flatMap(
    (program, index) =>
      matchResults([program], simulateResults([program], seed * 1000 + index), null).programs[0] ?? [],
  )

/** What a process of its own measures: a year of one document, and a province made of it. */
export type ScoringMeasured = {
  readonly programs: number
  readonly indicators: number
  readonly median: number
  readonly worst: number
  readonly province: ReturnType<typeof scoreProvince>
}

/** Scoring of the document with the most programmes, and of a province of 100,000: time and memory, measured in a process of its own. */
export function scoring(documents: readonly BenchDocument[]): string[] {
  const [largest] = documents
    .map(({ bytes, name, path }) => ({ path, read: audit(bytes, name) }))
    .toSorted((one, other) => programsOf(other.read) - programsOf(one.read))
  const measured = alone('scoring', largest?.path ?? '') as ScoringMeasured
  const { province } = measured
  return [
    `| ${measured.programs} programmes, ${measured.indicators} indicators, one year | ${milliseconds(measured.median)} of processor time (worst of 20: ${milliseconds(measured.worst)}) | |`,
    `| ${province.programs} programmes, ${province.indicators} indicators | ${(province.took / 1000).toFixed(1)} s | ${Math.round(province.memoryMegabytes)} MB |`,
  ]
}

const programsOf = (read: ReturnType<typeof audit>): number =>
  read.ok ? read.value.disclosure.programs.length : 0

/** 单独量 The measurement itself, over one file. */
export function scoreAlone(path: string): ScoringMeasured {
  const read = audit(new Uint8Array(readFileSync(path)), 'x')
  const programs = read.ok ? read.value.disclosure.programs : []
  const parameters = scoreParameters(day)
  const year = simulated(programs, 2024)
  const times = Array.from({ length: 23 }, () => {
    // Processor time: what else runs on the machine is no part of it.
    const start = process.cpuUsage()
    for (const program of year) scoreProgram(program, parameters)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }).slice(3)
  const { median, worst } = summary(times)
  return {
    programs: year.length,
    indicators: indicatorsOf(year),
    median,
    worst,
    province: scoreProvince(programs, 100_000),
  }
}

const indicatorsOf = (programs: readonly ProgramToScore[]): number =>
  programs.reduce((sum, { indicators }) => sum + indicators.length, 0)

/** Results made and scored district by district; of each only its grades are kept. Memory is the resident set. */
export function scoreProvince(programs: readonly Program[], count: number) {
  const parameters = scoreParameters(day)
  const grades = new Map<string, number>()
  let [done, indicators, memory] = [0, 0, 0]
  const start = performance.now()
  for (let district = 0; done < count; district += 1) {
    for (const program of simulated(programs, district).slice(0, count - done)) {
      const { grade, total } = scoreProgram(program, parameters)
      const key = total === null ? '？' : (grade ?? '？')
      grades.set(key, (grades.get(key) ?? 0) + 1)
      done += 1
      indicators += program.indicators.length
    }
    memory = Math.max(memory, process.memoryUsage().rss)
  }
  return {
    programs: done,
    indicators,
    took: performance.now() - start,
    memoryMegabytes: memory / 2 ** 20,
    grades: Object.fromEntries(grades),
  }
}

import { readFileSync } from 'node:fs'
import type { Operator } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { type ScoreParameters, scoreParameters } from './parameters.ts'
import { scoreExecution } from './score-execution.ts'
import { scoreIndicator } from './score-indicator.ts'
import { type ProgramToScore, scoreProgram } from './score-program.ts'

const page = readFileSync(new URL('cases.md', import.meta.url), 'utf8')

/** Rows of the table below a heading; 无 is a blank. */
function rowsBelow(heading: string): string[][] {
  const part = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return part
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .slice(2, -2)
        .split(/ ?\| ?/u)
        .map((cell) => (cell.trim() === '无' ? '' : cell.trim())),
    )
}

const period = { from: '2024-01-01', to: '2024-12-31' }

function parametersOf(also: string): ScoreParameters {
  const region = /地区 (\S+)/u.exec(also)?.[1] ?? null
  const parameters = scoreParameters('2024-12-31', region)
  return also.includes('超额扣分') ? { ...parameters, overshootPolicy: 'reduce' } : parameters
}

test.each(rowsBelow('指标').map((row) => [row[0] ?? '', row] as const))('%s', (_, row) => {
  const [, name = '', operator, value, unit, weight, actual, also = '', points, rule] = row
  const known: readonly Operator[] = ['≥', '≤', '=', '>', '<', '定性']
  const score = scoreIndicator(
    {
      name,
      operator: known.find((one) => one === operator) ?? null,
      value: value || null,
      unit: unit || null,
      weight: weight || null,
    },
    {
      actual: actual || null,
      on: /日期 (\S+)/u.exec(also)?.[1] ?? null,
      band: also.includes('档次 achieved') ? 'achieved' : null,
    },
    parametersOf(also),
    period,
  )
  expect([score.points ?? '？', score.rule ?? '']).toEqual([points, rule])
  expect(score.why).not.toBe('')
})

test.each(rowsBelow('执行率').map((row) => [row[0] ?? '', row] as const))('%s', (_, row) => {
  const [, initial, adjusted, executed, weight, also = '', points] = row
  const score = scoreExecution(
    {
      initial: initial || null,
      adjusted: adjusted || null,
      executed: executed || null,
      unit: '万元',
      weight: weight || null,
    },
    parametersOf(also),
  )
  expect(score.points ?? '？').toBe(points)
  expect(score.why).not.toBe('')
})

test.each(rowsBelow('项目').map((row) => [row[0] ?? '', row] as const))('%s', (_, row) => {
  const [name = '', money = '', indicators = '', also = '', total, between, grade] = row
  const [executed = null, adjusted = null] = money === '' ? [] : money.split('/')
  const parts = indicators
    .split(' ')
    .filter(Boolean)
    .map((part) => part.split(':'))
  const program: ProgramToScore = {
    name,
    code: null,
    indicators: parts.map(([weight = '', value = ''], index) => ({
      name: `指标${index + 1}`,
      operator: '≥',
      value,
      unit: '个',
      weight: weight || null,
    })),
    results: parts.map(([, , actual]) => ({ actual: actual || null })),
    execution:
      money === ''
        ? null
        : {
            initial: adjusted,
            adjusted,
            executed,
            unit: '万元',
            weight: /执行分值 (\d+)/u.exec(also)?.[1] ?? null,
          },
    stopped: also.includes('停止') ? { on: '2024-06-30', why: '机构撤并' } : null,
  }
  const score = scoreProgram(program, scoreParameters('2024-12-31'))
  expect([score.total ?? '？', `${score.lowest}–${score.highest}`, score.grade ?? '？']).toEqual([
    total,
    between,
    grade,
  ])
  expect(score.why).not.toBe('')
})

test('the table has its cases', () => {
  const count = ['指标', '执行率', '项目'].flatMap(rowsBelow).length
  expect(count).toBeGreaterThanOrEqual(60)
})

import type { Program } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { scoreParameters } from '../score/parameters.ts'
import { scoreProgram } from '../score/score-program.ts'
import { decodeResults } from './decode-results.ts'
import { matchResults } from './match-results.ts'
import { selfEvaluationTable } from './self-evaluation-table.ts'
import { resultsCsv, simulateResults, simulationMark } from './simulate-results.ts'

const place = { kind: 'text', line: 1, text: '' } as const

const program = (
  name: string,
  code: string | null,
  ...targets: readonly (readonly [string, string])[]
): Program => ({
  name,
  code,
  department: null,
  budget: { amount: '100.00', unit: '万元' },
  budgetParts: [],
  plan: null,
  category: null,
  overview: null,
  legalBasis: null,
  goal: null,
  executionWeight: null,
  indicators: targets.map(([indicator, value]) => ({
    level1: '产出指标',
    level2: '数量指标',
    name: indicator,
    description: null,
    operator: '≥',
    value,
    unit: '件',
    weight: '45',
    core: null,
    basis: null,
    place,
    places: {},
    group: null,
    confidence: 1,
  })),
  place,
  budgetPlace: null,
})

const programs = [
  program('维修', 'A1', ['修好', '10'], ['查看', '20']),
  program('培训', null, ['人次', '300']),
]

const decoded = (text: string) => {
  const read = decodeResults(text)
  if (!read.ok) throw new Error(read.refusal.why)
  return read.value
}

describe('a results file', () => {
  test('CSV and JSON say the same', () => {
    const csv = decoded(
      '\ufeff# 说明\n项目名称,项目代码,指标,实际完成值,偏差原因,全年预算数,全年执行数\n' +
        '维修,A1,修好,"9件","缺件,""已补""",100,90\n维修,A1,查看,20,,,\n',
    )
    const json = decoded(
      JSON.stringify({
        programs: [
          {
            programme: '维修',
            code: 'A1',
            adjusted: 100,
            executed: '90',
            results: [
              { indicator: '修好', actual: '9件', reason: '缺件,"已补"' },
              { indicator: '查看', actual: 20 },
            ],
          },
        ],
      }),
    )
    expect(csv).toEqual(json)
  })

  test.each([
    ['空文件', ''],
    ['没有项目一列', '指标,实际完成值\n修好,9\n'],
    ['没有结果一列', '项目名称,指标\n维修,修好\n'],
    ['不是 JSON', '{"programs": ['],
    ['没有名称的项目', '[{"results": []}]'],
  ])('%s is refused with a reason', (_, text) => {
    const read = decodeResults(text)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.refusal.toDo).not.toBe('')
  })

  test('a results file without results is told from a table of targets', () => {
    const idOf = (text: string) => {
      const read = decodeResults(text)
      return read.ok ? null : read.refusal.id
    }
    expect(idOf('项目名称,指标,实际\n维修,修好,9\n')).toBe('results/no-results')
    expect(idOf('项目名称,指标,指标值\n维修,修好,9\n')).toBe('results/not-readable')
  })

  test('what belongs to nothing is said, never dropped', () => {
    const reports = decoded(
      '项目名称,指标,实际完成值\n维修,修好,10件\n维修,没有的指标,1\n没有的项目,修好,1\n',
    )
    const { programs: matched, strays } = matchResults(programs, reports, null)
    expect(matched.map((each) => each?.results)).toEqual([
      [expect.objectContaining({ actual: '10件' }), null],
      undefined,
    ])
    expect(strays).toEqual(['结果文件中的项目“没有的项目”在公开文件里没有', '项目“维修”没有指标“没有的指标”'])
  })

  test('programmes of one name are told apart by their departments', () => {
    const twins = [
      { ...program('维修', null, ['修好', '10']), department: '甲局' },
      { ...program('维修', null, ['修好', '10']), department: '乙局' },
    ]
    const reports = decoded('项目名称,主管部门,指标,实际完成值\n维修,乙局,修好,5件\n维修,甲局,修好,10件\n')
    const matched = matchResults(twins, reports, null).programs
    expect(matched.map((each) => each?.results[0]?.actual)).toEqual(['10件', '5件'])
    const unnamed = decoded('项目名称,指标,实际完成值\n维修,修好,5件\n')
    expect(matchResults(twins, unnamed, null).strays).toEqual([
      '有2个项目叫“维修”，请在结果文件里写项目代码或主管部门',
    ])
  })

  test('what cannot be told apart at all is not asked for what would not help', () => {
    const twins = [program('维修', null, ['修好', '10']), program('维修', null, ['修好', '10'])]
    const reports = decoded('项目名称,指标,实际完成值\n维修,修好,5件\n')
    expect(matchResults(twins, reports, null).strays).toEqual([
      '有2个项目叫“维修”，代码和主管部门也相同，分不清是哪一个，都没有采用；请先在目标表里改成不同的名称',
    ])
  })

  test('days as workbooks write them', () => {
    const text = '项目名称,指标,实际完成值,结果日期\n维修,修好,9件,2024/1/5\n维修,查看,9件,2024年11月30日\n'
    expect(decoded(text)[0]?.results.map(({ on }) => on)).toEqual(['2024-01-05', '2024-11-30'])
  })

  test('what is written where something else is due is left out and said', () => {
    const csv = '项目名称,指标,实际完成值,结果日期,档次\n维修,修好,9件,2024-02-30,很好\n维修,修好,8件,,\n'
    const json = {
      programme: '维修',
      stopped: { on: '六月', why: null },
      results: [{ indicator: '修好', actual: '9件', on: '年底', band: '很好' }],
    }
    const said = (text: string) => matchResults(programs, decoded(text), null).strays
    expect(said(csv)).toEqual([
      '项目“维修”指标“修好”结果日期写“2024-02-30”，不是日期，没有采用；请写成 2024-11-30 这样',
      '项目“维修”指标“修好”档次写“很好”，没有采用；请写达成、部分达成或未达成',
      '项目“维修”的指标“修好”在结果文件里报了两次，只用第一次',
    ])
    expect(said(JSON.stringify([json]))).toEqual([
      '项目“维修”停止日期写“六月”，不是日期，没有采用；请写成 2024-11-30 这样',
      '项目“维修”指标“修好”结果日期写“年底”，不是日期，没有采用；请写成 2024-11-30 这样',
      '项目“维修”指标“修好”档次写“很好”，没有采用；请写达成、部分达成或未达成',
    ])
  })

  test('a programme stopped in the year', () => {
    const [report] = decoded('项目名称,实际完成值,停止日期,停止原因\n维修,,2024-06-30,并入他项\n')
    expect(report?.stopped).toEqual({ on: '2024-06-30', why: '并入他项' })
  })
})

test('a self-evaluation table of what was reported and what it scores', () => {
  const [report] = matchResults(
    programs,
    decoded(
      '项目名称,指标,实际完成值,全年预算数,全年执行数,偏差原因\n维修,修好,9件,100,90,班组不足\n维修,查看,20件,,,\n',
    ),
    null,
  ).programs
  if (!report) throw new Error('matched')
  const table = selfEvaluationTable(report, scoreProgram(report, scoreParameters('2024-12-31')))
  expect(table.funds[1]).toEqual(['年度资金总额（万元）', '', '100', '90', '10', '90.00%', '9.00'])
  expect(table.indicators.map((row) => row.slice(2, 7))).toEqual([
    ['三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['修好', '≥10件', '9件', '45', '40.50'],
    ['查看', '≥20件', '20件', '45', '45.00'],
    ['', '', '', '100', '94.50'],
  ])
  expect(table.indicators.map((row) => row[7])).toEqual(['偏差原因分析及改进措施', '班组不足', '', ''])
})

test('simulated results are the same for the same seed, marked, and read back', () => {
  const once = simulateResults(programs, 7)
  expect(simulateResults(programs, 7)).toEqual(once)
  expect(simulateResults(programs, 8)).not.toEqual(once)
  const text = resultsCsv(once, simulationMark)
  expect(text).toMatch(/^# 模拟数据/u)
  const back = decoded(text)
  expect(back.map(({ executed, results }) => [executed, results.map(({ actual }) => actual)])).toEqual(
    once.map(({ executed, results }) => [executed, results.map(({ actual }) => actual)]),
  )
})

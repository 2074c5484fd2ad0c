import { describe, expect, test } from 'vitest'
import { feedbackParameters } from '../feedback/feedback-parameters.ts'
import { proposeNextYear } from '../feedback/next-year.ts'
import { scoreParameters } from '../score/parameters.ts'
import { type ProgramToScore, scoreProgram } from '../score/score-program.ts'
import { evaluate, replay } from './evaluation-record.ts'
import { besideSelf, reEvaluate } from './re-evaluate.ts'
import { neverMissed, scoredMoney, unitResults } from './unit-results.ts'

const parameters = scoreParameters('2024-12-31')
const programme: ProgramToScore = {
  name: '办公区维修',
  code: null,
  indicators: [
    { name: '维修面积', operator: '≥', value: '100', unit: '平方米', weight: '60' },
    { name: '群众感受', operator: '定性', value: '明显改善', unit: null, weight: '30' },
  ],
  results: [{ actual: '100平方米' }, { actual: '部分达成' }],
  execution: { initial: '50', adjusted: '50', executed: '50', unit: '万元' },
}
const money = { initial: '50', adjusted: '50', executed: '50', unit: '万元' }
const self = scoreProgram(programme, parameters)

describe('re-evaluation beside the self-evaluation', () => {
  test('a verified result is scored by the rule again, set points stay within the weight, remarks are kept', () => {
    const { score, problems } = reEvaluate(
      programme,
      [
        { indicator: 0, actual: '80', points: null, remark: '现场只量到80平方米' },
        { indicator: 1, actual: null, points: '20', remark: '问卷样本偏少' },
        { indicator: null, actual: '45', points: null, remark: '5万元退回' },
      ],
      parameters,
    )
    expect(problems).toEqual([])
    expect([self.total, score.total, score.grade]).toEqual(['91.00', '77.00', '中'])
    expect(
      besideSelf(self, score).map(({ self: own, bureau, difference }) => [own, bureau, difference]),
    ).toEqual([
      ['10.00', '9.00', '-1.00'],
      ['60.00', '48.00', '-12.00'],
      ['21.00', '20.00', '-1.00'],
    ])
    expect(besideSelf(self, score)[1]?.remark).toBe('复核：现场只量到80平方米')
  })

  test('words that were verified are scored as they stand, whatever band the unit chose', () => {
    const chosen = {
      ...programme,
      results: [{ actual: '100' }, { actual: '开展了工作', band: 'partly' as const }],
    }
    const verified = (actual: string) => {
      const { score } = reEvaluate(
        chosen,
        [{ indicator: 1, actual, points: null, remark: '现场看过' }],
        parameters,
      )
      return score.items[1]?.points
    }
    expect([verified('明显改善'), verified('75%'), verified('开展了工作')]).toEqual(['30.00', '22.50', null])
  })

  test('a remark alone is kept beside the points, which stay', () => {
    const { score, problems } = reEvaluate(
      programme,
      [{ indicator: 0, actual: null, points: null, remark: '资料齐全' }],
      parameters,
    )
    expect([problems, score.total, besideSelf(self, score)[1]?.remark]).toEqual([
      [],
      self.total,
      '复核：资料齐全',
    ])
  })

  test.each([
    [{ indicator: 1, actual: null, points: '31', remark: '多了' }, '“群众感受”复核给31分，须在0与30之间'],
    [{ indicator: 1, actual: null, points: '-1', remark: '少了' }, '“群众感受”复核给-1分，须在0与30之间'],
    [{ indicator: 1, actual: null, points: '20', remark: ' ' }, '“群众感受”的调整没有写理由'],
    [{ indicator: 7, actual: null, points: '1', remark: '哪项' }, '没有第8项指标'],
  ])('%j is left out and said: %s', (adjustment, problem) => {
    const { score, problems } = reEvaluate(programme, [adjustment], parameters)
    expect(problems).toEqual([problem])
    expect(score.total).toBe(self.total)
  })

  test('an evaluation plays again from what was kept, also through JSON', () => {
    const { record } = evaluate({
      program: programme,
      day: '2024-12-31',
      region: null,
      adjustments: [{ indicator: 0, actual: '80', points: null, remark: '现场核实' }],
    })
    expect(replay(JSON.parse(JSON.stringify(record))).same).toBe(true)
    const forged = { ...record, score: { ...record.score, total: '99.00' } }
    expect(replay(forged).same).toBe(false)
  })
})

describe('results of the whole unit', () => {
  const stopped = scoreProgram({ ...programme, stopped: { on: '2024-06-30', why: '机构合并' } }, parameters)
  const open = scoreProgram({ ...programme, results: [null, null] }, parameters)
  test('what is not known is counted and never zero', () => {
    const unit = unitResults(
      [
        { score: self, budget: '50', executed: '50' },
        { score: open, budget: '150', executed: '30' },
        { score: stopped, budget: '10', executed: null },
      ],
      '万元',
    )
    expect(unit).toMatchObject({
      programmes: 3,
      scored: 1,
      unknown: 1,
      excluded: 1,
      budget: '200.00',
      executed: '80.00',
      rate: '40.00',
      weighted: '91.00',
      mean: '91.00',
      indicators: { met: 1, missed: 1, unknown: 2 },
    })
    expect(unit.grades).toEqual({ 优: 1, 良: 0, 中: 0, 差: 0 })
    expect(unitResults([], '万元').rate).toBeNull()
  })
  test('a grade that every possible total has is counted; a total whose weights miss 100 is averaged with none', () => {
    const heavy = { name: '件数', operator: '≥', value: '10', unit: '件', weight: '85' } as const
    const light = { ...heavy, name: '次数', weight: '5' }
    const sure = scoreProgram(
      { ...programme, indicators: [heavy, light], results: [{ actual: '10件' }, null] },
      parameters,
    )
    const over = scoreProgram(
      {
        ...{ ...programme, indicators: [heavy, { ...light, weight: '20' }] },
        ...{ results: [{ actual: '10件' }, { actual: '10件' }], execution: { ...money, weight: '10' } },
      },
      parameters,
    )
    expect([sure.total, sure.grade, over.total, over.grade]).toEqual([null, '优', '100.00', null])
    const of = (score: typeof self) => ({ score, budget: '50', executed: '50' })
    const unit = unitResults([of(self), of(sure), of(over)], '万元')
    expect(unit.grades).toEqual({ 优: 2, 良: 0, 中: 0, 差: 0 })
    expect([unit.weighted, unit.mean, unit.averaged]).toEqual(['91.00', '91.00', 1])
  })
  test('money of several units is added in one', () => {
    const inYuan = {
      ...programme,
      execution: { ...money, initial: null, adjusted: '500000', executed: '250000.50', unit: '元' },
    }
    const records = [programme, inYuan].map((program) => ({
      program,
      score: scoreProgram(program, parameters),
    }))
    const unit = unitResults(records.map(scoredMoney), '万元')
    expect([unit.budget, unit.executed, unit.rate]).toEqual(['100.00', '75.00', '75.00'])
  })
  test('indicators never missed', () => {
    expect(neverMissed([self, self, self])).toEqual([{ name: '维修面积', times: 3 }])
    expect(neverMissed([self, self, open])).toEqual([])
  })
})

describe('what a year says of the next', () => {
  const advise = (changes: Partial<ProgramToScore>) =>
    proposeNextYear(scoreProgram({ ...programme, ...changes }, parameters), feedbackParameters('2024-12-31'))
  test('good goes on', () => expect(advise({})).toMatchObject({ action: 'repeat', amount: null }))
  test('much left: cut to what was spent', () => {
    const spent = { initial: '50', adjusted: '50', executed: '30', unit: '万元' }
    const advice = advise({ execution: spent })
    expect([advice.action, advice.amount]).toEqual(['cut', '30.00'])
    expect(advice.reasons).toContain('预算结余40.00%，超过20%，建议按实际执行数安排')
  })
  test('poor is proposed to stop', () => {
    const poor = advise({ results: [{ actual: '10' }, { actual: '未达成' }] })
    expect([poor.action, poor.amount]).toEqual(['stop', '0'])
    expect(poor.reasons[1]).toBe('没有完成的指标：维修面积、群众感受')
  })
  test('a stopped programme stops; an unknown one is looked at', () => {
    expect(advise({ stopped: { on: '2024-06-30', why: null } }).action).toBe('stop')
    expect(advise({ results: [null, null] })).toMatchObject({ action: 'look', amount: null })
  })
  test('a target beaten by far is to be raised, one that cannot be compared to be put better', () => {
    expect(advise({ results: [{ actual: '150平方米' }, null] }).targets).toEqual([
      { indicator: 0, what: '完成值为指标值的150%，下年宜提高' },
      { indicator: 1, what: expect.stringContaining('说不清是否完成') },
    ])
    expect(advise({ results: [{ actual: '130平方米' }, { actual: '明显改善' }] }).targets).toEqual([])
  })
})

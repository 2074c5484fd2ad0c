import type { Citation, Grade, ItemScore, ProgramScore, UsedParameter } from '@mingzhang/model'
import type {
  Light,
  NextYear,
  ProgrammeSummary,
  RectificationState,
  ReportSummary,
  ScoreSummary,
  UnitResults,
} from '@mingzhang/performance'
import { type TUnsafe, Type } from 'typebox'
import {
  fenOrNull,
  many,
  named,
  oneOf,
  optional,
  orNull,
  record,
  text,
  textOrNull,
  texts,
  truth,
  whole,
} from '../answers/answer-schema.ts'

/** 按键 A thing for each key. */
export const byKey = <T>(of: TUnsafe<T>): TUnsafe<{ [key: string]: T }> =>
  Type.Unsafe<{ [key: string]: T }>(Type.Record(Type.String(), of))

export const severity = oneOf('error', 'warning', 'note')
export const action = oneOf<NextYear['action']>('repeat', 'cut', 'stop', 'look')

/** 依据. */
export const citation = record<Citation>({
  ...{ instrument: text, article: text, gist: text, verified: truth, own: optional(truth) },
})

/** 灯 A light; null where nothing tells. */
export const light = orNull(oneOf<Light>('red', 'yellow', 'green', 'blue'))
const grade = orNull(oneOf<Grade>('优', '良', '中', '差'))
const verdict = oneOf('scored', 'unknown', 'excluded')

/** 一盏灯 A light and why it is that. */
export const lit = { light, why: text }

const parameter = record<UsedParameter>({
  ...{ id: text, value: text, unit: text, from: text, region: textOrNull, basis: citation },
})

const item = record<ItemScore>(
  {
    ...{ name: text, weight: textOrNull, parameters: many(parameter), figures: byKey(text) },
    rule: orNull(
      oneOf('execution', 'positive', 'reverse', 'equal', 'range', 'dated', 'qualitative', 'withdrawn'),
    ),
    ...{ points: textOrNull, lowest: textOrNull, highest: textOrNull, why: text, met: orNull(truth) },
    ...{ assumed: texts, remarks: texts },
  },
  '一项得分：规则、参数、代入的数、得分和理由，数都是十进制文字',
)

const itemNamed = named<ItemScore>('ItemScore')

const score = record<ProgramScore>(
  {
    ...{ name: text, code: textOrNull, verdict, execution: orNull(itemNamed), items: many(itemNamed) },
    ...{ weights: text, total: textOrNull, lowest: text, highest: text, grade, why: text, remarks: texts },
  },
  '项目得分；有一项说不清时总分为 null，只给上下限',
)

const scoreInBrief = record<ScoreSummary>({
  ...{ verdict, total: textOrNull, lowest: text, highest: text, grade, execution: textOrNull },
  ...{ results: textOrNull, met: whole, missed: whole },
})

const reportInBrief = record<ReportSummary>({
  ...{ month: whole, submittedOn: textOrNull, executed: textOrNull, rate: textOrNull, light },
  ...{ moneyLight: light, filled: whole },
})

const summary = record<ProgrammeSummary>(
  {
    ...{ id: text, name: text, code: textOrNull, department: textOrNull, budget: fenOrNull },
    ...{ indicators: whole, weights: text, stoppedOn: textOrNull, reports: many(reportInBrief) },
    rectifications: many(oneOf<RectificationState>('open', 'overdue', 'answered', 'closed', 'closed-late')),
    ...{ self: orNull(scoreInBrief), bureau: orNull(scoreInBrief) },
    next: orNull(
      record<NonNullable<ProgrammeSummary['next']>>({ action, amount: textOrNull, reasons: texts }),
    ),
  },
  '年度里的一个项目：填报、整改、得分的概要',
)

/** 整体结果. */
export const unitResults = record<UnitResults>({
  ...{ programmes: whole, scored: whole, unknown: whole, excluded: whole, budget: text, executed: text },
  grades: record<UnitResults['grades']>({ 优: whole, 良: whole, 中: whole, 差: whole }),
  ...{ unit: text, rate: textOrNull, weighted: textOrNull, mean: textOrNull, averaged: whole },
  indicators: record<UnitResults['indicators']>({ met: whole, missed: whole, unknown: whole }),
})

/** 得分各答复共有 What answers with scores share, described once. */
export const scoreSchemas = { ItemScore: item, ProgramScore: score, ProgrammeSummary: summary }

import type {
  BudgetPart,
  Cell,
  Citation,
  Column,
  Correction,
  Evaluation,
  Evidence,
  Figures,
  Finding,
  FundsRow,
  Indicator,
  IndicatorResult,
  Key,
  OpenSection,
  Place,
  PrintedFigure,
  Program,
  Row,
  Table,
  TextWithPlace,
} from '@mingzhang/model'
import { dimensions } from '@mingzhang/model'
import { type TSchema, Type } from 'typebox'
import {
  many,
  named,
  oneOf,
  optional,
  orNull,
  real,
  record,
  text,
  textOrNull,
  texts,
  truth,
  whole,
} from './answer-schema.ts'

const box = Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })
const spot = { text, file: optional(text) }
const kind = (name: string) => Type.Literal(name)
const strict = { additionalProperties: false } as const

/** 出处 Where something stands, exact to the cell or the characters; one shape for each format of a file. */
const place = Type.Union(
  [
    Type.Object(
      { kind: kind('text'), line: whole, endLine: optional(whole), column: optional(whole), ...spot },
      strict,
    ),
    Type.Object({ kind: kind('xlsx'), sheet: text, cell: text, ...spot }, strict),
    Type.Object(
      { kind: kind('docx'), block: whole, row: optional(whole), cell: optional(whole), ...spot },
      strict,
    ),
    Type.Object({ kind: kind('pdf'), page: whole, box, ...spot }, strict),
    Type.Object({ kind: kind('html'), path: text, ...spot }, strict),
    Type.Object({ kind: kind('ofd'), page: whole, box, ...spot }, strict),
    Type.Object({ kind: kind('entry'), book: text, field: text, ...spot }, strict),
    Type.Object({ kind: kind('derived'), from: many(named<Place>('Place')), ...spot }, strict),
  ],
  { description: '出处，精确到单元格或字' },
)

const key = record<Key>(
  Object.fromEntries(dimensions.map((dimension) => [dimension, optional(text)])) as {
    readonly [K in keyof Key]-?: TSchema
  },
  '坐标：这笔钱在预算立方体里的位置，没有写的维度是“全部”',
)

const at = named<Place>('Place')
const keyOrNull = orNull(named<Key>('Key'))
const words = record<TextWithPlace>({ text, place: at })
const wordsOrNull = orNull(words)
const side = orNull(oneOf('revenue', 'expenditure'))

const column = record<Column>({
  path: texts,
  side,
  role: oneOf('serial', 'code', 'name', 'text', 'money', 'asset', 'count', 'unitPrice'),
  coordinates: keyOrNull,
  total: truth,
})

const row = record<Row>({
  code: textOrNull,
  name: text,
  side,
  role: oneOf('total', 'subtotal', 'item', 'ofWhich', 'entry'),
  depth: whole,
  coordinates: keyOrNull,
  place: at,
})

const cell = record<Cell>({
  row: record<Cell['row']>({ code: textOrNull, name: text }),
  column: texts,
  r: whole,
  c: whole,
  text,
  amount: textOrNull,
  exact: optional(text),
  key: keyOrNull,
  confidence: real,
  place: at,
})

const table = record<Table>({
  ...{ id: text, title: text, no: textOrNull, form: textOrNull, amountUnit: textOrNull },
  ...{ year: orNull(whole), empty: truth, note: textOrNull, place: at, base: named<Key>('Key') },
  ...{ columns: many(column), rows: many(row), cells: many(cell) },
})

const figure = record<PrintedFigure>({ text, value: textOrNull, unit: textOrNull, place: at })
const figureOrNull = orNull(figure)

const fundsRow = record<FundsRow>({
  ...{ label: text, whole: truth, initial: figureOrNull, adjusted: figureOrNull, executed: figureOrNull },
  ...{ weight: figureOrNull, rate: figureOrNull, points: figureOrNull, place: at },
})

const evaluation = record<Evaluation>({
  funds: many(fundsRow),
  fundsUnit: text,
  achieved: wordsOrNull,
  results: many(record<IndicatorResult>({ actual: figureOrNull, points: figureOrNull, reason: wordsOrNull })),
  totalWeight: figureOrNull,
  total: figureOrNull,
  grade: wordsOrNull,
})

const indicator = record<Indicator>({
  ...{ level1: textOrNull, level2: textOrNull, name: text, description: textOrNull },
  operator: orNull(oneOf('≥', '≤', '=', '>', '<', '定性')),
  ...{ value: textOrNull, unit: textOrNull, weight: textOrNull, core: orNull(truth), basis: textOrNull },
  ...{ dataSource: optional(textOrNull), responsible: optional(textOrNull), due: optional(textOrNull) },
  ...{ place: at, places: Type.Record(Type.String(), at), group: textOrNull, confidence: real },
})

const program = record<Program>({
  ...{ name: text, code: textOrNull, department: textOrNull },
  budget: orNull(record<NonNullable<Program['budget']>>({ amount: text, unit: text })),
  budgetParts: many(record<BudgetPart>({ label: text, amount: textOrNull, unit: text, place: at })),
  ...{ plan: orNull(texts), category: textOrNull, overview: wordsOrNull, legalBasis: wordsOrNull },
  ...{ goal: wordsOrNull, executionWeight: textOrNull, indicators: many(named<Indicator>('Indicator')) },
  ...{ place: at, budgetPlace: orNull(at), evaluation: optional(named<Evaluation>('Evaluation')) },
})

const section = record<OpenSection>({
  title: text,
  depth: whole,
  paragraphs: many(words),
  holds: texts,
  place: at,
})

const figures = record<Figures>({
  ...{ stated: text, expected: text, difference: text, allowance: text, unit: text },
})

const finding = record<Finding>({
  ...{ id: text, rule: text, title: optional(text), severity: oneOf('error', 'warning', 'note') },
  ...{ certainty: oneOf('certain', 'likely', 'possible'), what: text, why: text, toDo: text },
  basis: many(
    record<Citation>({ instrument: text, article: text, gist: text, verified: truth, own: optional(truth) }),
  ),
  figures: orNull(figures),
  cause: textOrNull,
  correction: orNull(record<Correction>({ place: at, from: text, to: text })),
  places: many(at),
  evidence: many(
    record<Evidence>({
      verdict: oneOf('holds', 'fails', 'unknown', 'inapplicable'),
      ...{ text, arithmetic: text, places: many(at), assumed: optional(texts) },
    }),
  ),
})

/** 文件各部分 What a document is made of, each described once. */
export const documentSchemas = {
  Place: place,
  Key: key,
  Table: table,
  Program: program,
  Indicator: indicator,
  Evaluation: evaluation,
  Section: section,
  Finding: finding,
}

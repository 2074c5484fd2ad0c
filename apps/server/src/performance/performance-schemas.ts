import { likelihoods, reasonClasses } from '@mingzhang/performance'
import { Type } from 'typebox'

/* 绩效接口的格式 What the routes of performance take. */

const strict = { additionalProperties: false } as const

/*
 * What may be blank is written as one schema with two types. In a union each branch would turn the value into its own
 * type first: null into an empty text, into 0, into false.
 */
const text = (maxLength = 2_000) => Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength })
const day = Type.Unsafe<string | null>({ type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const amount = Type.Unsafe<number | null>({ type: ['integer', 'null'] })
export const position = Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 0, maximum: 199 })
const oneOf = <T extends string>(values: readonly T[]) => Type.Unsafe<T | null>({ enum: [...values, null] })
const figure = text(60)

export const tags = ['绩效']
export const month = Type.Integer({ minimum: 1, maximum: 12 })
export const version = Type.Integer({ minimum: 0 })

export const yearParams = Type.Object({
  unit: Type.String({ minLength: 1, maxLength: 400 }),
  year: Type.Integer({ minimum: 1990, maximum: 2100 }),
})
export const programmeParams = Type.Object({
  ...yearParams.properties,
  programme: Type.String({ minLength: 1, maxLength: 40 }),
})
export const monthParams = Type.Object({ ...programmeParams.properties, month })

const operator = oneOf(['≥', '≤', '=', '>', '<', '定性'])

const indicator = Type.Object(
  {
    level1: text(40),
    level2: text(40),
    name: Type.String({ maxLength: 400 }),
    description: text(),
    operator,
    value: text(400),
    unit: text(40),
    weight: text(20),
    core: Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] }),
    basis: text(),
    dataSource: Type.Optional(text()),
    responsible: Type.Optional(text(400)),
    due: Type.Optional(text(100)),
    withdrawn: Type.Optional(day),
  },
  strict,
)

export const targetsBody = Type.Object(
  {
    version,
    targets: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 400 }),
        code: text(60),
        department: text(400),
        budget: amount,
        budgetInitial: Type.Optional(amount),
        budgetParts: Type.Array(Type.Object({ label: Type.String(), amount: amount }), { maxItems: 40 }),
        plan: Type.Unsafe<string[] | null>({
          type: ['array', 'null'],
          items: { type: 'string' },
          maxItems: 12,
        }),
        category: text(100),
        overview: text(20_000),
        legalBasis: text(20_000),
        goal: text(20_000),
        executionWeight: text(20),
        indicators: Type.Array(indicator, { maxItems: 200 }),
      },
      strict,
    ),
    stoppedOn: day,
    stoppedWhy: text(),
    /** Why targets that are approved are changed. */
    reason: Type.Optional(text()),
  },
  strict,
)

const reported = Type.Object(
  {
    actual: text(400),
    unit: text(40),
    on: day,
    band: oneOf(['achieved', 'partly', 'missed']),
    forecast: text(400),
    likelihood: oneOf(likelihoods),
    reasonClass: oneOf(reasonClasses),
    reason: text(),
    source: Type.Union(
      (['entered', 'records', 'document', 'simulated'] as const).map((source) => Type.Literal(source)),
    ),
  },
  strict,
)

export const reportBody = Type.Object(
  {
    version,
    submit: Type.Boolean(),
    report: Type.Object(
      {
        initial: figure,
        adjusted: figure,
        executed: figure,
        forecast: figure,
        // Sums over programmes, and next year's money, add these up.
        unit: Type.Literal('万元'),
        indicators: Type.Array(Type.Union([reported, Type.Null()]), { maxItems: 200 }),
      },
      strict,
    ),
  },
  strict,
)

export const rectificationBody = Type.Object(
  {
    version,
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    month,
    indicator: position,
    what: Type.String({ minLength: 1, maxLength: 2_000 }),
    measures: text(4_000),
    closing: text(4_000),
    close: Type.Boolean(),
  },
  strict,
)

export const evaluationBody = Type.Object(
  {
    version,
    month,
    remarks: Type.String({ maxLength: 10_000 }),
    adjustments: Type.Array(
      Type.Object(
        {
          indicator: position,
          actual: text(400),
          points: text(20),
          remark: Type.String({ maxLength: 2_000 }),
        },
        strict,
      ),
      { maxItems: 201 },
    ),
  },
  strict,
)

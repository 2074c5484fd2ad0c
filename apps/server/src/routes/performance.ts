import { may } from '@mingzhang/cycle'
import { createPerformanceYear, getDocument, listPerformanceYears, saveProgramme } from '@mingzhang/store'
import { Type } from 'typebox'
import { gives, makes } from '../answers/answer-schema.ts'
import { beginningOf, sameTargets } from '../performance/beginning-of.ts'
import { changeScheme } from '../performance/change-scheme.ts'
import { changing, clockOf } from '../performance/changing.ts'
import { type LoadedYear, loadYear, programmeOf } from '../performance/load-year.ts'
import { movedResults } from '../performance/moved-results.ts'
import { performanceAnswers } from '../performance/performance-answers.ts'
import { month, programmeParams, tags, targetsBody, yearParams } from '../performance/performance-schemas.ts'
import { simulateYear } from '../performance/simulate-year.ts'
import { programmeAnswer, yearAnswer } from '../performance/year-answer.ts'
import { HttpProblem } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const summary = (words: string) => ({ summary: words, tags })
const read = { right: 'performance.read' } as const
const edit = { right: 'performance.edit' } as const
const evaluate = { right: 'performance.evaluate' } as const

/** Of a document, or of the book of a unit and a year. */
const beginBody = Type.Object(
  {
    documentId: Type.Optional(Type.String({ pattern: '^[0-9a-f]{16}$' })),
    unit: Type.Optional(yearParams.properties.unit),
    year: Type.Optional(yearParams.properties.year),
  },
  { additionalProperties: false },
)
const schemeBody = Type.Object(
  { from: Type.String({ maxLength: 40 }), to: Type.String({ minLength: 1, maxLength: 40 }) },
  { additionalProperties: false },
)
const simulateBody = Type.Object(
  { seed: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }), month: Type.Optional(month) },
  { additionalProperties: false },
)

/** 绩效接口 Years of performance: the list, beginning one from a document, one with its programmes, saving targets. */
export function performanceRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options

  server.get(
    '/performance/years',
    { config: read, schema: { ...summary('绩效年度清单'), response: gives(performanceAnswers.years) } },
    async ({ person }) => ({
      years: (await listPerformanceYears(store)).filter(({ unitKey }) =>
        may(person, 'performance.read', unitKey),
      ),
    }),
  )

  server.post(
    '/performance/years',
    {
      config: evaluate,
      schema: {
        ...summary('由公开文件或批复的账本建立绩效年度'),
        body: beginBody,
        response: makes(performanceAnswers.begun),
      },
    },
    async (request, reply) => reply.code(201).send(await begin(options, request)),
  )

  oneYearRoutes(server, options)
  saveRoute(server, options)
  wholeYearRoutes(server, options)
}

/** A year at a glance, and one of its programmes with all that is known of it. */
function oneYearRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store, now } = options
  server.get(
    '/performance/years/:unit/:year',
    {
      config: read,
      schema: { ...summary('年度概况'), params: yearParams, response: gives(performanceAnswers.year) },
    },
    async (request) => {
      const { unit, year } = request.params
      assertMay(request, 'performance.read', unit)
      const loaded = await loadYear(store, unit, year)
      return yearAnswer(loaded, await disclosureOf(options, loaded), clockOf(now).today)
    },
  )

  server.get(
    '/performance/years/:unit/:year/programmes/:programme',
    {
      config: read,
      schema: {
        ...summary('一个项目的目标、填报、整改、评价'),
        params: programmeParams,
        response: gives(performanceAnswers.programme),
      },
    },
    async (request) => {
      const { unit, year, programme } = request.params
      assertMay(request, 'performance.read', unit)
      const loaded = await loadYear(store, unit, year)
      return programmeAnswer(loaded, programmeOf(loaded, programme), clockOf(now).today)
    },
  )
}

function saveRoute(server: TypedFastify, { store, now }: ServerOptions): void {
  server.put(
    '/performance/years/:unit/:year/programmes/:programme',
    {
      config: edit,
      schema: {
        ...summary('保存目标'),
        params: programmeParams,
        body: targetsBody,
        response: gives(performanceAnswers.saved),
      },
    },
    async (request) => {
      const { unit, year, programme } = request.params
      const { version, reason, ...given } = request.body
      const { at } = clockOf(now)
      const loaded = await loadYear(store, unit, year)
      const { approvedOn } = loaded.stored
      const moved = movedResults(programmeOf(loaded, programme), given.targets)
      if (moved.length > 0) throw new HttpProblem(422, resultsInPlace(moved))
      const changed = !sameTargets(programmeOf(loaded, programme).stored.targets, given.targets)
      if (approvedOn !== null && changed && !reason?.trim())
        throw new HttpProblem(422, approvedAlready(approvedOn))
      const doing = {
        unit,
        right: 'performance.edit',
        what: approvedOn !== null && changed ? 'targets.adjusted' : 'targets.saved',
        about: `${unit}/${year}/${programme}`,
        at,
        ...(reason && { detail: { reason } }),
      } as const
      return {
        version: await changing(store, request, doing, (transaction, by) =>
          saveProgramme(transaction, { unitKey: unit, year, programme }, version, given, { by, at }),
        ),
      }
    },
  )
}

const resultsInPlace = (names: readonly string[]) => ({
  what: '目标没有保存：有结果的指标不能删除或换位置。',
  why: `${names.map((name) => `“${name}”`).join('、')}已有填报的结果，结果按指标的位置留存，换了位置会落到别的指标上。`,
  toDo: '请改为撤回这一项（结果留存，不再计分），新指标加在末尾。',
})

const approvedAlready = (on: string) => ({
  what: '目标没有保存：它已随预算批复。',
  why: `这一年的目标随${on}批复的预算一起批复，改动是绩效目标的调整。`,
  toDo: '请写明调整理由后再保存；理由记入日志。',
})

/** What is done to a year as a whole: another scheme of rounds, made-up results. */
function wholeYearRoutes(server: TypedFastify, options: ServerOptions): void {
  server.put(
    '/performance/years/:unit/:year/scheme',
    {
      config: evaluate,
      schema: {
        ...summary('换监控安排'),
        params: yearParams,
        body: schemeBody,
        response: gives(performanceAnswers.scheme),
      },
    },
    async (request) => changeScheme(options, request, { ...request.params, ...request.body }),
  )

  server.post(
    '/performance/years/:unit/:year/simulate',
    {
      config: evaluate,
      schema: {
        ...summary('填入模拟数据，并永久标明'),
        params: yearParams,
        body: simulateBody,
        response: gives(performanceAnswers.simulated),
      },
    },
    async (request) => simulate(options, request),
  )
}

/** The document behind a year, where it is still kept. */
async function disclosureOf({ store }: ServerOptions, { stored }: LoadedYear) {
  const document = stored.documentId === null ? null : await getDocument(store, stored.documentId)
  return document?.disclosure ?? null
}

const exists = () => ({
  what: '这个单位这一年已经有了，没有再建。',
  why: '一个单位一年只有一份绩效。',
  toDo: '请打开已有的那一份。',
})

type BeginRequest = Parameters<typeof changing>[1] & {
  readonly body: { readonly documentId?: string; readonly unit?: string; readonly year?: number }
}

async function begin({ store, now }: ServerOptions, request: BeginRequest) {
  const { at } = clockOf(now)
  const begun = await beginningOf(store, request, at)
  const { unitKey: unit, year } = begun.year
  const doing = {
    unit,
    right: 'performance.evaluate',
    what: 'performance.begun',
    about: `${unit}/${year}`,
    at,
    detail: { programmes: begun.programmes.length, bookVersion: begun.year.bookVersion },
  } as const
  await changing(store, request, doing, async (transaction, by) => {
    const made = await createPerformanceYear(transaction, begun.year, begun.programmes, { by, at })
    if (!made) throw new HttpProblem(409, exists())
    return { ok: true, version: 1 }
  })
  return { unitKey: unit, year, programmes: begun.programmes.length }
}

type SimulateRequest = Parameters<typeof changing>[1] & {
  readonly params: { readonly unit: string; readonly year: number }
  readonly body: { readonly seed: number; readonly month?: number }
}

const hasReports = () => ({
  what: '已经有真实的填报，没有填入模拟数据。',
  why: '模拟数据和真实数据不能混在一起。',
  toDo: '模拟请用另一份没有填报的年度。',
})

/** The same seed, the same data; real reports stand in its way. */
async function simulate({ store, now }: ServerOptions, request: SimulateRequest) {
  const { unit, year } = request.params
  const { at } = clockOf(now)
  const { seed, month: until = 12 } = request.body
  const loaded = await loadYear(store, unit, year)
  if (!loaded.stored.simulated && loaded.programmes.some(({ reports }) => reports.length > 0))
    throw new HttpProblem(409, hasReports())
  const doing = {
    unit,
    right: 'performance.evaluate',
    what: 'performance.simulated',
    about: `${unit}/${year}`,
    at,
    detail: { seed },
  } as const
  let months: readonly number[] = []
  await changing(store, request, doing, async (transaction, by) => {
    months = await simulateYear(transaction, loaded, { seed, until }, { by, at })
    return { ok: true, version: 1 }
  })
  return { simulated: true, programmes: loaded.programmes.length, months }
}

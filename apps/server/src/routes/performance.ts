import { may } from '@mingzhang/cycle'
import { createPerformanceYear, getDocument, listPerformanceYears, saveProgramme } from '@mingzhang/store'
import { Type } from 'typebox'
import { beginYear } from '../performance/begin-year.ts'
import { changeScheme } from '../performance/change-scheme.ts'
import { changing, clockOf } from '../performance/changing.ts'
import { type LoadedYear, loadYear, programmeOf } from '../performance/load-year.ts'
import { month, programmeParams, tags, targetsBody, yearParams } from '../performance/performance-schemas.ts'
import { simulateYear } from '../performance/simulate-year.ts'
import { programmeAnswer, yearAnswer } from '../performance/year-answer.ts'
import { HttpProblem, unknownDocument } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const read = { right: 'performance.read' } as const
const edit = { right: 'performance.edit' } as const
const evaluate = { right: 'performance.evaluate' } as const

const beginBody = Type.Object(
  { documentId: Type.String({ pattern: '^[0-9a-f]{16}$' }) },
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
  const { store, now } = options
  const summary = (words: string) => ({ summary: words, tags })

  server.get('/performance/years', { config: read, schema: summary('绩效年度清单') }, async ({ person }) => ({
    years: (await listPerformanceYears(store)).filter(({ unitKey }) =>
      may(person, 'performance.read', unitKey),
    ),
  }))

  server.post(
    '/performance/years',
    { config: evaluate, schema: { ...summary('由公开文件建立绩效年度'), body: beginBody } },
    async (request, reply) => reply.code(201).send(await begin(options, request)),
  )

  server.get(
    '/performance/years/:unit/:year',
    { config: read, schema: { ...summary('年度概况'), params: yearParams } },
    async (request) => {
      const { unit, year } = request.params
      assertMay(request, 'performance.read', unit)
      const loaded = await loadYear(store, unit, year)
      return yearAnswer(loaded, await disclosureOf(options, loaded), clockOf(now).today)
    },
  )

  server.get(
    '/performance/years/:unit/:year/programmes/:programme',
    { config: read, schema: { ...summary('一个项目的目标、填报、整改、评价'), params: programmeParams } },
    async (request) => {
      const { unit, year, programme } = request.params
      assertMay(request, 'performance.read', unit)
      const loaded = await loadYear(store, unit, year)
      return programmeAnswer(loaded, programmeOf(loaded, programme), clockOf(now).today)
    },
  )

  server.put(
    '/performance/years/:unit/:year/programmes/:programme',
    { config: edit, schema: { ...summary('保存目标'), params: programmeParams, body: targetsBody } },
    async (request) => {
      const { unit, year, programme } = request.params
      const { version, ...given } = request.body
      const { at } = clockOf(now)
      programmeOf(await loadYear(store, unit, year), programme)
      const doing = {
        unit,
        right: 'performance.edit',
        what: 'targets.saved',
        about: `${unit}/${year}/${programme}`,
        at,
      } as const
      return {
        version: await changing(store, request, doing, (transaction, by) =>
          saveProgramme(transaction, { unitKey: unit, year, programme }, version, given, { by, at }),
        ),
      }
    },
  )

  wholeYearRoutes(server, options)
}

/** What is done to a year as a whole: another scheme of rounds, made-up results. */
function wholeYearRoutes(server: TypedFastify, options: ServerOptions): void {
  const summary = (words: string) => ({ summary: words, tags })
  server.put(
    '/performance/years/:unit/:year/scheme',
    { config: evaluate, schema: { ...summary('换监控安排'), params: yearParams, body: schemeBody } },
    async (request) => changeScheme(options, request, { ...request.params, ...request.body }),
  )

  server.post(
    '/performance/years/:unit/:year/simulate',
    {
      config: evaluate,
      schema: { ...summary('填入模拟数据，并永久标明'), params: yearParams, body: simulateBody },
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

const noTargets = () => ({
  what: '这份文件建立不了绩效年度。',
  why: '文件里没有读到绩效目标表，或没有年度。',
  toDo: '请换一份有绩效目标的文件。',
})

type BeginRequest = Parameters<typeof changing>[1] & { readonly body: { readonly documentId: string } }

async function begin({ store, now }: ServerOptions, request: BeginRequest) {
  const document = await getDocument(store, request.body.documentId)
  if (!document) throw new HttpProblem(404, unknownDocument())
  const { at } = clockOf(now)
  const begun = beginYear(document, at)
  if (!begun) throw new HttpProblem(422, noTargets())
  const { unitKey: unit, year } = begun.year
  const doing = {
    unit,
    right: 'performance.evaluate',
    what: 'performance.begun',
    about: `${unit}/${year}`,
    at,
    detail: { programmes: begun.programmes.length },
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

import {
  draftFromLastYear,
  draftFromLibrary,
  draftFromOther,
  endOfMonth,
  feedbackParameters,
  libraryWarnings,
  type PerformancePaper,
  type PerformanceYear,
  proposeNextYear,
  suggest,
  wholeUnit,
  withSpreadWeights,
} from '@mingzhang/performance'
import { getPerformanceYear } from '@mingzhang/store'
import { Type } from 'typebox'
import { fileAnswer, gives } from '../answers/answer-schema.ts'
import { changing, clockOf } from '../performance/changing.ts'
import { currentLibrary } from '../performance/indicator-library.ts'
import { type LoadedYear, loadYear, programmeOf } from '../performance/load-year.ts'
import { nextYearOf } from '../performance/next-year.ts'
import { performanceAnswers } from '../performance/performance-answers.ts'
import { month, programmeParams, tags, yearParams } from '../performance/performance-schemas.ts'
import { readyToScore, scoreYear } from '../performance/score-year.ts'
import { paperFormats, paperTypes, writePaper } from '../performance/write-paper.ts'
import { HttpProblem } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { uploadName } from '../upload-name.ts'
import { attachment } from './original.ts'

const read = { right: 'performance.read' } as const
const evaluate = { right: 'performance.evaluate' } as const

const paperParams = Type.Object({
  ...yearParams.properties,
  kind: Type.Union(
    (['targets', 'monitoring', 'self-evaluation', 'report'] as const).map((kind) => Type.Literal(kind)),
  ),
  format: Type.Union(paperFormats.map((format) => Type.Literal(format))),
})
const paperQuery = Type.Object(
  { month: Type.Optional(month), programme: Type.Optional(Type.String({ maxLength: 40 })) },
  { additionalProperties: false },
)

const papers = fileAnswer(...Object.values(paperTypes).map((type) => type.replace(/;.*/u, '')))

/** 绩效材料接口 Documents of a year in every format, scoring all programmes, the library, drafts. */
export function performancePaperRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store, now } = options
  paperRoute(server, options)
  libraryRoutes(server, options)
  nextYearRoute(server, options)

  const schema = {
    summary: '全部项目按规则自评打分',
    tags,
    params: yearParams,
    response: gives(performanceAnswers.scored),
  }
  server.post('/performance/years/:unit/:year/score', { config: evaluate, schema }, async (request) => {
    const { unit, year } = request.params
    const { at } = clockOf(now)
    const loaded = await loadYear(store, unit, year)
    const ready = readyToScore(loaded)
    const doing = {
      unit,
      right: 'performance.evaluate',
      what: 'performance.scored',
      about: `${unit}/${year}`,
      at,
      detail: { programmes: ready.length },
    } as const
    await changing(store, request, doing, (transaction, by) => scoreYear(transaction, loaded, { by, at }))
    return { scored: ready.length, left: loaded.programmes.length - ready.length }
  })
}

/** 带入下年账本 The programmes for next year's book, each with the proposal it rests on. */
function nextYearRoute(server: TypedFastify, { store }: ServerOptions): void {
  const schema = {
    summary: '结果应用：下年账本的项目',
    tags,
    params: yearParams,
    response: gives(performanceAnswers.nextYear),
  }
  server.get('/performance/years/:unit/:year/next-year', { config: read, schema }, async (request) => {
    const { unit, year } = request.params
    assertMay(request, 'performance.read', unit)
    return nextYearOf(store, unit, year)
  })
}

function paperRoute(server: TypedFastify, { store, now, formats }: ServerOptions): void {
  server.get(
    '/performance/years/:unit/:year/papers/:kind.:format',
    {
      config: read,
      schema: {
        summary: '目标表、监控表、自评表、自评报告',
        tags,
        params: paperParams,
        querystring: paperQuery,
        response: papers,
      },
    },
    async (request, reply) => {
      const { unit, year, kind, format } = request.params
      assertMay(request, 'performance.read', unit)
      const loaded = await loadYear(store, unit, year)
      const { programme, month: given } = request.query
      const chosen = programme === undefined ? loaded.programmes : [programmeOf(loaded, programme)]
      const content = performanceYearOf(loaded, chosen)
      const paper: PerformancePaper = kind === 'monitoring' ? { kind, month: given ?? 12 } : { kind }
      const bytes = await writePaper(content, paper, format, clockOf(now).today, formats)
      if (!bytes) throw new HttpProblem(501, cannotWrite(format))
      const name = `${content.unit.name}-${year}-${kind}${content.simulated ? '-模拟数据' : ''}.${format}`
      return reply
        .type(paperTypes[format])
        .header('content-disposition', attachment(uploadName(name)))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(Buffer.from(bytes))
    },
  )
}

/** 待成文的一年 A loaded year as the documents take it. */
const performanceYearOf = (
  { stored }: LoadedYear,
  programmes: LoadedYear['programmes'],
): PerformanceYear => ({
  title: stored.title,
  unit: { code: null, name: stored.unitName },
  region: stored.region,
  year: stored.year,
  simulated: stored.simulated,
  programmes: programmes.map((one) => one.year),
})

const cannotWrite = (format: string) => ({
  what: `${format} 在这里写不了。`,
  why: '没有相应的排版程序。',
  toDo: '请用 docx 另存，或用命令行写。',
})

const libraryQuery = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 400 }),
    operator: Type.Optional(
      Type.Union((['≥', '≤', '=', '>', '<', '定性'] as const).map((sign) => Type.Literal(sign))),
    ),
    value: Type.Optional(Type.String({ maxLength: 400 })),
    unit: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
)

const draftQuery = Type.Object(
  {
    from: Type.Union((['last-year', 'library', 'unit'] as const).map((from) => Type.Literal(from))),
    unit: Type.Optional(Type.String({ maxLength: 400 })),
    year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2100 })),
    programme: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
)

function libraryRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store, now } = options
  const library = {
    summary: '指标库：相近的指标和提示',
    tags,
    querystring: libraryQuery,
    response: gives(performanceAnswers.library),
  }
  server.get('/performance/library', { config: read, schema: library }, async ({ query, person }) => {
    const { at, today } = clockOf(now)
    const known = await currentLibrary(store, person, at)
    const asked = { operator: null, value: null, unit: null, ...query }
    return {
      entries: known.entries.size,
      warnings: libraryWarnings(known, asked, today),
      suggestions: suggest(known, query.name).map(({ entry, near }) => ({
        near,
        name: entry.name,
        uses: entry.uses,
        sources: entry.sources,
        level2: most(entry.level2),
        units: most(entry.units),
        operators: most(entry.operators),
        targets: most(entry.targets),
        sectors: most(entry.sectors),
        weights: most(entry.weights),
      })),
    }
  })

  const draft = {
    summary: '起草目标：从上年、别的单位、指标库',
    tags,
    params: programmeParams,
    querystring: draftQuery,
    response: gives(performanceAnswers.draft),
  }
  server.get(
    '/performance/years/:unit/:year/programmes/:programme/draft',
    { config: read, schema: draft },
    async (request) => {
      const { unit, year, programme } = request.params
      assertMay(request, 'performance.read', unit)
      const loaded = await loadYear(store, unit, year)
      const own = programmeOf(loaded, programme).stored.targets
      const total = own.executionWeight === null ? '100' : String(100 - Number(own.executionWeight))
      const { from, unit: other, year: of, programme: theirs } = request.query
      if (from === 'library') {
        const known = await currentLibrary(store, request.person, clockOf(now).at)
        return withSpreadWeights(draftFromLibrary(own, known), total)
      }
      const source = { unit: other ?? unit, year: of ?? (from === 'last-year' ? year - 1 : year) }
      assertMay(request, 'performance.read', source.unit)
      if (!(await getPerformanceYear(store, source.unit, source.year))) return { programme: own, notes: [] }
      const lent = await loadYear(store, source.unit, source.year)
      const found =
        lent.programmes.find(({ stored }) => stored.id === theirs) ??
        lent.programmes.find(({ stored }) => stored.targets.name === own.name)
      if (!found || found.stored.id === wholeUnit) return { programme: own, notes: [] }
      if (from === 'unit') return draftFromOther(own, found.stored.targets, lent.stored.unitName)
      const last = found.year.bureau ?? found.year.self
      const advice = last
        ? proposeNextYear(last.score, feedbackParameters(endOfMonth(source.year, 12), lent.stored.region))
        : null
      return draftFromLastYear(found.stored.targets, last?.score ?? null, advice)
    },
  )
}

/** The texts met most, with how often. */
const most = (counts: ReadonlyMap<string, number>): { text: string; times: number }[] =>
  [...counts]
    .map(([text, times]) => ({ text, times }))
    .toSorted((one, other) => other.times - one.times)
    .slice(0, 5)

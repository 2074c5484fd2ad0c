import { createHash } from 'node:crypto'
import {
  addDays,
  checkReport,
  closureObstacles,
  dutyDays,
  endOfMonth,
  evaluate as evaluateProgramme,
  lightsOfReport,
  type MonitoringReport,
} from '@mingzhang/performance'
import {
  addEvidence,
  getEvidence,
  type StoredRectification,
  saveEvaluation,
  saveRectification,
  saveReport,
} from '@mingzhang/store'
import { Type } from 'typebox'
import { fileAnswer, gives, makes } from '../answers/answer-schema.ts'
import { changing, clockOf } from '../performance/changing.ts'
import { withMeasures } from '../performance/kept-measures.ts'
import { type LoadedProgramme, type LoadedYear, loadYear, programmeOf } from '../performance/load-year.ts'
import { performanceAnswers } from '../performance/performance-answers.ts'
import {
  evaluationBody,
  monthParams,
  programmeParams,
  rectificationBody,
  reportBody,
  tags,
} from '../performance/performance-schemas.ts'
import { toScore } from '../performance/score-year.ts'
import { roundsOfYear } from '../performance/year-answer.ts'
import { HttpProblem, notMultipart, tooLargeRequest } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { uploadName } from '../upload-name.ts'
import { attachment } from './original.ts'

const edit = { right: 'performance.edit' } as const
const evaluate = { right: 'performance.evaluate' } as const
const root = '/performance/years/:unit/:year/programmes/:programme'

/** 绩效填报接口 Reports of a round with their evidence, rectifications, self-evaluation and re-evaluation. */
export function performanceWorkRoutes(server: TypedFastify, options: ServerOptions): void {
  reportRoute(server, options)
  evidenceRoutes(server, options)
  rectificationRoute(server, options)
  evaluationRoutes(server, options)
}

const heldBack = (problems: readonly string[]) => ({
  what: '有填报不可能是真的，没有上报。',
  why: `${problems.join('；')}。`,
  toDo: '请改正后再上报；可以先存草稿。',
})

function reportRoute(server: TypedFastify, { store, now }: ServerOptions): void {
  const schema = {
    summary: '保存或上报一期填报',
    tags,
    params: monthParams,
    body: reportBody,
    response: gives(performanceAnswers.reported),
  }
  server.put(`${root}/reports/:month`, { config: edit, schema }, async (request) => {
    const { unit, year, programme, month } = request.params
    const { version, submit, report: given } = request.body
    const { at, today } = clockOf(now)
    const loaded = await loadYear(store, unit, year)
    const one = programmeOf(loaded, programme)
    const before = one.reports.find((saved) => saved.month === month)
    const report: MonitoringReport = { ...given, month, submittedOn: submit ? today : null }
    const errors = submit ? errorsOf(loaded, one, report, today) : []
    if (errors.length > 0) throw new HttpProblem(422, heldBack(errors))
    const what = submit ? 'monitoring.submitted' : 'monitoring.saved'
    const doing = {
      unit,
      right: 'performance.edit',
      what,
      about: `${unit}/${year}/${programme}/${month}`,
      at,
    } as const
    const saved = await changing(store, request, doing, (transaction, by) =>
      saveReport(transaction, { unitKey: unit, year, programme }, version, withMeasures(report, before), {
        by,
        at,
      }),
    )
    return { version: saved, submittedOn: report.submittedOn }
  })
}

function errorsOf(
  loaded: LoadedYear,
  { year, stored }: LoadedProgramme,
  report: MonitoringReport,
  today: string,
): string[] {
  const { year: of, region } = loaded.stored
  const known = roundsOfYear(loaded).find(({ month }) => month === report.month)
  const to = endOfMonth(of, report.month)
  const round = known ?? { month: report.month, from: `${of}-01-01`, to, due: to }
  const lights = lightsOfReport(year, report, { year: of, region }).indicators
  const before = year.reports.filter(({ month }) => month < report.month).at(-1) ?? null
  return checkReport({ indicators: stored.targets.indicators, report, before, round, lights, today })
    .filter(({ severity }) => severity === 'error')
    .map(({ what }) => what)
}

const evidenceQuery = Type.Object(
  { indicator: Type.Integer({ minimum: 0, maximum: 199 }) },
  { additionalProperties: false },
)
const evidenceParams = Type.Object({
  ...monthParams.properties,
  id: Type.String({ pattern: '^\\d{1,3}-[0-9a-f]{16}$' }),
})

const noEvidence = () => ({ what: '没有这份佐证材料。', why: '链接写错了。', toDo: '请回到填报页重新打开。' })

function evidenceRoutes(server: TypedFastify, { store, now }: ServerOptions): void {
  const schema = {
    summary: '上传佐证材料',
    tags,
    params: monthParams,
    querystring: evidenceQuery,
    response: makes(performanceAnswers.evidence),
  }
  server.post(`${root}/reports/:month/evidence`, { config: edit, schema }, async (request, reply) => {
    const { unit, year, programme, month } = request.params
    const { indicator } = request.query
    assertMay(request, 'performance.edit', unit)
    if (!request.isMultipart()) throw new HttpProblem(415, notMultipart())
    programmeOf(await loadYear(store, unit, year), programme)
    const file = await request.file()
    if (!file) throw new HttpProblem(415, notMultipart())
    const bytes = await file.toBuffer()
    if (file.file.truncated) throw new HttpProblem(413, tooLargeRequest())
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const fileName = uploadName(file.filename)
    const { at } = clockOf(now)
    const about = `${unit}/${year}/${programme}/${month}`
    const doing = {
      unit,
      right: 'performance.edit',
      what: 'evidence.added',
      about,
      at,
      detail: { sha256, fileName, indicator },
    } as const
    let id = ''
    await changing(store, request, doing, async (transaction, by) => {
      const key = { unitKey: unit, year, programme }
      id = await addEvidence(transaction, key, { month, indicator, fileName, sha256, bytes }, { by, at })
      return { ok: true, version: 1 }
    })
    return reply.code(201).send({ id, fileName })
  })

  server.get(
    `${root}/reports/:month/evidence/:id`,
    {
      config: { right: 'performance.read' },
      schema: {
        summary: '下载佐证材料',
        tags,
        params: evidenceParams,
        response: fileAnswer('application/octet-stream'),
      },
    },
    async (request, reply) => {
      const { unit, year, programme, month, id } = request.params
      assertMay(request, 'performance.read', unit)
      const file = await getEvidence(store, { unitKey: unit, year, programme }, month, id)
      if (!file) throw new HttpProblem(404, noEvidence())
      // A stranger's file from our own address: saved, never shown.
      return reply
        .type('application/octet-stream')
        .header('content-disposition', attachment(file.fileName))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(Buffer.from(file.bytes))
    },
  )
}

const notClosed = (obstacles: readonly string[]) => ({
  what: '还不能销号。',
  why: `${obstacles.join('；')}。`,
  toDo: '请补齐后再销号。',
})

/** The unit answers with measures; raising and closing is for who evaluates. */
function rectificationRoute(server: TypedFastify, { store, now }: ServerOptions): void {
  const schema = {
    summary: '提出、答复、销号整改',
    tags,
    params: programmeParams,
    body: rectificationBody,
    response: gives(performanceAnswers.saved),
  }
  server.put(`${root}/rectifications`, { config: { right: 'performance.read' }, schema }, async (request) => {
    const { unit, year, programme } = request.params
    const { version, close, ...given } = request.body
    const { at, today } = clockOf(now)
    const loaded = await loadYear(store, unit, year)
    const one = programmeOf(loaded, programme)
    const before = one.rectifications.find(({ id }) => id === given.id)
    const rectification = changed(before, given, close, today, dutyDays(today, loaded.stored.region).rectify)
    if (close) {
      const obstacles = closureObstacles(
        { ...rectification, closedOn: before?.closedOn ?? null },
        given.closing,
        lightAfter(loaded, one, given.month, given.indicator),
      )
      if (obstacles.length > 0) throw new HttpProblem(422, notClosed(obstacles))
    }
    const what = close ? 'rectification.closed' : before ? 'rectification.answered' : 'rectification.raised'
    const right = close || !before ? 'performance.evaluate' : 'performance.edit'
    const doing = { unit, right, what, about: `${unit}/${year}/${programme}/${given.id}`, at } as const
    return {
      version: await changing(store, request, doing, (transaction, by) =>
        saveRectification(transaction, { unitKey: unit, year, programme }, version, rectification, by),
      ),
    }
  })
}

type Given = Pick<StoredRectification, 'id' | 'month' | 'indicator' | 'what' | 'measures' | 'closing'>

/** What a rectification becomes: days are kept from the first time. */
function changed(
  before: StoredRectification | undefined,
  given: Given,
  close: boolean,
  today: string,
  days: number,
) {
  const raisedOn = before?.raisedOn ?? today
  const answered = given.measures !== null && given.measures.trim() !== ''
  return {
    ...given,
    raisedOn,
    due: before?.due ?? addDays(raisedOn, days),
    answeredOn: before?.answeredOn ?? (answered ? today : null),
    closedOn: before?.closedOn ?? (close ? today : null),
  }
}

/** The light of the same thing in the last later round; undefined without one. */
function lightAfter(
  { stored }: LoadedYear,
  { year }: LoadedProgramme,
  month: number,
  indicator: number | null,
) {
  const later = year.reports.filter((report) => report.month > month).at(-1)
  if (!later) return undefined
  const lit = lightsOfReport(year, later, stored)
  return indicator === null ? lit.execution.light : lit.indicators[indicator]?.light
}

const wrongAdjustments = (problems: readonly string[]) => ({
  what: '复核的调整不对，没有保存。',
  why: `${problems.join('；')}。`,
  toDo: '请改正后再保存。',
})

function evaluationRoutes(server: TypedFastify, { store, now }: ServerOptions): void {
  const routes = [
    ['self', edit, '自评：按规则打分并留痕'],
    ['bureau', evaluate, '财政复核：与自评并列的得分和意见'],
  ] as const
  for (const [kind, config, summary] of routes) {
    const schema = {
      summary,
      tags,
      params: programmeParams,
      body: evaluationBody,
      response: gives(performanceAnswers.evaluated),
    }
    server.put(`${root}/evaluations/${kind}`, { config, schema }, async (request) => {
      const { unit, year, programme } = request.params
      const { version, month, remarks, adjustments } = request.body
      const { at } = clockOf(now)
      const loaded = await loadYear(store, unit, year)
      const one = programmeOf(loaded, programme)
      const program = toScore(loaded, one, month)
      const day = endOfMonth(year, 12)
      const given = kind === 'self' ? [] : adjustments
      const region = loaded.stored.region
      const { record, problems } = evaluateProgramme({ program, day, region, adjustments: given })
      if (problems.length > 0) throw new HttpProblem(422, wrongAdjustments(problems))
      const { total, grade } = record.score
      const about = `${unit}/${year}/${programme}`
      const doing = {
        unit,
        right: config.right,
        what: `evaluation.${kind}`,
        about,
        at,
        detail: { total, grade },
      }
      const saved = await changing(store, request, doing, (transaction, by) =>
        saveEvaluation(
          transaction,
          { unitKey: unit, year, programme },
          version,
          { kind, total, grade, remarks, body: record },
          { by, at },
        ),
      )
      return { version: saved, score: record.score }
    })
  }
}

import { glossary } from '@mingzhang/law'
import { searchKinds } from '@mingzhang/model'
import {
  getOpenFindings,
  getOpenReading,
  getOpenTable,
  getOpenYear,
  openFactsOf,
  openHome,
  openRegion,
  openSorts,
  searchOpen,
} from '@mingzhang/store'
import { Type } from 'typebox'
import { cachedAnswer } from '../open/cached-answer.ts'
import { keptFor } from '../open/kept-for.ts'
import { answer } from '../open/open-schemas.ts'
import { HttpProblem, unknownDocument } from '../problem.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { documentParams } from './documents.ts'

const year = Type.Integer({ minimum: 1990, maximum: 2100 })
const unit = Type.String({ minLength: 1, maxLength: 400 })
const region = Type.String({ minLength: 1, maxLength: 200 })
const offset = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const strict = { additionalProperties: false } as const

const searchQuery = Type.Object(
  {
    query: Type.String({ minLength: 1, maxLength: 100 }),
    kind: Type.Optional(Type.Union(searchKinds.map((kind) => Type.Literal(kind)))),
    region: Type.Optional(region),
    year: Type.Optional(year),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    offset: Type.Optional(offset),
  },
  strict,
)

const regionQuery = Type.Object(
  {
    year: Type.Optional(year),
    sort: Type.Optional(
      Type.Union(openSorts.flatMap((sort) => [Type.Literal(sort), Type.Literal(`-${sort}` as const)])),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    offset: Type.Optional(offset),
  },
  strict,
)

const compareQuery = Type.Object(
  { unit: Type.Union([unit, Type.Array(unit, { maxItems: 20 })]), year: Type.Optional(year) },
  strict,
)

const yearQuery = Type.Object({ document: Type.Optional(documentParams.properties.id) }, strict)

/** The front page counts every document: it is counted anew once in so many seconds, however many ask. */
const homeSeconds = 10

const tags = ['公开账']
const config = { right: 'open.read' } as const

/** 公开账接口 What everyone may read without signing in: units, years, search, comparison, regions. */
export function openRoutes(server: TypedFastify, options: ServerOptions): void {
  void server.register(async (open: TypedFastify) => {
    open.addHook('onSend', cachedAnswer)
    findingRoutes(open, options)
    unitRoutes(open, options)
    documentPartRoutes(open, options)
  })
}

function findingRoutes(open: TypedFastify, { store }: ServerOptions): void {
  const home = { schema: { summary: '公开账首页：地区与最近公开', tags, response: answer('home') }, config }
  const homePage = keptFor(homeSeconds, () => openHome(store))
  open.get('/open', home, homePage)

  const glossarySchema = { schema: { summary: '名词解释', tags, response: answer('glossary') }, config }
  open.get('/open/glossary', glossarySchema, () => ({ entries: glossary() }))

  const search = {
    schema: {
      ...{ summary: '检索单位、项目、指标和文字', tags },
      ...{ querystring: searchQuery, response: answer('search') },
    },
    config,
  }
  open.get('/open/search', search, async ({ query }) => {
    const { kind = 'unit', ...rest } = query
    return searchOpen(store, { kind, ...rest })
  })

  const params = Type.Object({ region })
  const ofRegion = {
    schema: { summary: '地区总览', tags, params, querystring: regionQuery, response: answer('region') },
    config,
  }
  open.get('/open/regions/:region', ofRegion, async ({ params: { region: name }, query }) => {
    const found = await openRegion(store, { region: name, ...query })
    if (!found) throw new HttpProblem(404, unknownRegion())
    return found
  })
}

function unitRoutes(open: TypedFastify, { store, formats = {} }: ServerOptions): void {
  const compare = {
    schema: { summary: '比较单位', tags, querystring: compareQuery, response: answer('compare') },
    config,
  }
  open.get('/open/compare', compare, async ({ query }) => {
    const units = typeof query.unit === 'string' ? [query.unit] : query.unit
    return { units: await openFactsOf(store, units, query.year ?? null) }
  })

  const unitParams = Type.Object({ unit })
  const trend = {
    schema: { summary: '单位历年', tags, params: unitParams, response: answer('unit') },
    config,
  }
  open.get('/open/units/:unit', trend, async ({ params }) => {
    const years = await openFactsOf(store, [params.unit], null)
    if (years.length === 0) throw new HttpProblem(404, unknownUnit())
    return { years }
  })

  const yearParams = Type.Object({ unit, year })
  const ofYear = {
    schema: {
      ...{ summary: '单位的一年', tags, params: yearParams },
      ...{ querystring: yearQuery, response: answer('year') },
    },
    config,
  }
  open.get('/open/units/:unit/:year', ofYear, async ({ params, query }) => {
    const found = await getOpenYear(store, params.unit, params.year, query.document)
    if (!found) throw new HttpProblem(404, unknownUnit())
    return { ...found, formats: found.publishedOn === null ? [] : Object.keys(formats) }
  })
}

function documentPartRoutes(open: TypedFastify, { store }: ServerOptions): void {
  const reading = {
    schema: { summary: '情况说明与各项目', tags, params: documentParams, response: answer('reading') },
    config,
  }
  open.get('/open/documents/:id/reading', reading, async ({ params }) => {
    const found = await getOpenReading(store, params.id)
    if (!found) throw new HttpProblem(404, unknownDocument())
    return found
  })

  const tableParams = Type.Object({ ...documentParams.properties, table: Type.String({ maxLength: 20 }) })
  const table = {
    schema: { summary: '一张表', tags, params: tableParams, response: answer('table') },
    config,
  }
  open.get('/open/documents/:id/tables/:table', table, async ({ params }) => {
    const found = await getOpenTable(store, params.id, params.table)
    if (!found) throw new HttpProblem(404, unknownDocument())
    return found
  })

  const checks = {
    schema: { summary: '核对结果', tags, params: documentParams, response: answer('findings') },
    config,
  }
  open.get('/open/documents/:id/findings', checks, async ({ params }) => {
    const findings = await getOpenFindings(store, params.id)
    if (!findings) throw new HttpProblem(404, unknownDocument())
    return { findings }
  })
}

const unknownUnit = () => ({
  what: '没有这个单位这一年的公开文件。',
  why: '它可能没有公开，也可能还没有收进来，或者链接写错了。',
  toDo: '请搜索单位名称，或看它公开了哪些年度。',
})

const unknownRegion = () => ({
  what: '没有这个地区的公开文件。',
  why: '地区名称写错了，或者还没有收进来。',
  toDo: '请从首页的地区目录里选择。',
})

import type {
  DocumentKind,
  Finding,
  OpenBook,
  OpenFact,
  Place,
  Program,
  Section,
  Stage,
  Table,
  VerdictCounts,
} from '@mingzhang/model'
import { takeEarly } from '../open/early.ts'

/** 公开账的一行 A unit's year in one line; money in 分, null where it is not disclosed. */
export type OpenLine = {
  readonly unitKey: string
  readonly documentId: string
  readonly unitName: string | null
  readonly region: string
  readonly year: number | null
  readonly kind: DocumentKind | null
  readonly total: number | null
  readonly change: number | null
  readonly threePublic: number | null
  readonly project: number | null
  readonly programs: number
  readonly fails: number
}

export type OpenHome = {
  readonly documents: number
  readonly units: number
  readonly regions: readonly { readonly region: string; readonly units: number }[]
  readonly recent: readonly OpenLine[]
}

export type OpenEdition = {
  readonly documentId: string
  readonly year: number | null
  readonly stage: Stage
  readonly kind: DocumentKind | null
  readonly title: string | null
}

/** 单位的一年 Everything the page of a unit's year shows at first. */
export type OpenYear = {
  readonly unitKey: string
  readonly unitName: string | null
  readonly unitCode: string | null
  readonly region: string
  readonly year: number
  readonly documentId: string
  readonly title: string | null
  readonly kind: DocumentKind | null
  readonly stage: Stage
  readonly fileName: string
  readonly verdicts: VerdictCounts
  readonly book: OpenBook
  readonly editions: readonly OpenEdition[]
}

export type OpenFacts = {
  readonly unitKey: string
  readonly unitName: string | null
  readonly region: string
  readonly documentId: string
  readonly year: number
  readonly kind: DocumentKind | null
  readonly facts: readonly OpenFact[]
}

export type OpenRegion = {
  readonly region: string
  readonly years: readonly number[]
  readonly year: number
  readonly units: number
  readonly total: number | null
  readonly totalOf: number
  readonly threePublic: number | null
  readonly threePublicOf: number
  readonly project: number | null
  readonly projectOf: number
  readonly fails: number
  readonly lines: readonly OpenLine[]
}

export const searchKinds = ['unit', 'program', 'indicator', 'text'] as const
export type SearchKind = (typeof searchKinds)[number]

export type SearchEntry = {
  readonly text: string
  readonly under: string | null
  readonly figure: string | null
  readonly place: Place | null
}

export type OpenHits = {
  readonly unitKey: string
  readonly documentId: string
  readonly unitName: string | null
  readonly region: string
  readonly year: number | null
  readonly title: string | null
  readonly kind: DocumentKind | null
  readonly entries: readonly SearchEntry[]
  readonly count: number
}

export type OpenSearchResult = {
  readonly total: number
  readonly exact: boolean
  readonly atLeast: boolean
  readonly hits: readonly OpenHits[]
  readonly next: number | null
}

export type GlossaryEntry = {
  readonly term: string
  readonly english: string
  readonly facts: readonly string[]
  readonly plain: string
}

/** 情况说明与项目 The long texts of a document, read when they are looked at. */
export type OpenReading = { readonly sections: readonly Section[]; readonly programs: readonly Program[] }

const root = '/api/open'
const part = encodeURIComponent

async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await (takeEarly(path) ?? fetch(root + path, { signal }))
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => null)
    const what =
      typeof problem === 'object' && problem !== null && 'what' in problem ? String(problem.what) : ''
    throw new Error(what || `${response.status} ${response.statusText}`.trim(), { cause: response.status })
  }
  const body: T = await response.json()
  return body
}

const query = (values: { readonly [name: string]: string | number | null | undefined }): string => {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

/** 首页 Regions and what came last. */
export const fetchOpenHome = (signal: AbortSignal): Promise<OpenHome> => get('', signal)

/** 单位的一年 A unit's year; `document` chooses one of several. */
export const fetchOpenYear = (
  unit: string,
  year: string,
  document: string | null,
  signal: AbortSignal,
): Promise<OpenYear> => get(`/units/${part(unit)}/${part(year)}${query({ document })}`, signal)

/** 历年 Every year of a unit. */
export const fetchOpenUnit = (
  unit: string,
  signal: AbortSignal,
): Promise<{ readonly years: readonly OpenFacts[] }> => get(`/units/${part(unit)}`, signal)

/** 比较 The facts of several units. */
export function fetchComparison(
  units: readonly string[],
  year: string | null,
  signal: AbortSignal,
): Promise<{ readonly units: readonly OpenFacts[] }> {
  const parameters = new URLSearchParams(units.map((unit) => ['unit', unit]))
  if (year) parameters.set('year', year)
  return get(`/compare?${parameters}`, signal)
}

export type SearchAsked = {
  readonly query: string
  readonly kind: SearchKind
  readonly region: string | null
  readonly year: string | null
  readonly limit: number
  readonly offset: number
}

/** 检索 Documents in which the words stand. */
export const fetchSearch = (asked: SearchAsked, signal: AbortSignal): Promise<OpenSearchResult> =>
  get(`/search${query(asked)}`, signal)

/** 地区 A region in a year. */
export const fetchRegion = (
  region: string,
  asked: { readonly year: string | null; readonly sort: string; readonly offset: number },
  signal: AbortSignal,
): Promise<OpenRegion> => get(`/regions/${part(region)}${query({ ...asked, limit: 100 })}`, signal)

/** 名词解释 The terms in plain words. */
export const fetchGlossary = (signal: AbortSignal): Promise<{ readonly entries: readonly GlossaryEntry[] }> =>
  get('/glossary', signal)

/** 情况说明与项目. */
export const fetchReading = (id: string, signal: AbortSignal): Promise<OpenReading> =>
  get(`/documents/${part(id)}/reading`, signal)

/** 一张表. */
export const fetchTable = (id: string, table: string, signal: AbortSignal): Promise<Table> =>
  get(`/documents/${part(id)}/tables/${part(table)}`, signal)

/** 核对结果. */
export const fetchFindings = (
  id: string,
  signal: AbortSignal,
): Promise<{ readonly findings: readonly Finding[] }> => get(`/documents/${part(id)}/findings`, signal)

/** 下载地址 The address of a document in a format. */
export const downloadAddress = (id: string, format: string): string =>
  `${root}/documents/${part(id)}/download/${format}`

/** 开放数据地址 The address of all facts. */
export const dataAddress = (region: string | null, year: number | null): string =>
  `${root}/data.csv${query({ region, year })}`

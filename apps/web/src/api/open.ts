import type { GlossaryEntry } from '@mingzhang/law'
import type {
  Finding,
  OpenFacts,
  OpenHome,
  OpenReading,
  OpenRegion,
  OpenSearchResult,
  OpenYear,
  SearchKind,
  Table,
} from '@mingzhang/model'

const root = '/api/open'
const part = encodeURIComponent

async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(root + path, { signal })
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

/** 公开稿地址 The address of a published edition in a format. */
export const editionAddress = (id: string, format: string): string =>
  `${root}/documents/${part(id)}/edition/${part(format)}`

/** 开放数据地址 The address of all facts. */
export const dataAddress = (region: string | null, year: number | null): string =>
  `${root}/data.csv${query({ region, year })}`

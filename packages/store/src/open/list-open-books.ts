import { sql } from 'kysely'
import type { Store } from '../store.ts'

/** 一行公开账 A unit's year in one line: what a region's table and the newest publications show. */
export type OpenLine = {
  readonly unitKey: string
  readonly documentId: string
  readonly unitName: string | null
  readonly region: string
  readonly year: number | null
  readonly kind: string | null
  /** 分; null: not disclosed. */
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

const lineColumns = sql`unit_key as "unitKey", document_id as "documentId", unit_name as "unitName", region, year, kind,
  total, change, three_public as "threePublic", project, program_count as programs, fails_count as fails`

/** 首页 The regions with how many units each has, and what came last. */
export async function openHome(store: Store, recent = 12): Promise<OpenHome> {
  const regions = await sql<{ region: string; units: number; documents: number }>`
    select region, count(distinct unit_key) as units, count(*) as documents from open_book
    group by region order by region collate "C"`.execute(store.db)
  const lines = await sql<OpenLine>`
    select ${lineColumns} from open_book order by imported_at desc, document_id limit ${recent}::integer`.execute(
    store.db,
  )
  const sum = (of: 'units' | 'documents') => regions.rows.reduce((total, row) => total + row[of], 0)
  return {
    documents: sum('documents'),
    units: sum('units'),
    regions: regions.rows
      .filter(({ region }) => region !== '')
      .map(({ region, units }) => ({ region, units })),
    recent: lines.rows,
  }
}

export const openSorts = ['unit', 'total', 'change', 'threePublic', 'project', 'fails'] as const

export type OpenRegionQuery = {
  readonly region: string
  readonly year?: number
  readonly sort?: (typeof openSorts)[number] | `-${(typeof openSorts)[number]}`
  readonly limit?: number
  readonly offset?: number
}

export type OpenRegion = {
  readonly region: string
  readonly years: readonly number[]
  readonly year: number | null
  readonly units: number
  /** Sums over the units that disclose the figure, and how many those are. */
  readonly total: number | null
  readonly totalOf: number
  readonly threePublic: number | null
  readonly threePublicOf: number
  readonly project: number | null
  readonly projectOf: number
  readonly fails: number
  readonly lines: readonly OpenLine[]
}

const orders = {
  unit: sql`unit_order collate "C"`,
  total: sql`total`,
  change: sql`change`,
  threePublic: sql`three_public`,
  project: sql`project`,
  fails: sql`fails_count`,
} as const

/** 地区总览 The units of a region and of those within it in one year, by default the newest; null: there is none. */
export async function openRegion(store: Store, query: OpenRegionQuery): Promise<OpenRegion | null> {
  const { region, sort = '-total', limit = 100, offset = 0 } = query
  const inside = sql`region collate "C" >= ${region} and region collate "C" < ${`${region}\u{10ffff}`}`
  const known = await sql<{ year: number }>`
    select distinct year from open_book where ${inside} and year is not null order by year desc`.execute(
    store.db,
  )
  const years = known.rows.map(({ year }) => year)
  const year = query.year ?? years[0]
  if (year === undefined) return null
  const where = sql`${inside} and year = ${year}::integer`
  const sums = await sql<Omit<OpenRegion, 'region' | 'years' | 'year' | 'lines'>>`
    select count(distinct unit_key) as units, sum(total)::bigint as total, count(total) as "totalOf",
      sum(three_public)::bigint as "threePublic", count(three_public) as "threePublicOf",
      sum(project)::bigint as project, count(project) as "projectOf",
      coalesce(sum(fails_count), 0)::bigint as fails
    from open_book where ${where}`.execute(store.db)
  const descending = sort.startsWith('-')
  const field = openSorts.find((name) => name === sort.replace(/^-/u, '')) ?? 'total'
  const lines = await sql<OpenLine>`
    select ${lineColumns} from open_book where ${where}
    order by ${orders[field]} ${sql.raw(descending ? 'desc' : 'asc')} nulls last, document_id
    limit ${limit}::integer offset ${offset}::integer`.execute(store.db)
  const [first] = sums.rows
  return first ? { region, years, year, ...first, lines: lines.rows } : null
}

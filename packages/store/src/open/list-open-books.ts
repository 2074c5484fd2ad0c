import type { OpenHome, OpenLine, OpenRegion } from '@mingzhang/model'
import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { bestFirst, standings } from './standing.ts'

const lineColumns = sql`unit_key as "unitKey", document_id as "documentId", unit_name as "unitName", region, year, kind,
  total, change, three_public as "threePublic", project, program_count as programs, fails_count as fails`

/** 首页 The regions with how many units each has, and what came last. */
export async function openHome(store: Store, recent = 12): Promise<OpenHome> {
  const regions = await sql<{ region: string; units: number; documents: number }>`
    select region, count(distinct unit_key) as units, count(*) as documents from open_book
    where standing < ${standings.replaced}::integer group by region order by region collate "C"`.execute(
    store.db,
  )
  const lines = await sql<OpenLine>`
    select ${lineColumns} from open_book where standing < ${standings.replaced}::integer
    order by imported_at desc, document_id limit ${recent}::integer`.execute(store.db)
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

const orders = {
  unit: sql`unit_order collate "C"`,
  total: sql`total`,
  change: sql`change`,
  threePublic: sql`"threePublic"`,
  project: sql`project`,
  fails: sql`fails`,
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
  // One line a unit: of several documents of the year the one that stands for it.
  const units = sql`(
    select distinct on (unit_key) ${lineColumns}, unit_order from open_book
    where ${inside} and year = ${year}::integer and standing < ${standings.replaced}::integer
    order by unit_key, ${bestFirst}
  ) as line`
  const sums = await sql<Omit<OpenRegion, 'region' | 'years' | 'year' | 'lines'>>`
    select count(*) as units, sum(total)::bigint as total, count(total) as "totalOf",
      sum("threePublic")::bigint as "threePublic", count("threePublic") as "threePublicOf",
      sum(project)::bigint as project, count(project) as "projectOf",
      coalesce(sum(fails), 0)::bigint as fails
    from ${units}`.execute(store.db)
  const descending = sort.startsWith('-')
  const field = openSorts.find((name) => name === sort.replace(/^-/u, '')) ?? 'total'
  const lines = await sql<OpenLine>`
    select "unitKey", "documentId", "unitName", region, year, kind, total, change, "threePublic", project, programs, fails
    from ${units}
    order by ${orders[field]} ${sql.raw(descending ? 'desc' : 'asc')} nulls last, "documentId"
    limit ${limit}::integer offset ${offset}::integer`.execute(store.db)
  const [first] = sums.rows
  return first ? { region, years, year, ...first, lines: lines.rows } : null
}

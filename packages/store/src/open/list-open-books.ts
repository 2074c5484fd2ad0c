import type { OpenHome, OpenLine, OpenRegion } from '@mingzhang/model'
import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { besideOf, yearOf } from './beside-of.ts'
import { bestFirst, isEdition, standings } from './standing.ts'

const lineColumns = sql`unit_key as "unitKey", document_id as "documentId", unit_name as "unitName", region, year, kind,
  total, change, three_public as "threePublic", project, program_count as programs, fails_count as fails, ${isEdition} as edition`

type Line = Omit<OpenLine, 'beside'>

/** 首页 The regions with how many units each has, and what came last. */
export async function openHome(store: Store, recent = 12): Promise<OpenHome> {
  const regions = await sql<{ region: string; units: number; documents: number }>`
    select region, count(distinct unit_key) as units, count(*) as documents from open_book
    where standing < ${standings.replaced}::integer group by region order by region collate "C"`.execute(
    store.db,
  )
  // The newest, however many documents of one unit and year are among them; what stands for each is then looked up.
  const newest = await sql<Line>`
    select ${lineColumns} from open_book where standing < ${standings.replaced}::integer
    order by imported_at desc, document_id limit ${recent * 6}::integer`.execute(store.db)
  const sum = (of: 'units' | 'documents') => regions.rows.reduce((total, row) => total + row[of], 0)
  return {
    documents: sum('documents'),
    units: sum('units'),
    regions: regions.rows
      .filter(({ region }) => region !== '')
      .map(({ region, units }) => ({ region, units })),
    recent: await withBeside(store, await standingFor(store, newest.rows, recent)),
  }
}

/** One line a unit and year: of the document that stands for it, in the order given. */
async function standingFor(store: Store, lines: readonly Line[], most: number): Promise<readonly Line[]> {
  const years = [...new Map(lines.map((line) => [yearOf(line), line])).values()].slice(0, most)
  const best = await sql<Line>`
    select distinct on (unit_key, year) ${lineColumns} from open_book
    where unit_key = any(${years.map(({ unitKey }) => unitKey)}::text[]) and year is not null
      and standing < ${standings.replaced}::integer
    order by unit_key, year, ${bestFirst}`.execute(store.db)
  const standing = new Map(best.rows.map((line) => [yearOf(line), line]))
  return years.map((line) => standing.get(yearOf(line)) ?? line)
}

/** Each line with the other documents of its unit and year. */
async function withBeside(store: Store, lines: readonly Line[]): Promise<OpenLine[]> {
  const beside = await besideOf(store, lines)
  return lines.map((line) => ({ ...line, beside: beside.get(line.documentId) ?? [] }))
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
  const lines = await sql<Line>`
    select "unitKey", "documentId", "unitName", region, year, kind, total, change, "threePublic", project, programs, fails,
      edition
    from ${units}
    order by ${orders[field]} ${sql.raw(descending ? 'desc' : 'asc')} nulls last, "documentId"
    limit ${limit}::integer offset ${offset}::integer`.execute(store.db)
  const [first] = sums.rows
  return first ? { region, years, year, ...first, lines: await withBeside(store, lines.rows) } : null
}

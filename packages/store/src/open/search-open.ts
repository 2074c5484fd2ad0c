import type { OpenHits, OpenSearchResult, SearchEntry, SearchKind } from '@mingzhang/model'
import { sql } from 'kysely'
import { decodeJson } from '../decode-json.ts'
import type { Store } from '../store.ts'
import { besideOf, yearOf } from './beside-of.ts'
import { gramsOf, searchable, wordsOf } from './grams.ts'
import { standings } from './standing.ts'

export type OpenSearch = {
  readonly query: string
  readonly kind: SearchKind
  readonly region?: string
  readonly year?: number
  /** How many documents' worth of hits; by default 10. */
  readonly limit?: number
  readonly offset?: number
}

/**
 * A word that stands in nearly every document finds this many of them and no more: nobody reads further, and to sort
 * tens of thousands for every letter typed would slow down everybody. Units are few bytes each, so all are looked at.
 */
const mostCandidates = (kind: SearchKind): number => (kind === 'unit' ? 10_000 : 1_000)

const batch = 30
/** Looked at beyond a page, for other documents of its last unit and year. */
const lookahead = 6
/** Looked through for one page before it is handed over as it is; `next` goes on from there. */
const mostBatches = 3
const entriesShown = 5

/**
 * 检索 The published documents in which entries of a kind hold every word of the query, two characters are enough. The
 * index finds documents by pairs of characters; whether the whole words stand in one entry is then looked up in those
 * documents, a batch at a time, until the page is full. Documents of one unit and year are one hit.
 */
export async function searchOpen(store: Store, search: OpenSearch): Promise<OpenSearchResult> {
  const words = wordsOf(search.query)
  const limit = search.limit ?? 10
  if (words.length === 0) return { total: 0, exact: true, atLeast: false, hits: [], next: null }
  const { hits, total, offset } = await page(store, search, words, limit)
  const [word = ''] = words
  const atLeast = total >= mostCandidates(search.kind)
  return {
    total,
    exact: words.length === 1 && [...word].length === 2 && !atLeast,
    atLeast,
    hits,
    next: offset < total ? offset : null,
  }
}

/** The hits of a page, how many documents may hold the words, and up to which of them was looked. */
async function page(store: Store, search: OpenSearch, words: readonly string[], limit: number) {
  const years = new Map<string, Hit[]>()
  let offset = search.offset ?? 0
  let total = 0
  let full = false
  for (let round = 0; round < mostBatches && !full; round += 1) {
    const rows = await candidates(store, search, words, round === 0 ? limit + lookahead : batch, offset)
    for (const { candidates: known, ...row } of rows) {
      total = known
      const hit = hitOf(row, words)
      const year = hit && yearOf(hit)
      full = year !== null && years.size === limit && !years.has(year)
      if (full) break
      offset += 1
      if (hit && year !== null) years.set(year, [...(years.get(year) ?? []), hit])
    }
    if (offset >= total || rows.length === 0 || years.size === limit) break
  }
  return { hits: await inOne(store, [...years.values()]), total, offset }
}

/** Hits of one unit and year as one: what stands for it first, what is found in the others counted beside it. */
async function inOne(store: Store, years: readonly (readonly Hit[])[]): Promise<OpenHits[]> {
  const found = years.map((hits) => hits.toSorted((one, other) => one.standing - other.standing))
  const firsts = found.flatMap((hits) => hits.slice(0, 1))
  const beside = await besideOf(store, firsts)
  return found.flatMap(([first, ...others]) => {
    if (!first) return []
    const { standing, ...hit } = first
    const counts = new Map(others.map(({ documentId, count }) => [documentId, count]))
    const rest = (beside.get(hit.documentId) ?? []).map((one) => ({
      ...one,
      count: counts.get(one.documentId) ?? 0,
    }))
    return [{ ...hit, edition: standing !== standings.imported, beside: rest }]
  })
}

/** What is found in one document. */
type Hit = Omit<OpenHits, 'edition' | 'beside'> & { readonly standing: number }

type Found = Omit<Hit, 'entries' | 'count'> & { readonly entries: string }

/** A document that has the pairs of the words, and how many such there are. */
type Candidate = Found & { readonly candidates: number }

/** The pairs of the query as the index has them, with the initial of the kind. */
const gramsFor = (kind: SearchKind, words: readonly string[]): string[] =>
  [...gramsOf(words)].map((gram) => (kind[0] ?? '') + gram)

const within = ({ kind, region, year }: OpenSearch, words: readonly string[]) => sql`
  search.grams @> ${gramsFor(kind, words)}::text[]
  ${region === undefined ? sql`` : sql`and search.region like ${`${escapeLike(region)}%`}`}
  ${year === undefined ? sql`` : sql`and search.year = ${year}::integer`}`

const escapeLike = (text: string): string => text.replace(/[\\%_]/gu, '\\$&')

/** Names that are the word come first, then names that hold it, then the newest year, then by pinyin. */
async function candidates(
  store: Store,
  search: OpenSearch,
  words: readonly string[],
  limit: number,
  offset: number,
): Promise<readonly Candidate[]> {
  const [word = ''] = words
  const found = sql<Candidate>`
    select page.unit_key as "unitKey", page.document_id as "documentId", book.unit_name as "unitName",
      book.region, book.year, book.title, book.kind, book.standing, page.entries, page.candidates
    from (
      select search.*, count(*) over () as candidates
      from (
        select unit_key, document_id, entries, name, year, name_order
        from open_search as search
        where ${within(search, words)}
        limit ${mostCandidates(search.kind)}::integer
      ) as search
      order by (search.name = ${word}) desc, (strpos(search.name, ${word}) > 0) desc, search.year desc nulls last,
        search.name_order collate "C", search.unit_key collate "C", search.document_id collate "C"
      limit ${limit}::integer offset ${offset}::integer
    ) as page
    join open_book as book on book.unit_key = page.unit_key and book.document_id = page.document_id
    order by (page.name = ${word}) desc, (strpos(page.name, ${word}) > 0) desc, page.year desc nulls last,
      page.name_order collate "C", page.unit_key collate "C", page.document_id collate "C"`
  return store.db.transaction().execute(async (transaction) => {
    // The planner takes a look at every row for cheap, because it does not see that the pairs of each must be unpacked.
    await sql`set local enable_seqscan = off`.execute(transaction)
    const { rows } = await found.execute(transaction)
    return rows
  })
}

function hitOf({ entries: text, ...row }: Found, words: readonly string[]): Hit | null {
  const lines = text.split('\n')
  const found = entriesIn(isHan(words) ? lines.filter((line) => has(line, words)) : lines, words)
  if (found.length === 0) return null
  return { ...row, entries: found.slice(0, entriesShown), count: found.length }
}

/** Chinese characters stand in a line as they are searched for, so most lines need not be decoded. */
const isHan = (words: readonly string[]): boolean => words.every((word) => /^\p{Script=Han}+$/u.test(word))

const has = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word))

const entriesIn = (lines: readonly string[], words: readonly string[]): SearchEntry[] =>
  lines.map((line) => decodeJson<SearchEntry>(line)).filter((entry) => has(searchable(entry.text), words))

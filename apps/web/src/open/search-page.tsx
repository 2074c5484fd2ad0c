import { type OpenHits, type SearchKind, searchKinds } from '@mingzhang/model'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { Link, useSearchParams } from 'wouter'
import { fetchSearch } from '../api/open.ts'
import { useTitle } from '../parts/use-title.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { searchAddress, sourceAddress, yearAddress } from './addresses.ts'
import { Beside } from './beside.tsx'
import { SearchForm } from './open-frame.tsx'
import { OpenTrouble } from './open-trouble.tsx'

/** 检索结果 What was found: units, programmes, indicators, text; each a click from its source. */
export function SearchPage() {
  const words = useWords()
  const { open } = words
  const [parameters] = useSearchParams()
  const query = parameters.get('query')?.trim() ?? ''
  const kind = searchKinds.find((one) => one === parameters.get('kind')) ?? null
  const title = query ? fill(open.find.titleOf, { query }) : open.find.title
  useTitle(title, words.app.name)
  const long = [...query].length >= 2
  return (
    <div className="search-page">
      <h1>{title}</h1>
      {!long && (
        <>
          <SearchForm large />
          {query !== '' && <p className="mut">{open.tooShort}</p>}
        </>
      )}
      {long && (
        <nav className="unit-nav" aria-label={open.find.title}>
          <Link href={searchAddress(query, null)} aria-current={kind === null ? 'page' : undefined}>
            {open.find.all}
          </Link>
          {searchKinds.map((one) => (
            <Link key={one} href={searchAddress(query, one)} aria-current={kind === one ? 'page' : undefined}>
              {open.find.kinds[one]}
            </Link>
          ))}
        </nav>
      )}
      {long && <Results key={query} query={query} kind={kind} />}
    </div>
  )
}

function Results({ query, kind }: { readonly query: string; readonly kind: SearchKind | null }) {
  return (
    <>
      {searchKinds
        .filter((one) => kind === null || one === kind)
        .map((one) => (
          <KindOfResults key={one} query={query} kind={one} whole={kind !== null} />
        ))}
    </>
  )
}

type Properties = { readonly query: string; readonly kind: SearchKind; readonly whole: boolean }

function KindOfResults({ query, kind, whole }: Properties) {
  const { open } = useWords()
  const [parameters] = useSearchParams()
  const [region, year] = [parameters.get('region'), parameters.get('year')]
  const limit = whole ? 20 : 4
  const found = useInfiniteQuery({
    queryKey: ['open-search', query, kind, region, year, limit],
    queryFn: ({ signal, pageParam }) =>
      fetchSearch({ query, kind, region, year, limit, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const [first] = found.data?.pages ?? []
  const hits = found.data?.pages.flatMap((page) => page.hits) ?? []
  return (
    <section className="found">
      <div className="chart-head">
        <h2>{open.find.kinds[kind]}</h2>
        {first && (
          <span className="mut" role="status">
            {hits.length === 0
              ? open.find.noneOfKind
              : fill(open.find[first.atLeast ? 'atLeast' : first.exact ? 'count' : 'atMost'], {
                  n: first.total,
                })}
          </span>
        )}
      </div>
      {!first && <OpenTrouble error={found.error} retry={() => void found.refetch()} />}
      {first && hits.length === 0 && whole && (
        <p className="undisclosed">
          {fill(open.find.none, { query })}。{open.find.noneWhy}
        </p>
      )}
      <ul>
        {hits.map((hit) => (
          <Hit key={hit.documentId} hit={hit} query={query} kind={kind} />
        ))}
      </ul>
      {found.hasNextPage &&
        (whole ? (
          <button type="button" className="btn" onClick={() => void found.fetchNextPage()}>
            {open.find.more}
          </button>
        ) : (
          <Link href={searchAddress(query, kind)}>
            {fill(open.find.moreOf, { kind: open.find.kinds[kind] })}
          </Link>
        ))}
    </section>
  )
}

type HitProperties = { readonly hit: OpenHits; readonly query: string; readonly kind: SearchKind }

function Hit({ hit, query, kind }: HitProperties) {
  const { open } = useWords()
  const name = hit.unitName ?? hit.unitKey
  return (
    <li>
      <h3>
        <Link href={`${yearAddress(hit.unitKey, hit.year)}?document=${hit.documentId}`}>
          <Lit text={kind === 'unit' ? name : `${name} ${hit.year ?? ''}`} query={query} />
        </Link>
        {kind === 'unit' && <span className="u">{hit.year}</span>}
      </h3>
      {kind !== 'unit' && hit.title && <p className="mut">{hit.title}</p>}
      {kind === 'unit' ? (
        <p className="mut">{[hit.region, hit.title].filter(Boolean).join(' · ')}</p>
      ) : (
        <ul className="entries">
          {hit.entries.map(({ text, under, figure, place }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the entries of a hit never change.
            <li key={index}>
              <Link href={sourceAddress(hit.documentId, place)}>
                <Lit text={kind === 'program' && under ? under : excerpt(text, query)} query={query} />
              </Link>
              {figure && <b>{figure}</b>}
              {kind !== 'program' && under && <span className="mut">{under}</span>}
              {kind === 'program' && !holds(under, query) && (
                <span className="mut">
                  <Lit text={excerpt(text, query)} query={query} />
                </span>
              )}
            </li>
          ))}
          {hit.count > hit.entries.length && (
            <li className="mut">{fill(open.find.moreHere, { n: hit.count })}</li>
          )}
        </ul>
      )}
      <Beside shown={hit} beside={kind === 'unit' ? hit.beside.map(uncounted) : hit.beside} />
    </li>
  )
}

/** That a unit's other documents bear its name goes without saying. */
const uncounted = (one: OpenHits['beside'][number]): OpenHits['beside'][number] => ({ ...one, count: 0 })

const holds = (text: string | null, query: string): boolean =>
  query.split(/\s+/u).every((word) => text?.toLowerCase().includes(word.toLowerCase()) ?? false)

const around = 28

/** A long text is cut around the first word that was searched for. */
function excerpt(text: string, query: string): string {
  const [word = ''] = query.split(/\s+/u)
  const at = text.toLowerCase().indexOf(word.toLowerCase())
  if (text.length <= around * 3) return text
  const start = Math.max(0, at - around)
  const end = Math.min(text.length, start + around * 3)
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}

/** The words that were searched for, marked. */
function Lit({ text, query }: { readonly text: string; readonly query: string }) {
  const words = query
    .split(/\s+/u)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
  const parts = text.split(new RegExp(`(${words.join('|')})`, 'giu'))
  return (
    <>
      {parts.map((piece, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in order.
          <mark key={index}>{piece}</mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in order.
          <Fragment key={index}>{piece}</Fragment>
        ),
      )}
    </>
  )
}

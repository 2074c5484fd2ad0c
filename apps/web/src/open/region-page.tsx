import type { OpenRegion } from '@mingzhang/model'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { dataAddress, fetchRegion } from '../api/open.ts'
import { useTitle } from '../parts/use-title.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { compareAddress } from './addresses.ts'
import { inWan } from './money.ts'
import { OpenTable } from './open-table.tsx'
import { OpenTrouble } from './open-trouble.tsx'

const mostCompared = 20

/** 地区总览 The units of a region in a year: sums, and a table to sort and choose from. */
export function RegionPage({ region }: { readonly region: string }) {
  const words = useWords()
  const [parameters, setParameters] = useSearchParams()
  const year = parameters.get('year')
  const sort = parameters.get('sort') ?? '-total'
  useTitle(region, words.app.name)
  const query = useInfiniteQuery({
    queryKey: ['open-region', region, year, sort],
    queryFn: ({ signal, pageParam }) => fetchRegion(region, { year, sort, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const seen = pages.reduce((sum, { lines }) => sum + lines.length, 0)
      return last.lines.length > 0 && seen < last.units ? seen : undefined
    },
    placeholderData: keepPreviousData,
  })
  const set = (name: string, value: string) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before)
        after.set(name, value)
        return after
      },
      { replace: true },
    )
  const [first] = query.data?.pages ?? []
  if (!first) return <OpenTrouble error={query.error} retry={() => void query.refetch()} />
  return (
    <article className="region-page">
      <RegionHead found={first} choose={(chosen) => set('year', chosen)} />
      <RegionTable
        found={first}
        lines={query.data?.pages.flatMap(({ lines }) => lines) ?? []}
        sort={sort}
        sortBy={(next) => set('sort', next)}
        {...(query.hasNextPage && { more: () => void query.fetchNextPage() })}
      />
    </article>
  )
}

type HeadProperties = { readonly found: OpenRegion; readonly choose: (year: string) => void }

function RegionHead({ found, choose }: HeadProperties) {
  const { open } = useWords()
  const money = (label: string, fen: number | null, of: number) => (
    <div className="hero">
      <dt>{label}</dt>
      <dd>
        {fen === null ? (
          <span className="undisclosed">{open.notDisclosed}</span>
        ) : (
          <>
            <b>{inWan(fen)}</b>
            <span className="u">{open.wan}</span>
          </>
        )}
      </dd>
      <dd className="mut">{fill(open.region.of, { n: of })}</dd>
    </div>
  )
  return (
    <header className="unit-head">
      <div className="unit-title">
        <h1>{fill(open.region.title, { region: found.region, year: found.year })}</h1>
        <p className="years">
          {found.years.map((year) => (
            <button
              key={year}
              type="button"
              aria-pressed={year === found.year}
              onClick={() => choose(String(year))}
            >
              {year}
            </button>
          ))}
        </p>
        <p className="mut">{open.region.sumNote}</p>
      </div>
      <dl className="heroes">
        <div className="hero main">
          <dt>{open.region.units}</dt>
          <dd>
            <b>{found.units}</b>
            <span className="u">{open.unit.piece}</span>
          </dd>
        </div>
        {money(open.region.total, found.total, found.totalOf)}
        {money(open.unit.threePublic, found.threePublic, found.threePublicOf)}
        {money(open.columns.project, found.project, found.projectOf)}
      </dl>
    </header>
  )
}

type TableProperties = {
  readonly found: OpenRegion
  readonly lines: OpenRegion['lines']
  readonly sort: string
  readonly sortBy: (sort: string) => void
  readonly more?: () => void
}

function RegionTable({ found, lines, sort, sortBy, more }: TableProperties) {
  const { open } = useWords()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (unit: string) =>
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(unit) && after.size < mostCompared) after.add(unit)
      return after
    })
  return (
    <section>
      <div className="chart-head">
        <span className="mut">{open.wan}</span>
        <span className="space" />
        {chosen.size > 0 && (
          <Link className="btn primary" href={compareAddress([...chosen], found.year)}>
            {fill(open.region.compare, { n: chosen.size })}
          </Link>
        )}
        <a className="btn" href={dataAddress(found.region, found.year)} download>
          {open.home.dataCsv}
        </a>
      </div>
      <OpenTable
        lines={lines}
        caption={fill(open.region.caption, { region: found.region })}
        showRegion={lines.some(({ region }) => region !== found.region)}
        sort={sort}
        sortBy={sortBy}
        choice={{ chosen, toggle }}
      />
      {more && (
        <button type="button" className="btn" onClick={more}>
          {fill(open.region.more, { n: found.units - lines.length })}
        </button>
      )}
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link, Redirect, Route, Switch } from 'wouter'
import '../styles/open.css'
import '../styles/open-charts.css'
import { fetchOpenUnit } from '../api/open.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useWords } from '../words/use-words.ts'
import { yearAddress } from './addresses.ts'
import { HomePage } from './home-page.tsx'
import { OpenFrame } from './open-frame.tsx'
import { OpenState } from './open-state.tsx'
import { UnitPage } from './unit-page.tsx'

const SearchPage = lazy(async () => ({ default: (await import('./search-page.tsx')).SearchPage }))
const ComparePage = lazy(async () => ({ default: (await import('./compare-page.tsx')).ComparePage }))
const RegionPage = lazy(async () => ({ default: (await import('./region-page.tsx')).RegionPage }))
const TermsPage = lazy(async () => ({ default: (await import('./terms-page.tsx')).TermsPage }))

/** 公开账 The public room: no sign-in, everything in the address. */
export function OpenRoom() {
  const { app, open } = useWords()
  return (
    <OpenFrame>
      <Suspense fallback={<div className="open-loading" role="status" aria-label={open.loading} />}>
        <Switch>
          <Route path="/open">
            <HomePage />
          </Route>
          <Route path="/open/search">
            <SearchPage />
          </Route>
          <Route path="/open/compare">
            <ComparePage />
          </Route>
          <Route path="/open/terms">
            <TermsPage />
          </Route>
          <Route path="/open/region/:region">
            {({ region }) => <RegionPage key={region} region={decoded(region)} />}
          </Route>
          <Route path="/open/:unit/:year">
            {({ unit, year }) => <UnitPage unit={decoded(unit)} year={year} />}
          </Route>
          <Route path="/open/:unit">{({ unit }) => <NewestYear unit={decoded(unit)} />}</Route>
          <Route>
            <Trouble what={app.notFound}>
              <Link className="btn" href="/open">
                {open.toHome}
              </Link>
            </Trouble>
          </Route>
        </Switch>
      </Suspense>
    </OpenFrame>
  )
}

/** A name as it was put into the address; one that was typed with a stray per cent sign is taken as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** A unit without a year: its newest one. */
function NewestYear({ unit }: { readonly unit: string }) {
  const query = useQuery({
    queryKey: ['open-unit', unit],
    queryFn: ({ signal }) => fetchOpenUnit(unit, signal),
  })
  return (
    <OpenState query={query}>
      {({ years }) => <Redirect replace to={yearAddress(unit, years.at(-1)?.year ?? null)} />}
    </OpenState>
  )
}

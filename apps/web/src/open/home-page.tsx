import type { OpenHome } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { dataAddress, fetchOpenHome } from '../api/open.ts'
import { useTitle } from '../parts/use-title.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { SearchForm } from './open-frame.tsx'
import { OpenState } from './open-state.tsx'
import { OpenTable } from './open-table.tsx'
import { Regions } from './regions.tsx'

/** 公开账首页 The search, the regions, what was published last, the data. */
export function HomePage() {
  const words = useWords()
  const { open } = words
  useTitle(open.name, words.app.name)
  const query = useQuery({ queryKey: ['open-home'], queryFn: ({ signal }) => fetchOpenHome(signal) })
  return (
    <div className="open-home">
      <h1>{open.home.title}</h1>
      <p className="lead">{open.home.lead}</p>
      <SearchForm large />
      <OpenState query={query}>{(home) => <Loaded home={home} />}</OpenState>
    </div>
  )
}

function Loaded({ home }: { readonly home: OpenHome }) {
  const { open } = useWords()
  if (home.documents === 0) {
    return (
      <div className="empty">
        <h2>{open.home.none}</h2>
        <p>{open.home.noneWhy}</p>
      </div>
    )
  }
  return (
    <>
      <p className="mut">{fill(open.home.counts, { units: home.units, documents: home.documents })}</p>
      <section>
        <h2>{open.home.regions}</h2>
        <Regions regions={home.regions} />
      </section>
      <section>
        <div className="chart-head">
          <h2>{open.home.recent}</h2>
          <span className="mut">{open.wan}</span>
        </div>
        <OpenTable lines={home.recent} caption={open.home.recent} showRegion />
      </section>
      <section>
        <h2>{open.home.data}</h2>
        <p>{open.home.dataLead}</p>
        <p>
          <a className="btn" href={dataAddress(null, null)} download>
            {open.home.dataCsv}
          </a>
        </p>
      </section>
    </>
  )
}

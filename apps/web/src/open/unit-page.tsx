import type { OpenYear } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link, useSearchParams } from 'wouter'
import { fetchOpenYear } from '../api/open.ts'
import { useTitle } from '../parts/use-title.ts'
import { fill, wordOf } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { compareAddress, regionAddress, viewAddress } from './addresses.ts'
import { EditionNote } from './edition-note.tsx'
import { factOf } from './fact-name.ts'
import { IdentityNote } from './identity-note.tsx'
import { inWan, signedWan } from './money.ts'
import { OpenState } from './open-state.tsx'
import { PictureView } from './picture-view.tsx'
import { SourceLink } from './source-link.tsx'
import { UnitFoot } from './unit-foot.tsx'

const TablesView = lazy(async () => ({ default: (await import('./tables-view.tsx')).TablesView }))
const ReadingView = lazy(async () => ({ default: (await import('./reading-view.tsx')).ReadingView }))
const ProgramsView = lazy(async () => ({ default: (await import('./programs-view.tsx')).ProgramsView }))
const TrendView = lazy(async () => ({ default: (await import('./trend-view.tsx')).TrendView }))
const ChecksView = lazy(async () => ({ default: (await import('./checks-view.tsx')).ChecksView }))

const views = ['picture', 'tables', 'reading', 'programs', 'trend', 'checks'] as const
type View = (typeof views)[number]

/** 单位的一年 The page of a unit's year; the address carries the view. */
export function UnitPage({ unit, year }: { readonly unit: string; readonly year: string }) {
  const [parameters] = useSearchParams()
  const document = parameters.get('document')
  const query = useQuery({
    queryKey: ['open-year', unit, year, document],
    queryFn: ({ signal }) => fetchOpenYear(unit, year, document, signal),
  })
  return <OpenState query={query}>{(detail) => <Loaded detail={detail} />}</OpenState>
}

function Loaded({ detail }: { readonly detail: OpenYear }) {
  const words = useWords()
  const [parameters] = useSearchParams()
  const view = views.find((one) => one === parameters.get('view')) ?? 'picture'
  useTitle(titleOf(detail, words), words.app.name)
  return (
    <article className="unit-page">
      <UnitHead detail={detail} view={view} />
      <Suspense fallback={<div className="open-loading" role="status" aria-label={words.open.loading} />}>
        {view === 'picture' && <PictureView detail={detail} />}
        {view === 'tables' && <TablesView detail={detail} />}
        {view === 'reading' && <ReadingView detail={detail} />}
        {view === 'programs' && <ProgramsView detail={detail} />}
        {view === 'trend' && <TrendView detail={detail} />}
        {view === 'checks' && <ChecksView detail={detail} />}
      </Suspense>
      <UnitFoot detail={detail} />
    </article>
  )
}

type Words = ReturnType<typeof useWords>

const titleOf = (detail: OpenYear, words: Words): string =>
  fill(words.open.unit.title, {
    unit: detail.unitName ?? detail.unitKey,
    year: detail.year,
    kind:
      detail.kind === 'department-budget' || detail.kind === 'unit-budget' || detail.kind === null
        ? words.open.unit.budget
        : wordOf(words.kind, detail.kind),
  })

function UnitHead({ detail, view }: { readonly detail: OpenYear; readonly view: View }) {
  const words = useWords()
  return (
    <header className="unit-head">
      <div className="unit-title">
        {detail.region && (
          <p className="mut">
            <Link href={regionAddress(detail.region)}>{detail.region}</Link>
          </p>
        )}
        <h1>{titleOf(detail, words)}</h1>
        <EditionNote detail={detail} />
        <IdentityNote detail={detail} />
        <UnitNav detail={detail} view={view} />
      </div>
      <HeroFigures detail={detail} />
    </header>
  )
}

function UnitNav({ detail, view }: { readonly detail: OpenYear; readonly view: View }) {
  const { open } = useWords()
  const labels: { readonly [V in View]: string } = {
    picture: open.unit.picture,
    tables: fill(open.unit.tables, { n: detail.book.tables.length }),
    reading: open.unit.reading,
    programs: fill(open.unit.programs, { n: detail.book.programs.length }),
    trend: open.unit.trend,
    checks: open.unit.checks,
  }
  const address = (one: View) => viewAddress(detail, one === 'picture' ? null : one)
  return (
    <nav className="unit-nav" aria-label={open.unit.part}>
      {views
        .filter((one) => one !== 'programs' || detail.book.programs.length > 0)
        .map((one) => (
          <Link key={one} href={address(one)} aria-current={one === view ? 'page' : undefined}>
            {labels[one]}
          </Link>
        ))}
      <Link href={compareAddress([detail.unitKey], detail.year)}>{open.unit.compare}</Link>
    </nav>
  )
}

const isProgrammes = (kind: OpenYear['kind']): boolean =>
  kind === 'programme-targets' || kind === 'self-evaluation'

/** 四个大数 Total, change, three public expenses, programmes; what is not disclosed keeps its place. */
function HeroFigures({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const { facts, tree } = detail.book
  // A document that is nothing but programmes states no year's total: theirs is what there is to say.
  const listsProgrammes = !factOf(facts, 'total', detail.year) && isProgrammes(detail.kind) && tree.length > 0
  const money = (fact: string, label: string, print: (fen: number) => string, main = false) => {
    const found = factOf(facts, fact, detail.year)
    return (
      <div className={main ? 'hero main' : 'hero'}>
        <dt>{label}</dt>
        <dd>
          {found ? (
            <SourceLink document={detail.documentId} place={found.place} name={label}>
              <b>{print(found.amount)}</b>
              <span className="u">{open.wan}</span>
            </SourceLink>
          ) : (
            <span className="undisclosed">{open.notDisclosed}</span>
          )}
        </dd>
      </div>
    )
  }
  return (
    <dl className="heroes">
      {listsProgrammes ? (
        <div className="hero main">
          <dt>{open.unit.programSum}</dt>
          <dd>
            <b>{inWan(tree.reduce((sum, { amount }) => sum + amount, 0))}</b>
            <span className="u">{open.wan}</span>
          </dd>
        </div>
      ) : (
        <>
          {money('total', open.unit.total, inWan, true)}
          {money('change', open.unit.change, signedWan)}
          {money('threePublic', open.unit.threePublic, inWan)}
        </>
      )}
      <div className="hero">
        <dt>{open.unit.programCount}</dt>
        <dd>
          <b>{detail.book.programs.length}</b>
          <span className="u">{open.unit.piece}</span>
        </dd>
      </div>
    </dl>
  )
}

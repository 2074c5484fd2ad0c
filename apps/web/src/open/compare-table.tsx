import type { OpenFacts } from '@mingzhang/model'
import { Link } from 'wouter'
import { fill, wordOf } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { yearAddress } from './addresses.ts'
import { chosenOf, comparedFacts, divide, divisions } from './compare.ts'
import { factOf, useFactName } from './fact-name.ts'
import { inUnits, inWan, inYuan, percentOf, signedWan } from './money.ts'
import { SourceLink } from './source-link.tsx'

type Properties = {
  readonly all: readonly OpenFacts[]
  readonly units: readonly string[]
  readonly year: number | null
  readonly remove: (unit: string) => void
}

/** Pixels a column needs at least. */
const columnWidth = 150

type Chosen = ReturnType<typeof chosenOf>

/** 并列表 Units as columns, figures as rows, each with a bar against the largest of its row. */
export function CompareTable({ all, units, year, remove }: Properties) {
  const { open } = useWords()
  const chosen = chosenOf(all, units, year)
  const books = chosen.flatMap(({ book }) => (book ? [book] : []))
  const mixed = new Set(books.map(({ year: of, kind }) => `${of} ${kind}`)).size > 1
  const stated = comparedFacts.filter((fact) => books.some((book) => factOf(book.facts, fact, book.year)))
  return (
    <>
      {mixed && <p className="sv plain w">{open.comparing.different}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys. */}
      <section className="wide-table" tabIndex={0} aria-label={open.comparing.title}>
        <table className="work compare-table" style={{ minWidth: columnWidth * (chosen.length + 1) }}>
          <caption className="unseen">{open.comparing.title}</caption>
          <thead>
            <tr>
              <th scope="col">
                {open.comparing.fact}
                <span className="u">{open.wan}</span>
              </th>
              {chosen.map(({ unit, name, book }) => (
                <UnitHead key={unit} unit={unit} name={name} book={book} remove={remove} />
              ))}
            </tr>
          </thead>
          <tbody>
            {stated.map((fact) => (
              <FactRow key={fact} fact={fact} chosen={chosen} />
            ))}
            {divisions.filter(isShown(books)).map((division) => (
              <DividedRow key={division.id} division={division} chosen={chosen} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

/** Per post is said only where posts are told; the other lines keep their place, to say that nothing was disclosed. */
const isShown =
  (books: readonly OpenFacts[]) =>
  ({ id, below }: (typeof divisions)[number]): boolean =>
    id !== 'perPost' || books.some(({ facts, year }) => below.some((fact) => factOf(facts, fact, year)))

type HeadProperties = {
  readonly unit: string
  readonly name: string
  readonly book: OpenFacts | null
  readonly remove: (unit: string) => void
}

function UnitHead({ unit, name, book, remove }: HeadProperties) {
  const words = useWords()
  return (
    <th scope="col" className="n">
      {book ? <Link href={yearAddress(unit, book.year)}>{name}</Link> : name}
      <span className="u">{book ? `${book.year} ${wordOf(words.kind, book.kind ?? 'unknown')}` : '—'}</span>
      <button
        type="button"
        className="remove"
        aria-label={fill(words.open.comparing.remove, { name })}
        onClick={() => remove(unit)}
      >
        ×
      </button>
    </th>
  )
}

function FactRow({ fact, chosen }: { readonly fact: string; readonly chosen: Chosen }) {
  const { open } = useWords()
  const name = useFactName()(fact, null)
  const found = chosen.map(({ book }) => (book ? factOf(book.facts, fact, book.year) : null))
  const largest = Math.max(...found.map((one) => Math.abs(one?.amount ?? 0)))
  const counted = /^(?:count|area):/u.test(fact)
  const print = counted ? inUnits : fact === 'change' ? signedWan : inWan
  return (
    <tr>
      <th scope="row">{name}</th>
      {found.map((one, index) => (
        <td key={chosen[index]?.unit} className="n">
          {one ? (
            <>
              <SourceLink document={chosen[index]?.book?.documentId ?? ''} place={one.place} name={name}>
                {print(one.amount)}
              </SourceLink>
              <span className="meter" aria-hidden="true">
                <span
                  style={{ width: `${one.amount > 0 && largest > 0 ? percentOf(one.amount, largest) : 0}%` }}
                />
              </span>
            </>
          ) : (
            <span className="undisclosed small">{open.notDisclosed}</span>
          )}
        </td>
      ))}
    </tr>
  )
}

type DividedProperties = { readonly division: (typeof divisions)[number]; readonly chosen: Chosen }

function DividedRow({ division, chosen }: DividedProperties) {
  const { open } = useWords()
  const nameOf = useFactName()
  const name = open.comparing[division.id]
  const unit = open.comparing[`${division.id}Unit`]
  return (
    <tr>
      <th scope="row">{name}</th>
      {chosen.map(({ unit: key, book }) => {
        const result = book ? divide(book, division.above, division.below) : ({ missing: 'below' } as const)
        if ('missing' in result) {
          const below = open.comparing[division.name]
          const what = result.missing === 'above' ? nameOf(division.above[0] ?? '', null) : below
          const says = result.missing === 'none' ? open.comparing.isZero : open.comparing.noDivisor
          return (
            <td key={key} className="n">
              <span className="undisclosed small">{fill(says, { name: what })}</span>
            </td>
          )
        }
        return (
          <td key={key} className="n">
            <b>{inYuan(result.fen)}</b>
            <span className="u">{unit}</span>
            <span className="how">
              <SourceLink document={book?.documentId ?? ''} place={result.above.place} name={name}>
                {inWan(result.above.amount)}
              </SourceLink>
              {' ÷ '}
              <SourceLink document={book?.documentId ?? ''} place={result.below.place} name={name}>
                {inUnits(result.below.amount)}
              </SourceLink>
              {book && result.below.year !== book.year && (
                <span className="when">{fill(open.comparing.yearEnd, { year: result.below.year })}</span>
              )}
            </span>
          </td>
        )
      })}
    </tr>
  )
}

import type { GlossaryEntry } from '@mingzhang/law'
import type { OpenYear, Place } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { fetchGlossary } from '../api/open.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { factOf, useFactName } from './fact-name.ts'
import { inWan } from './money.ts'
import { SourceLink } from './source-link.tsx'

/** 要解释的数 What is explained first, when the document has it. */
const explained = [
  'carriedIn',
  'fund:governmentFund',
  'threePublic',
  'use:running',
  'use:personnel',
  'use:project',
]
const most = 5
/** A largest block smaller than this share of the year says little. */
const tellingShare = 0.3

type Line = {
  readonly id: string
  readonly title: string
  readonly amount: number
  readonly place: Place | null
}

/** 看懂这些数 The figures in plain words, two lines each. */
export function Explanations({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const query = useQuery({
    queryKey: ['open-glossary'],
    queryFn: ({ signal }) => fetchGlossary(signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const lines = useLines(detail)
  const terms = new Map(
    (query.data?.entries ?? []).flatMap((entry) => entry.facts.map((fact) => [fact, entry])),
  )
  if (lines.length === 0) return null
  return (
    <section className="explain">
      <h2>{open.unit.explain}</h2>
      <ul>
        {lines.map(({ id, title, amount, place }) => (
          <li key={id}>
            <p className="explain-line">
              <b>{title}</b>
              <SourceLink document={detail.documentId} place={place} name={title}>
                <b>{inWan(amount)}</b>
                <span className="u">{open.wan}</span>
              </SourceLink>
            </p>
            <p className="explain-plain">{plainOf(terms, id)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** While the terms are on their way the line keeps its place. */
const plainOf = (terms: ReadonlyMap<string, GlossaryEntry>, id: string): string =>
  terms.get(id)?.plain ?? '\u00a0'

function useLines(detail: OpenYear): Line[] {
  const { open } = useWords()
  const nameOf = useFactName()
  const { tree, facts } = detail.book
  const total = tree.reduce((sum, { amount }) => sum + amount, 0)
  const largest = tree
    .flatMap(({ blocks }) => blocks)
    .filter(({ id }) => id.startsWith('econ:'))
    .toSorted((one, other) => other.amount - one.amount)[0]
  const first: Line[] =
    largest && largest.amount > total * tellingShare
      ? [
          {
            id: largest.id,
            title: fill(open.unit.perHundred, {
              n: Math.round((largest.amount / total) * 100),
              name: nameOf(largest.id, largest.name),
            }),
            amount: largest.amount,
            place: largest.place,
          },
        ]
      : []
  const rest = explained.flatMap((fact): Line[] => {
    const found = factOf(facts, fact, detail.year)
    if (!found || found.amount === 0) return []
    return [{ id: fact, title: nameOf(fact, found.name), amount: found.amount, place: found.place }]
  })
  return [...first, ...rest].slice(0, most)
}

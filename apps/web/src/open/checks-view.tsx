import type { OpenYear } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { fetchFindings } from '../api/open.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { sourceAddress } from './addresses.ts'
import { OpenState } from './open-state.tsx'

/** 核对结果 What does not agree in the document, as it was found, the arithmetic and not a judgement. */
export function ChecksView({ detail }: { readonly detail: OpenYear }) {
  const words = useWords()
  const { open } = words
  const query = useQuery({
    queryKey: ['open-findings', detail.documentId],
    queryFn: ({ signal }) => fetchFindings(detail.documentId, signal),
  })
  return (
    <OpenState query={query}>
      {({ findings }) => {
        const graded = (['error', 'warning', 'note'] as const).flatMap((severity) =>
          findings.filter((finding) => finding.severity === severity),
        )
        if (graded.length === 0) {
          return (
            <section className="checks">
              <h2>{open.unit.noFindings}</h2>
              <p>{fill(open.unit.noFindingsWhy, detail.verdicts)}</p>
            </section>
          )
        }
        return (
          <section className="checks">
            <h2>{open.unit.checks}</h2>
            <p className="mut">{open.unit.findingsLead}</p>
            <ul>
              {graded.map(({ id, severity, what, why, places, figures, certainty }) => (
                <li key={id}>
                  <span className={`sv ${marks[severity]}`}>{words.severity[severity]}</span>
                  <div>
                    <h3>
                      <Link href={sourceAddress(detail.documentId, places[0] ?? null)}>{what}</Link>
                    </h3>
                    {figures && (
                      <p>
                        {`${open.unit.stated} ${figures.stated}，${open.unit.expected} ${figures.expected}，${open.unit.difference} ${figures.difference} ${figures.unit}`}
                      </p>
                    )}
                    <p className="mut">
                      {`${why}；${fill(open.unit.unsure, { certainty: words.certainty[certainty] })}`}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )
      }}
    </OpenState>
  )
}

const marks = { error: 'e', warning: 'w', note: 't' } as const

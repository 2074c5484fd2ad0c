import type { Severity } from '@mingzhang/model'
import { useMemo } from 'react'
import { locate } from '../places/source-index.ts'
import { useWords } from '../words/use-words.ts'
import { useDocumentInUse } from './document-context.ts'
import { whereInWords } from './place-names.ts'
import { shareOf } from './share.ts'
import type { Visible } from './visible.ts'

const rank: { readonly [S in Severity]: number } = { note: 0, warning: 1, error: 2 }

/** 分布 The rail: where in the document the findings stand, and which part is in view. */
export function Rail({ visible }: { readonly visible: readonly Visible[] }) {
  const words = useWords()
  const { reading, shown, selected, select } = useDocumentInUse()
  const marks = useMemo(() => {
    // A few marks at the top would say that the rest of the document has no findings.
    if (!reading.complete) return []
    const placed = shown.flatMap((finding) => {
      const place = finding.places[0]
      const spot = place && locate(reading.index, place)[0]
      return place && spot ? [{ finding, place, share: shareOf(reading, spot) }] : []
    })
    return placed.sort((a, b) => rank[a.finding.severity] - rank[b.finding.severity])
  }, [reading, shown])
  return (
    <nav className="rail" aria-label={words.document.overview}>
      <div className="track">
        {marks.map(({ finding, place, share }) => {
          const severity = words.severity[finding.severity]
          const where = whereInWords(place, words)
          return (
            <button
              key={finding.id}
              type="button"
              tabIndex={-1}
              className={`mark ${finding.severity} ${finding === selected ? 'chosen' : ''}`}
              style={{ top: `${share * 100}%` }}
              title={`${severity} · ${where} · ${finding.what}`}
              aria-label={`${severity} ${where} ${finding.what}`}
              onClick={() => select(finding)}
            />
          )
        })}
        {visible.map(({ from, to }) => (
          <span
            key={from}
            className="view"
            style={{ top: `${from * 100}%`, height: `max(10px, ${(to - from) * 100}%)` }}
          />
        ))}
      </div>
    </nav>
  )
}

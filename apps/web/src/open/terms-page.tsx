import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fetchGlossary } from '../api/open.ts'
import { useTitle } from '../parts/use-title.ts'
import { useWords } from '../words/use-words.ts'
import { OpenState } from './open-state.tsx'

/** 名词解释 Every term in plain words. */
export function TermsPage() {
  const words = useWords()
  const { open } = words
  useTitle(open.glossary.title, words.app.name)
  const [text, setText] = useState('')
  const query = useQuery({
    queryKey: ['open-glossary'],
    queryFn: ({ signal }) => fetchGlossary(signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <article className="terms-page">
      <h1>{open.glossary.title}</h1>
      <p className="lead">{open.glossary.lead}</p>
      <input
        type="search"
        value={text}
        placeholder={open.glossary.search}
        aria-label={open.glossary.search}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <OpenState query={query}>
        {({ entries }) => (
          <dl className="terms">
            {entries
              .filter(({ term, plain, english }) =>
                `${term}${plain}${english.toLowerCase()}`.includes(text.trim().toLowerCase()),
              )
              .map(({ term, english, plain }) => (
                <div key={term}>
                  <dt>
                    {term}{' '}
                    <span className="u" lang="en">
                      {english}
                    </span>
                  </dt>
                  <dd>{plain}</dd>
                </div>
              ))}
          </dl>
        )}
      </OpenState>
    </article>
  )
}

import type { Citation } from '@mingzhang/model'
import citationsText from '../../../law/citations.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

const citations = lazy(
  (): ReadonlyMap<string, Citation> =>
    new Map(
      rowsOfTsv(citationsText).map((row) => [
        row['id'] ?? '',
        {
          instrument: row['instrument'] ?? '',
          article: row['article'] ?? '',
          gist: row['gist'] ?? '',
          verified: row['verified'] === 'yes',
          ...(row['own'] === 'yes' && { own: true }),
        },
      ]),
    ),
)

/**
 * 依据 The legal basis of a rule, by its id in law/citations.tsv.
 *
 * What was not checked against the text of the instrument says so (`verified: false`). An id the file does not know
 * is a mistake of the programmer and throws.
 */
export function cite(id: string): Citation {
  const citation = citations().get(id)
  if (!citation) throw new Error(`law/citations.tsv has no ${id}`)
  return citation
}

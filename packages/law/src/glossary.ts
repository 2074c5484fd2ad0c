import glossaryText from '../../../law/glossary.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

/** 名词解释 A term of the trade in plain words, two lines at most, and the facts of the open book it explains. */
export type GlossaryEntry = {
  readonly term: string
  readonly english: string
  readonly facts: readonly string[]
  readonly plain: string
}

/** 名词解释 Every term, in the order of the file: law/glossary.tsv. */
export const glossary = lazy((): readonly GlossaryEntry[] =>
  rowsOfTsv(glossaryText).map((row) => ({
    term: row['term'] ?? '',
    english: row['english'] ?? '',
    facts: (row['facts'] ?? '').split(',').filter(Boolean),
    plain: row['plain'] ?? '',
  })),
)

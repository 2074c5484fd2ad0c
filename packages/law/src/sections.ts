import sectionsText from '../../../law/editions/sections.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

const alternatives = lazy(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(rowsOfTsv(sectionsText).map((row) => [row['section'] ?? '', (row['also'] ?? '').split('|')])),
)

/**
 * 同义节名 Names under which other places print what a section of the narrative says, law/editions/sections.tsv; in the order
 * in which they stand there.
 */
export const sectionsAlike = (section: string): readonly string[] => alternatives().get(section) ?? []

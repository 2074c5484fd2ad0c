import type { EmbeddedFacts, Fact } from '../publication/facts/embedded-facts.ts'
import { figureHeads } from '../publication/facts/figures-of-data.ts'
import { type CsvValue, writeCsv } from './write-csv.ts'

/**
 * 公开稿的数（CSV） Every printed figure of a disclosure, one a line, in the order in which they are printed: where it
 * stands, what it is called, what is printed, what it is worth and which money it speaks of.
 *
 * A figure of a sentence has no table; a number that is no stated amount (a code, a weight) has no worth.
 */
export function writePublicationCsv(facts: EmbeddedFacts): Uint8Array {
  const { unit, year, edition } = facts
  const line = (table: string | null, { name, text, amount, unit: measure, key }: Fact): CsvValue[] => [
    unit.code,
    unit.name,
    { number: String(year) },
    edition,
    table,
    name,
    text.replace(/^-/u, '−'),
    amount === null ? null : { number: amount },
    measure,
    key,
  ]
  return writeCsv(
    [
      figureHeads,
      ...facts.tables.flatMap(({ title, figures }) => figures.map((figure) => line(title, figure))),
      ...facts.sentences.map((figure) => line(null, figure)),
    ],
    true,
  )
}

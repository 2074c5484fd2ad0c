import { type Disclosure, type Publication, statementsOf } from '@mingzhang/model'
import { type PdfEngine, type ReadFile, read } from '@mingzhang/readers'
import { expect } from 'vitest'
import { compareFacts } from '../facts/compare-facts.ts'
import { type EmbeddedFacts, factsOf } from '../facts/embedded-facts.ts'
import { readEmbeddedFacts } from '../facts/read-embedded-facts.ts'
import { publicationOfSample } from './publication-of-sample.ts'

export const verdicts = { holds: 12, fails: 0, unknown: 3, inapplicable: 1 }

/** Keys of a table whose heads are torn in the text it was published as, so that nothing can be said of its columns. */
const torn: Readonly<Record<string, RegExp>> = {
  'qinhuangdao-office-affairs-2023': /econ=(?:30217|30231|threePublic|vehicles)/u,
}

/** Writes a sample, reads it back, and expects the same statements, the same figures and the facts in it. */
export async function expectRoundTrip(
  name: string,
  write: (publication: Publication, facts: EmbeddedFacts) => Uint8Array | Promise<Uint8Array>,
  pdf: PdfEngine | null = null,
): Promise<Uint8Array> {
  const { publication, disclosure } = publicationOfSample(name)
  const facts = factsOf(publication, verdicts)
  const bytes = await write(publication, facts)
  const { source, disclosure: back } = readBack(bytes, pdf)
  const skipped = torn[name]
  const told = (each: string): boolean => skipped === undefined || !skipped.test(each)
  expect(differences(disclosure, back).filter(told)).toEqual([])
  expect(readEmbeddedFacts(bytes)).toEqual(facts)
  expect(compareFacts(facts, source).changes).toEqual([])
  return bytes
}

export function readBack(bytes: Uint8Array, pdf: PdfEngine | null = null): ReadFile {
  const file = read(bytes, 'x', undefined, pdf)
  if (!file.ok) throw new Error(file.refusal.id)
  return file.value
}

/** What a document states: key, amount and unit of every statement; entries are named by the table they stand in. */
const stated = (disclosure: Disclosure): string[] =>
  statementsOf(disclosure)
    .map(({ keyText, amount }) => `${keyText.replace(/ entry=\S+/u, '')} ${amount.value} ${amount.unit}`)
    .sort()

/** Statements of one document that the other has not, and the other way round. */
export function differences(one: Disclosure, other: Disclosure): string[] {
  return [...missing(stated(one), stated(other), '-'), ...missing(stated(other), stated(one), '+')]
}

function missing(from: readonly string[], other: readonly string[], sign: string): string[] {
  const left = new Map<string, number>()
  for (const each of other) left.set(each, (left.get(each) ?? 0) + 1)
  return from
    .filter((each) => {
      const count = left.get(each) ?? 0
      left.set(each, count - 1)
      return count <= 0
    })
    .map((each) => `${sign} ${each}`)
}

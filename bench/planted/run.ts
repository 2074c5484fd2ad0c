import type { Finding } from '@mingzhang/model'
import { generatedDocument, type PlantedDocument } from './documents.ts'
import { randomOf } from './random.ts'
import { samplePapers } from './sample-papers.ts'
import { plant, type Trial, untouched } from './trial.ts'

export type Run = {
  readonly documents: number
  readonly trials: readonly Trial[]
  /** What is said of generated documents before anything is planted, with the document's name. */
  readonly untouched: readonly (Finding & { readonly document: string })[]
}

/**
 * 试验 Plants errors in generated disclosures and in the repaired samples.
 *
 * @param documents how many disclosures are generated
 * @param each errors planted in each of them, one at a time
 */
export function runTruth(root: string, seed: number, documents: number, each: number): Run {
  const generated: PlantedDocument[] = Array.from({ length: documents }, (_, at) =>
    generatedDocument(seed + at),
  )
  const all = [...generated, ...samplePapers(root)]
  return {
    documents: all.length,
    untouched: generated.flatMap(({ name, paper }) =>
      untouched(paper).map((finding) => ({ ...finding, document: name })),
    ),
    trials: all.flatMap(({ name, paper }, at) => plant(name, paper, each, randomOf(seed * 7919 + at))),
  }
}

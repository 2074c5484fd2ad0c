import type { Finding } from '@mingzhang/model'
import { allSlips, slipsOfText } from './all-slips.ts'
import { compiledDocument } from './compiled.ts'
import { generatedDocument, type PlantedDocument } from './documents.ts'
import { randomOf } from './random.ts'
import { samplePapers } from './sample-papers.ts'
import { budgetAndAccounts, department, registerAndUnit, type Several, volumes, years } from './several.ts'
import { figureSlips, type Slip } from './slips.ts'
import { plant, type Trial, untouched } from './trial.ts'

export type Run = {
  readonly documents: number
  readonly trials: readonly Trial[]
  /** What is said of documents and sets of documents before anything is planted, with the document's name. */
  readonly untouched: readonly (Finding & { readonly document: string })[]
}

/** What is planted in a document. */
type Plot = PlantedDocument & { readonly slips: readonly Slip[]; readonly each: number }

/**
 * 试验 Plants errors in generated disclosures, in books the program compiled, in sets of documents that belong together,
 * and in the repaired samples.
 *
 * @param documents how many disclosures are generated; a fifth as many books are compiled and sets put together
 * @param each errors planted in each of them, one at a time; fewer in what has room for few kinds
 */
export function runTruth(root: string, seed: number, documents: number, each: number): Run {
  const some = Math.max(1, Math.round(documents / 5))
  const count = <T>(length: number, make: (at: number) => T): T[] =>
    Array.from({ length }, (_, at) => make(at))
  const closed: Plot[] = [
    ...count(documents, (at) => plotOf(generatedDocument(seed + at), each)),
    ...count(some, (at) => plotOf(compiledDocument(seed + at), each)),
    ...count(some, (at) => severalPlot(seed + at, each)),
  ]
  const all = [...closed, ...samplePapers(root).map((document) => plotOf(document, each))]
  return {
    documents: all.length,
    untouched: closed.flatMap(({ name, paper }) =>
      untouched(paper).map((finding) => ({ ...finding, document: name })),
    ),
    trials: all.flatMap(({ name, paper, slips, each: times }, at) =>
      plant(name, paper, slips, times, randomOf(seed * 7919 + at)),
    ),
  }
}

const plotOf = (document: PlantedDocument, each: number): Plot =>
  document.isAlone
    ? { ...document, slips: slipsOfText, each: Math.ceil(each / 2) }
    : { ...document, slips: allSlips, each }

const makers = [years, budgetAndAccounts, department, registerAndUnit, volumes]

/** A set of documents: only what several documents show is planted there; in volumes, any wrong figure. */
function severalPlot(seed: number, each: number): Plot {
  const make = makers[seed % makers.length] ?? years
  const several = make(seed)
  const slips = several.wrongly.length === 0 ? figureSlips : several.wrongly.map(slipOf)
  const paper = several.paper
  return { name: `together ${several.kind}-${seed}`, paper, slips, each: Math.ceil(each / 3) }
}

const slipOf = ({ slip, make }: Several['wrongly'][number]): Slip => ({
  name: slip,
  roles: ['cell', 'change'],
  make: ({ random }) => make(random),
})

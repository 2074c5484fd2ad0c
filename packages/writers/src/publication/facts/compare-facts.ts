import type { Place, SourceDocument } from '@mingzhang/model'
import { align } from './align.ts'
import { type EmbeddedFacts, type Fact, plainNumber } from './embedded-facts.ts'
import {
  comparedText,
  figuresOfSource,
  numbersIn,
  type PrintedFigure,
  type PrintedFigures,
} from './printed-figures.ts'

/** 改动 One figure that no longer stands as approved: what it was, what stands there now. */
export type FactChange = {
  /** Title of the table; null for a figure in a sentence. */
  readonly table: string | null
  readonly name: string
  /** As approved; null for a number that was not there. */
  readonly approved: string | null
  /** As it reads now; null where it is gone. */
  readonly found: string | null
  readonly place: Place | null
}

/** 核验结果 How many figures of the facts stand as approved, and which do not. */
export type FactComparison = {
  readonly same: number
  readonly total: number
  readonly changes: readonly FactChange[]
}

type Approved = Fact & { readonly table: string | null }

/**
 * 核验 The figures of a file as read against the facts it carries. Tables are compared with tables, sentences with
 * sentences, both in reading order. In sentences only bound figures are held to anything; in tables no number may
 * come in addition.
 */
export const compareFacts = (facts: EmbeddedFacts, source: SourceDocument): FactComparison =>
  compareFigures(facts, figuresOfSource(source))

/** 逐数核验 The figures that stand in a file, however they were read, against the facts. */
export function compareFigures(facts: EmbeddedFacts, figures: PrintedFigures): FactComparison {
  const inTables = facts.tables.flatMap(({ title, figures }) =>
    figures.map((figure): Approved => ({ ...figure, table: title })),
  )
  const inSentences = facts.sentences.flatMap((fact) =>
    numbersIn(fact.text).map((text): Approved => ({ ...fact, text, table: null })),
  )
  const tables = compare(inTables, figures.tables)
  const sentences = compare(inSentences, figures.sentences)
  const changes = [
    ...tables.filter((change) => change.approved !== null || isUnexpected(change, inTables)),
    ...sentences.filter((change) => change.approved !== null),
  ]
  const total = inTables.length + inSentences.length
  return { same: total - changes.filter(({ approved }) => approved !== null).length, total, changes }
}

function compare(approved: readonly Approved[], found: readonly PrintedFigure[]): FactChange[] {
  const saysWorth = found.some(({ worth }) => worth !== undefined)
  const hunks = align(
    approved.map(({ text, amount }) => comparedText(text, saysWorth ? amount : undefined)),
    found.map(({ text, worth }) => comparedText(text, saysWorth ? worth : undefined)),
  )
  return hunks.flatMap(({ from, to, otherFrom, otherTo }) => {
    const near = approved[from] ?? approved[from - 1]
    return pairs(approved.slice(from, to), found.slice(otherFrom, otherTo)).map(
      ([was, is]): FactChange => ({
        table: was?.table ?? near?.table ?? null,
        name: was?.name ?? '',
        ...inWords(was, is),
        place: is?.place ?? null,
      }),
    )
  })
}

/** As printed; where the print is the same, what it is worth. */
function inWords(
  was: Approved | undefined,
  is: PrintedFigure | undefined,
): Pick<FactChange, 'approved' | 'found'> {
  const isSamePrint = was !== undefined && is !== undefined && plainNumber(was.text) === plainNumber(is.text)
  if (!isSamePrint) return { approved: was?.text ?? null, found: is?.text ?? null }
  return { approved: was.amount ?? was.text, found: is.worth === '' ? null : (is.worth ?? is.text) }
}

type Pair = readonly [Approved | undefined, PrintedFigure | undefined]

/** What was and what stands in its stead, in order; where there is more than was, the numbers of like digits. */
function pairs(was: readonly Approved[], is: readonly PrintedFigure[]): Pair[] {
  const left = [...is]
  const matched = was.map((each, index): Pair => {
    const like = left.length > was.length - index ? left.findIndex(({ text }) => isLike(text, each.text)) : 0
    const until = Math.max(like, 0)
    const [found] = left.splice(until, 1)
    return [each, found]
  })
  return [...matched, ...left.map((each): Pair => [undefined, each])]
}

const isLike = (one: string, other: string): boolean => decimals(one) === decimals(other)

const decimals = (text: string): number => /[.．](\d+)/u.exec(text)?.[1]?.length ?? 0

/** Numbers of columns (1, 2, 3 …) stand in heads that are repeated on every page; they are no figures. */
const isUnexpected = ({ found }: FactChange, approved: readonly Approved[]): boolean =>
  approved.length > 0 && found !== null && !/^\d{1,2}$/u.test(found.trim())

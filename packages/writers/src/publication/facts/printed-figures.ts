import type { Grid, Place, SourceDocument } from '@mingzhang/model'
import { isNumber, plainNumber } from './embedded-facts.ts'

/** 读到的数 A number that stands in a file now. */
export type PrintedFigure = {
  readonly text: string
  readonly place: Place | null
  /** What the file says it is worth, where a format of data says it beside what is printed. */
  readonly worth?: string
}

/** 文件里的数 The numbers of a file in reading order: those of tables, those of sentences. */
export type PrintedFigures = {
  readonly tables: readonly PrintedFigure[]
  readonly sentences: readonly PrintedFigure[]
}

/** 取数 The numbers of a document as read. */
export const figuresOfSource = ({ blocks }: SourceDocument): PrintedFigures => ({
  tables: blocks.flatMap((block) => (block.kind === 'grid' ? numbersOfGrid(block) : [])),
  sentences: blocks.flatMap((block) =>
    block.kind === 'grid' ? [] : numbersIn(block.text).map((text) => ({ text, place: block.place })),
  ),
})

const numbersOfGrid = ({ rows }: Grid): PrintedFigure[] =>
  rows.flatMap(({ cells }) =>
    cells.filter(({ text }) => isNumber(text)).map(({ text, place }) => ({ text, place })),
  )

/** The numbers of a text as printed; a point or a separator at the end of a sentence is none of theirs. */
export const numbersIn = (text: string): string[] =>
  text.match(/[-−－]?[\d０-９]+(?:[,，.．][\d０-９]+)*/gu) ?? []

/** 比的是 What is compared of a figure: the number without what printing adds, and its worth where it is said. */
export const comparedText = (text: string, worth: string | null | undefined): string =>
  worth === undefined ? plainNumber(text) : `${plainNumber(text)}|${worth ?? ''}`

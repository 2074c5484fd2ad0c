import type { Place } from './place.ts'

/**
 * 公开账 What the open book shows of one document: figures by what they are, each with its place, so that every number on
 * the page leads to its source. Amounts are whole 分, or hundredths of `unit` for areas, vehicles and persons.
 */
export type OpenBook = {
  /** Hero figures, sources, uses, functions, accounts, assets; what the document does not state is not there. */
  readonly facts: readonly OpenFact[]
  readonly flow: OpenFlow
  readonly tree: readonly OpenGroup[]
  readonly programs: readonly OpenProgram[]
  readonly tables: readonly OpenTable[]
}

/** 一个数 A figure with where it stands. */
export type OpenFigure = {
  readonly amount: number
  /** Worth of the last printed digit. */
  readonly step: number
  readonly unit: string
  readonly place: Place
}

/**
 * 公开的事实 A figure under a name that is the same in every document: `total`, `carriedIn`, `fund:general`, `use:basic`,
 * `func:201`, `econ:30231`, `threePublic`, `count:vehicle`, `area:officeBuilding` …
 */
export type OpenFact = OpenFigure & {
  readonly fact: string
  /** As printed; null where the document gives no name of its own. */
  readonly name: string | null
  readonly year: number
}

export type OpenColumn = 'source' | 'function' | 'use' | 'part'

export type OpenNode = {
  readonly id: string
  readonly column: OpenColumn
  readonly name: string | null
  readonly amount: number
  readonly place: Place | null
}

export type OpenLink = { readonly from: string; readonly to: string; readonly amount: number }

/**
 * 收支流向 What comes in, on what, how. Where the tables do not say which source pays for which function (or which
 * function is spent how), the two columns meet in a node `whole` instead of being joined by guesses.
 */
export type OpenFlow = { readonly nodes: readonly OpenNode[]; readonly links: readonly OpenLink[] }

/** 支出构成 One way of spending and what it goes to, from large to small; `rest` is what no table breaks down. */
export type OpenGroup = {
  readonly id: string
  readonly amount: number
  readonly place: Place | null
  readonly blocks: readonly OpenBlock[]
}

export type OpenBlock = {
  readonly id: string
  readonly name: string
  readonly amount: number
  readonly place: Place | null
}

/** 项目 A programme in one line: its money and its foremost targets. */
export type OpenProgram = {
  readonly ordinal: number
  readonly name: string
  readonly code: string | null
  readonly amount: number | null
  readonly place: Place
  readonly brief: string
  readonly indicators: number
  /** Points reached, where the document is a self-evaluation. */
  readonly score: string | null
}

export type OpenTable = {
  readonly id: string
  readonly title: string
  readonly form: string | null
  readonly empty: boolean
  readonly place: Place
}

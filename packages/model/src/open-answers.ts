import type { DocumentKind, Program, Section, Stage } from './disclosure.ts'
import type { VerdictCounts } from './finding.ts'
import type { OpenBook, OpenFact } from './open.ts'
import type { Place } from './place.ts'

/*
 * 公开账的答复 What the open book answers. The store makes these, the server describes them as schemas and the pages show
 * them: one place, so that none of the three can say something else. Money is whole 分; null is "not disclosed".
 */

/**
 * 同年另一份 Another document of the same unit and year that everybody may read: the original of an edition published here, or
 * one of another kind. Its figures are in no sum; it is named beside the one that stands.
 */
export type OpenBeside = {
  readonly documentId: string
  readonly kind: DocumentKind | null
  readonly title: string | null
  /** Compiled and published here; otherwise it came as a file. */
  readonly edition: boolean
}

/** 公开账的一行 A unit's year in one line: what a region's table and the newest publications show. */
export type OpenLine = {
  readonly unitKey: string
  readonly documentId: string
  readonly unitName: string | null
  readonly region: string
  readonly year: number | null
  readonly kind: DocumentKind | null
  readonly total: number | null
  readonly change: number | null
  readonly threePublic: number | null
  readonly project: number | null
  readonly programs: number
  readonly fails: number
  /** Compiled and published here; otherwise it came as a file. */
  readonly edition: boolean
  readonly beside: readonly OpenBeside[]
}

/** 公开账首页 How much there is, the regions, and what came last. */
export type OpenHome = {
  readonly documents: number
  readonly units: number
  readonly regions: readonly { readonly region: string; readonly units: number }[]
  readonly recent: readonly OpenLine[]
}

/**
 * 版次 Whether a document stands: `current`, `replaced` by an adjusted edition (it can still be read), or `withdrawn` (it
 * cannot, but that it was there is said).
 */
export type Standing = 'current' | 'replaced' | 'withdrawn'

/** 单位的一份公开 One published document of a unit, in one line. */
export type OpenEdition = {
  readonly documentId: string
  readonly year: number | null
  readonly stage: Stage
  readonly kind: DocumentKind | null
  readonly title: string | null
  /** ISO 8601. */
  readonly importedAt: string
  readonly standing: Standing
  /** 公开日期 `YYYY-MM-DD`, of an edition that was compiled and published here; null for a document that came as a file. */
  readonly publishedOn: string | null
  /** When it was replaced or withdrawn, where that is known. */
  readonly endedOn: string | null
}

/** 一个机构 Where the years of another organisation are, and the day (`YYYY-MM-DD`) on which the one went into the other. */
export type OpenRelative = {
  readonly unitKey: string
  readonly name: string
  readonly on: string | null
  /** The last year of which it has something in the open book; null: there is none. */
  readonly latestYear: number | null
}

/**
 * 单位的来历 What a unit is called now and was called before; what it went into, and what went into it. Those keep their own
 * years: the money of two units is never taken for that of one.
 */
export type OpenIdentity = {
  readonly name: string
  readonly formerNames: readonly { readonly name: string; readonly until: string }[]
  readonly mergedInto: OpenRelative | null
  readonly merged: readonly OpenRelative[]
}

/** 单位的一年 Everything the page of a unit's year shows at first. */
export type OpenYear = {
  readonly unitKey: string
  readonly unitName: string | null
  readonly unitCode: string | null
  readonly region: string
  readonly year: number
  readonly documentId: string
  readonly title: string | null
  readonly kind: DocumentKind | null
  readonly stage: Stage
  readonly fileName: string
  readonly importedAt: string
  readonly standing: Standing
  readonly publishedOn: string | null
  readonly endedOn: string | null
  /** Edition that took its place. */
  readonly replacedBy: string | null
  /** Formats in which an edition published here can be had, as endings of files: pdf, docx, fdp.zip. */
  readonly formats: readonly string[]
  readonly verdicts: VerdictCounts
  readonly book: OpenBook
  /** Null where no organisation is kept for the unit. */
  readonly identity: OpenIdentity | null
  /** Every published document of the unit, the newest year first, what stands before what was replaced. */
  readonly editions: readonly OpenEdition[]
}

/** 一份文件的事实 The facts of one published document. */
export type OpenFacts = {
  readonly unitKey: string
  readonly unitName: string | null
  readonly region: string
  readonly documentId: string
  readonly year: number
  readonly kind: DocumentKind | null
  readonly facts: readonly OpenFact[]
}

/** 地区总览 The units of a region in a year, each with the document that stands for it. */
export type OpenRegion = {
  readonly region: string
  readonly years: readonly number[]
  readonly year: number
  readonly units: number
  /** Sums over the units that disclose the figure, and how many those are. */
  readonly total: number | null
  readonly totalOf: number
  readonly threePublic: number | null
  readonly threePublicOf: number
  readonly project: number | null
  readonly projectOf: number
  readonly fails: number
  readonly lines: readonly OpenLine[]
}

export const searchKinds = ['unit', 'program', 'indicator', 'text'] as const

/** 检索对象 What can be found. */
export type SearchKind = (typeof searchKinds)[number]

/** 检索条目 One thing that can be found: what is searched, what is shown beside it, where it stands. */
export type SearchEntry = {
  readonly text: string
  /** The heading a text stands under, the programme an indicator belongs to, the code of a programme. */
  readonly under: string | null
  /** A programme's money or an indicator's target, in words. */
  readonly figure: string | null
  readonly place: Place | null
}

/** 找到的单位年度 A unit's year in which something was found, and what: in the document that stands for it, if it is there. */
export type OpenHits = {
  readonly unitKey: string
  readonly documentId: string
  readonly unitName: string | null
  readonly region: string
  readonly year: number | null
  readonly title: string | null
  readonly kind: DocumentKind | null
  /** The first few entries that hold every word, and how many there are in this document. */
  readonly entries: readonly SearchEntry[]
  readonly count: number
  /** Compiled and published here; otherwise it came as a file. */
  readonly edition: boolean
  /** Other documents of the unit and year, and how much each of them holds of what was searched for. */
  readonly beside: readonly (OpenBeside & { readonly count: number })[]
}

/** `total`: documents that may hold the words; exact for one word of two characters, unless there are even more. */
export type OpenSearchResult = {
  readonly total: number
  readonly exact: boolean
  /** There are more than were looked at. */
  readonly atLeast: boolean
  readonly hits: readonly OpenHits[]
  /** Where to go on; null at the end. */
  readonly next: number | null
}

/** 公开的一节 A section of the narrative; what a clerk left behind in it is for reviewers. */
export type OpenSection = Omit<Section, 'residue'>

/** 情况说明与项目 The long texts of a document, read when they are looked at. */
export type OpenReading = {
  readonly sections: readonly OpenSection[]
  readonly programs: readonly Program[]
}

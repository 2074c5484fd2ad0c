import type { ClaimRole, Key, Stage } from '@mingzhang/model'
import type { Wholes } from './frames.ts'
import type { FunctionPath } from './function-paths.ts'
import type { Against, Frame, KeyContext } from './keys.ts'
import type { Subject } from './subject.ts'

/** 陈述稿 A claim before it has its place: positions are of the passage. */
export type BoundClaim = {
  readonly start: number
  readonly end: number
  /** The phrase around the number. */
  readonly phraseStart: number
  readonly phraseEnd: number
  readonly measure: string | null
  readonly amount: string | null
  readonly unit: string | null
  readonly year: number | null
  readonly change: string | null
  readonly percent: string | null
  readonly numbers: readonly string[]
  readonly key: Key | null
  role: ClaimRole
  readonly of: BoundClaim | null
}

/** What a passage brings along: the year and stage of the document, what its headings say, whose text it is. */
export type Context = KeyContext & {
  readonly year: number | null
  readonly stage: Stage
  /** Only local words give keys (texts of programmes speak of other money than the budget's). */
  readonly localOnly: boolean
  /** Function accounts written out in the passage. */
  readonly paths: readonly FunctionPath[]
  /** Wholes that the paragraphs before announced: 其中： at the end of one. */
  readonly opening: readonly Frame[]
  /** The total of the paragraph before, which 其中 at the start of this one lists. */
  readonly previous: Frame | null
}

/** 一段的陈述 The claims of a passage, and what it leaves open for the ones below it. */
export type Bound = {
  readonly claims: BoundClaim[]
  /** Wholes whose parts the passages below list; null when the passage announces none. */
  readonly below: readonly Frame[] | null
  readonly root: Frame | null
}

/** 行文至此 What binding a passage has seen so far. */
export type State = Wholes & {
  readonly text: string
  readonly context: Context
  readonly claims: BoundClaim[]
  /** What the change that follows is against: the level of an earlier year just named. */
  against: Against | null
  readonly saved: { stack: Frame[]; last: Frame | null }[]
  sentenceYear: number | null
  asOfYear: number | null
  sentenceStart: boolean
  doubtful: boolean
}

/** 所指 What a number is about, its key, and which whole it belongs to. */
export type Found = {
  readonly key: Key | null
  readonly sure: boolean
  readonly whole: Frame | null
  readonly subject: Subject
  readonly own: boolean
}

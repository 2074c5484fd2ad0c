import type { ClaimRole, Key, Stage } from '@mingzhang/model'
import type { FunctionPath } from './function-paths.ts'
import type { ComparedStage } from './marks.ts'
import type { Subject } from './subject.ts'
import type { Word } from './words.ts'

/** What the surroundings say of a key. */
export type KeyContext = {
  /** What the nearest heading names, when it names one thing. */
  readonly heading: Word | null
  /** The one fund of the document's table of 三公经费, when it shows one. */
  readonly publicFund: string | null
  /** Economic accounts that the document's own tables show: 工资福利支出 is 301 only where 301 is printed. */
  readonly accounts: ReadonlySet<string>
}

/** 总数 A figure that later ones may be parts of, or changes of. */
export type Frame = {
  /** Null for a whole that is named and not stated: 财政拨款支出主要内容如下. */
  readonly claim: BoundClaim | null
  readonly role: ClaimRole
  /** Level key, without measure and year, as far as the words say; null when they name nothing known. */
  readonly key: Key | null
  /** The words decide: nothing beside them is unknown. */
  readonly sure: boolean
  readonly side: Word['side']
  readonly year: number | null
  readonly money: boolean
}

/** The year, and the stage of that year, that a figure is compared with. */
export type Against = { readonly year: number | null; readonly stage: ComparedStage }

/** 总数之间 Which wholes are open while a passage is read. */
export type Wholes = {
  /** Wholes whose parts are being listed, outermost first. */
  stack: Frame[]
  /** Wholes of the sentence before: a change in a new sentence may still be a part of one. */
  before: Frame[]
  last: Frame | null
}

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
  /** What the sentences behind it are about: function accounts written out, items that open a numbered line. */
  readonly topics: readonly FunctionPath[]
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

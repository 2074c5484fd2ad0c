import type { BookProblem, Entry } from '@mingzhang/model'

/** 一行 What became of a row: its fields as typed, the entries it gave, what is wrong with it, or why it is no entry. */
export type SheetRow = {
  readonly line: number
  /** By field, as typed but for codes parted from names and words turned into members. */
  readonly fields: { readonly [field: string]: string }
  readonly entries: readonly Entry[]
  readonly problems: readonly BookProblem[]
  readonly left: 'heading' | 'total' | 'group' | 'deleted' | 'remark' | null
}

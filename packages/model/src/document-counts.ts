/** 全文的数目 How much a document has; `lines` is 0 where its format has none. */
export type DocumentCounts = {
  readonly blocks: number
  readonly lines: number
  readonly tables: number
  readonly programs: number
  readonly claims: number
  readonly unplaced: number
}

/** 全文 Of a document's beginning: what the whole has. */
export type WholeDocument = DocumentCounts & {
  /** By the id of a finding what its first place is called, where that has a name. */
  readonly names: { readonly [finding: string]: string }
}

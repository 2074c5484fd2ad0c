import type { Place } from './place.ts'

/** 批注 What every remark has, whatever it is about. */
export type Comment = {
  readonly id: string
  /** What it was about in words, as long as the thing itself may change. */
  readonly aboutWords: string
  readonly body: string
  readonly name: string
  /** ISO 8601. */
  readonly writtenAt: string
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
}

/** 账本批注 A remark on a figure: a cell of the entry table, a cell of a form, a sentence, or the book as a whole. */
export type BookComment = Comment & {
  /** `row/<id>/<field>`, `cell/<table>/<key>`, `part/<text>`; empty for the book. */
  readonly about: string
}

/**
 * 文件批注 A remark on a figure of a document, as it is seen from one version of it. `where`: `here` it was written here;
 * `carried` it was written at an earlier version and the same money is stated here as well; `former` it stands at an
 * earlier version only.
 */
export type DocumentComment = Comment & {
  /** Version at which it was written. */
  readonly documentId: string
  /** Which money it is about; empty: the document as a whole. */
  readonly about: string
  readonly where: 'here' | 'carried' | 'former'
  /** Where the figure stands in the version that is looked at. */
  readonly place: Place | null
  /** The remark it answers. */
  readonly answers: string | null
}

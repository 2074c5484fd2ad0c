/** 批注的表 Remarks on documents; those on books are a table of books. */
export type CommentTables = { document_comment: DocumentCommentTable }

type DocumentCommentTable = {
  unit_key: string
  document_id: string
  id: string
  /** The remark it answers. */
  answers: string | null
  /** Which money; empty: the document as a whole. */
  key_text: string
  /** JSON text: Place. */
  place: string | null
  about_words: string
  body: string
  account: string
  name: string
  written_at: Date
  resolved_at: Date | null
  resolved_by: string | null
}

/** 账本的表 Books of units by year. */
export type BookTables = {
  book: BookTable
  book_version: BookVersionTable
  book_comment: BookCommentTable
  attachment: AttachmentTable
  entry_mapping: EntryMappingTable
}

type OfBook = { unit_key: string; year: number }

type BookTable = OfBook & {
  unit_name: string
  unit_code: string | null
  edition: string | null
  state: string
  /** Number of the newest version. */
  version: number
  /** As of the last save; for lists. */
  error_count: number
  warning_count: number
  /** 分. */
  total: number
  /** `YYYY-MM-DD`. */
  approved_on: string | null
  published_on: string | null
  /** Key of the pinyin order; never shown. */
  name_order: string
  created_at: Date
  updated_at: Date
  updated_by: string
}

type BookVersionTable = OfBook & {
  version: number
  /** JSON text of the working book. */
  content: string
  based_on: number | null
  saved_at: Date
  account: string
  name: string
  note: string | null
}

type EntryMappingTable = {
  unit_key: string
  /** First 32 hex digits of the sha256 of `shape`. */
  shape_id: string
  /** Headings of the export, in order. */
  shape: string
  /** JSON text of the mapping. */
  content: string
  account: string
  name: string
  saved_at: Date
}

type BookCommentTable = OfBook & {
  id: string
  /** What it is about: `row/<id>/<field>`, `cell/<table>/<key>`, `part/<n>`, or empty for the book. */
  about: string
  about_words: string
  body: string
  account: string
  name: string
  written_at: Date
  resolved_at: Date | null
  resolved_by: string | null
}

type AttachmentTable = OfBook & {
  id: string
  about: string
  file_name: string
  byte_count: number
  bytes: Uint8Array
  account: string
  name: string
  added_at: Date
}

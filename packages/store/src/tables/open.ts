/** 公开账的表 The tables of the open book. */
export type OpenTables = {
  open_book: OpenBookTable
  open_fact: OpenFactTable
  open_search: OpenSearchTable
  open_part: OpenPartTable
  open_edition: OpenEditionTable
  open_edition_file: OpenEditionFileTable
}

type OpenBookTable = {
  unit_key: string
  document_id: string
  unit_name: string | null
  unit_code: string | null
  region: string
  year: number | null
  stage: string
  kind: string | null
  title: string | null
  unit_order: string
  /** 分. */
  total: number | null
  change: number | null
  three_public: number | null
  project: number | null
  program_count: number
  fails_count: number
  statement_count: number
  imported_at: Date
  /** Of one unit and year the lowest stands for the others; see open/standing.ts. */
  standing: number
  /** JSON text: OpenBook. */
  body: string
}

type OpenFactTable = {
  unit_key: string
  document_id: string
  ordinal: number
  fact: string
  name: string | null
  year: number
  amount: number
  step: number
  unit: string
  /** JSON text: Place. */
  place: string
}

type OpenSearchTable = {
  unit_key: string
  document_id: string
  /** unit, program, indicator, text. */
  kind: string
  year: number | null
  region: string
  name: string
  name_order: string
  grams: string[]
  /** A line of JSON for each SearchEntry. */
  entries: string
}

type OpenPartTable = {
  unit_key: string
  document_id: string
  /** `reading`, or `table` and its id. */
  part: string
  /** JSON text: OpenReading, Table. */
  body: string
}

type OpenEditionTable = {
  unit_key: string
  document_id: string
  /** The book it was compiled from. */
  book_unit: string
  book_year: number
  book_version: number
  /** `YYYY-MM-DD`. */
  published_on: string
  published_at: Date
  replaced_on: string | null
  /** Document that took its place. */
  replaced_by: string | null
  withdrawn_on: string | null
  /** JSON text: what every format is written from. */
  content: string
}

type OpenEditionFileTable = {
  unit_key: string
  document_id: string
  format: string
  bytes: Uint8Array
}

/** 绩效库表 The tables of migrations/performance.ts. */
export type PerformanceTables = {
  performance_year: {
    unit_key: string
    year: number
    title: string
    unit_name: string
    region: string | null
    scheme: string
    document_id: string | null
    /** Results in it are made up. */
    simulated: boolean
    created_at: Date
    book_version: number | null
    approved_on: string | null
  }
  performance_programme: OfProgramme & {
    ordinal: number
    name: string
    code: string | null
    department: string | null
    /** 分. */
    budget: number | null
    /** JSON text: BookProgramme. */
    targets: string
    stopped_on: string | null
    stopped_why: string | null
    version: number
    changed_at: Date
    changed_by: string
  }
  performance_report: OfProgramme & {
    month: number
    initial: string | null
    adjusted: string | null
    executed: string | null
    forecast: string | null
    money_unit: string
    submitted_on: string | null
    version: number
    changed_at: Date
    changed_by: string
  }
  performance_result: OfProgramme & {
    month: number
    indicator: number
    actual: string | null
    unit: string | null
    taken_on: string | null
    band: string | null
    forecast: string | null
    likelihood: string | null
    reason_class: string | null
    reason: string | null
    source: string
    /** JSON text: how it was computed from records. */
    measured: string | null
  }
  performance_evidence: OfProgramme & {
    month: number
    id: string
    indicator: number
    file_name: string
    sha256: string
    byte_count: number
    body: Uint8Array
    added_at: Date
    added_by: string
  }
  performance_rectification: OfProgramme & {
    id: string
    month: number
    indicator: number | null
    what: string
    raised_on: string
    due: string
    measures: string | null
    answered_on: string | null
    closing: string | null
    closed_on: string | null
    version: number
    changed_by: string
  }
  performance_evaluation: OfProgramme & {
    kind: string
    total: string | null
    grade: string | null
    remarks: string
    /** JSON text: what went in and what came out. */
    body: string
    version: number
    evaluated_at: Date
    evaluated_by: string
  }
  operational_record: {
    unit_key: string
    type: string
    id: string
    day: string
    /** JSON text: cells by column. */
    cells: string
    source: string
    added_at: Date
  }
  library_snapshot: {
    unit_key: string
    fingerprint: string
    documents: number
    body: string
    taken_at: Date
  }
}

type OfProgramme = { unit_key: string; year: number; programme_id: string }

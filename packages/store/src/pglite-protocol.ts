/** 工作线程约定 What the main thread asks of the thread that holds the embedded database. */
export type PgliteRequest =
  | { readonly kind: 'query'; readonly sql: string; readonly params: readonly unknown[] }
  /** The whole data folder as a compressed archive. */
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' }

/** Given to the thread when it starts. `archive` fills a folder that is new. */
export type PgliteStart = { readonly folder: string; readonly archive: Uint8Array | null }

export type PgliteRows = {
  readonly rows: readonly unknown[]
  readonly affectedRows: number
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[]
}

export type PgliteAnswer =
  | { readonly ok: true; readonly value: unknown }
  /** Message and SQLSTATE only: the driver's own error also carries the parameters, which are file contents. */
  | { readonly ok: false; readonly message: string; readonly code: string | null }

/** Every request and its answer carry one number; 0 answers the start. */
export type Numbered<T> = { readonly number: number; readonly body: T }

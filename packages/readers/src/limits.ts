/** 限度 What a reader may take on; every document is somebody's, and may be hostile. */
export type Limits = {
  /** Size of a file as handed in, in bytes. */
  readonly maxBytes: number
  /** Size of everything unpacked from one file, in bytes. */
  readonly maxExpandedBytes: number
  /** Entries of an archive. */
  readonly maxEntries: number
  /** Elements inside one another. */
  readonly maxDepth: number
  /** Cells of one document, covered ones included. */
  readonly maxCells: number
  /** Pages of one document. */
  readonly maxPages: number
  /** Characters drawn on the pages of one document. */
  readonly maxGlyphs: number
  /** Objects drawn on one page: lines, pictures, pieces of text. */
  readonly maxObjects: number
}

/** A hundred times the largest disclosure seen, and little enough for a page of a browser. */
export const defaultLimits: Limits = {
  maxBytes: 64 * 1024 * 1024,
  maxExpandedBytes: 256 * 1024 * 1024,
  maxEntries: 4096,
  maxDepth: 256,
  maxCells: 2_000_000,
  maxPages: 2_000,
  maxGlyphs: 8_000_000,
  maxObjects: 500_000,
}

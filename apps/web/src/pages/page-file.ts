import type { PrintedRun } from './fit-words.ts'

/** 版心 Size of a page as seen, in points (1/72 inch). */
export type PageSize = { readonly width: number; readonly height: number }

/** A page being drawn; `done` rejects only on a bug of the file. */
export type Drawing = { readonly done: Promise<void>; readonly stop: () => void }

/** 成页的原件 The pages of a published PDF or OFD and how to draw them. */
export type PageFile = {
  readonly pages: readonly PageSize[]
  /**
   * Draws a page.
   *
   * @param page from 1
   * @param scale device pixels a point
   */
  readonly draw: (page: number, canvas: HTMLCanvasElement, scale: number) => Drawing
  /** The text of a page as it is printed. */
  readonly text: (page: number) => Promise<readonly PrintedRun[]>
  readonly close: () => void
}

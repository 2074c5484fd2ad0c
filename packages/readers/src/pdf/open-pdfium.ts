import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import type { Page } from '../page/page.ts'
import { beyondLimits, damaged, passwordNeeded, refused } from '../refusals.ts'
import { type Pdfium, startPdfium } from './pdfium-calls.ts'
import { readPdfPage } from './read-pdf-page.ts'

/** PDF 引擎 Reads PDF files, one after the other, without waiting. */
export type PdfEngine = {
  /** Characters and ruling lines of every page. */
  readonly pages: (bytes: Uint8Array, limits: Limits) => Read<readonly Page[]>
  /** Did a file break the engine? Then it refuses everything, and a new one is to be opened. */
  readonly isBroken: () => boolean
}

/**
 * 打开引擎 An engine from the program of the PDF library.
 *
 * @param wasmBytes pdfium.wasm of @embedpdf/pdfium: read from disk in Node, fetched in a browser
 */
export async function openPdfium(wasmBytes: Uint8Array): Promise<PdfEngine> {
  const library = await startPdfium(wasmBytes)
  let broken = false
  const pages = (bytes: Uint8Array, limits: Limits): Read<readonly Page[]> => {
    if (broken) return refused(damaged('PDF'))
    try {
      return pagesOf(library, bytes, limits)
    } catch {
      // A trap leaves the library's memory in an unknown state.
      broken = true
      return refused(damaged('PDF'))
    }
  }
  return { pages, isBroken: () => broken }
}

/** Characters of one page; a page of the smallest print holds a tenth of them. */
const mostOnPage = 200_000

const passwordError = 4

function pagesOf(library: Pdfium, bytes: Uint8Array, limits: Limits): Read<readonly Page[]> {
  const { calls, memory } = library
  const address = memory.allocate(Math.max(1, bytes.length))
  if (address === 0) return refused(beyondLimits('太大'))
  memory.bytes().set(bytes, address)
  const document = calls.FPDF_LoadMemDocument(address, bytes.length, '')
  const read = document === 0 ? refusedBy(library) : allPages(library, document, limits)
  if (document !== 0) calls.FPDF_CloseDocument(document)
  memory.release(address)
  return read
}

const refusedBy = ({ calls }: Pdfium): Read<readonly Page[]> =>
  refused(calls.FPDF_GetLastError() === passwordError ? passwordNeeded('PDF') : damaged('PDF'))

function allPages(library: Pdfium, document: number, limits: Limits): Read<readonly Page[]> {
  const count = library.calls.FPDF_GetPageCount(document)
  if (count > limits.maxPages) return refused(beyondLimits(`有 ${count} 页`))
  const pages: Page[] = []
  let glyphsLeft = limits.maxGlyphs
  for (let index = 0; index < count; index += 1) {
    const page = readPdfPage(library, document, index, {
      maxGlyphs: glyphsLeft,
      maxObjects: limits.maxObjects,
    })
    if (page === null) continue
    pages.push(page)
    glyphsLeft -= page.glyphs.length + page.strays.length
    if (glyphsLeft <= 0 || page.glyphs.length > mostOnPage) return refused(beyondLimits('字数太多'))
  }
  return pages.length === 0 ? refused(damaged('PDF')) : { ok: true, value: pages }
}

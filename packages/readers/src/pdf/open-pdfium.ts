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
  /** The same, page after page, so that none need be kept; gives how many there were. */
  readonly eachPage: (bytes: Uint8Array, limits: Limits, take: (page: Page) => void) => Read<number>
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
  const guarded = <T>(work: () => T): T | null => {
    try {
      return work()
    } catch {
      // A trap leaves the library's memory in an unknown state.
      broken = true
      return null
    }
  }
  const eachPage: PdfEngine['eachPage'] = (bytes, limits, take) =>
    broken ? refused(damaged('PDF')) : readThrough(library, bytes, limits, { take, guarded })
  const pages = (bytes: Uint8Array, limits: Limits): Read<readonly Page[]> => {
    const taken: Page[] = []
    const count = eachPage(bytes, limits, (page) => taken.push(page))
    return count.ok ? { ok: true, value: taken } : count
  }
  return { pages, eachPage, isBroken: () => broken }
}

type Through = {
  readonly take: (page: Page) => void
  /** Calls of the library; null when they trapped. */
  readonly guarded: <T>(work: () => T) => T | null
}

/** Characters of one page; a page of the smallest print holds a tenth of them. */
const mostOnPage = 200_000

/** The library keeps what it has read of a document until that is closed: after so many pages it is opened anew. */
const pagesAtOnce = 48

const passwordError = 4

function readThrough(library: Pdfium, bytes: Uint8Array, limits: Limits, through: Through): Read<number> {
  const { calls, memory } = library
  const { guarded } = through
  const address = guarded(() => memory.allocate(Math.max(1, bytes.length)))
  if (address === null) return refused(damaged('PDF'))
  if (address === 0) return refused(beyondLimits('太大'))
  memory.bytes().set(bytes, address)
  const open = (): number => guarded(() => calls.FPDF_LoadMemDocument(address, bytes.length, '')) ?? 0
  const opened = { document: open() }
  const reopen = (): void => {
    guarded(() => calls.FPDF_CloseDocument(opened.document))
    opened.document = open()
  }
  const read =
    opened.document === 0
      ? refusedBy(library, guarded)
      : allPages(library, opened, limits, { ...through, reopen })
  guarded(() => {
    if (opened.document !== 0) calls.FPDF_CloseDocument(opened.document)
    memory.release(address)
  })
  return read
}

const refusedBy = ({ calls }: Pdfium, guarded: Through['guarded']): Read<number> =>
  refused(guarded(() => calls.FPDF_GetLastError()) === passwordError ? passwordNeeded('PDF') : damaged('PDF'))

function allPages(
  library: Pdfium,
  opened: { readonly document: number },
  limits: Limits,
  { take, guarded, reopen }: Through & { readonly reopen: () => void },
): Read<number> {
  const count = guarded(() => library.calls.FPDF_GetPageCount(opened.document)) ?? 0
  if (count > limits.maxPages) return refused(beyondLimits(`有 ${count} 页`))
  let [glyphsLeft, taken] = [limits.maxGlyphs, 0]
  for (let index = 0; index < count; index += 1) {
    if (index > 0 && index % pagesAtOnce === 0) reopen()
    const read = guarded(() => {
      const most = { maxGlyphs: glyphsLeft, maxObjects: limits.maxObjects }
      return { page: readPdfPage(library, opened.document, index, most) }
    })
    if (read === null) return refused(damaged('PDF'))
    if (read.page === null) continue
    glyphsLeft -= read.page.glyphs.length + read.page.strays.length
    if (glyphsLeft <= 0 || read.page.glyphs.length > mostOnPage) return refused(beyondLimits('字数太多'))
    take(read.page)
    taken += 1
  }
  return taken === 0 ? refused(damaged('PDF')) : { ok: true, value: taken }
}

import { AnnotationMode, GlobalWorkerOptions, getDocument, type PDFDocumentProxy, version } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import type { PrintedRun } from './fit-words.ts'
import type { Drawing, PageFile, PageSize } from './page-file.ts'

GlobalWorkerOptions.workerSrc = workerAddress

/** Where the build puts what PDF.js reads at need: character maps, standard fonts, decoders of pictures. */
const parts = `${import.meta.env.BASE_URL}assets/pdfjs-${version}/`

/** More pixels in one picture than this are not drawn: 64 million, a page of A3 at 600 dpi. */
const maxImageSize = 64_000_000

/**
 * 打开 PDF Opens a published PDF. It is a stranger's file: its scripts, forms and links have nothing here that would run
 * them, it is parsed in a worker, and nothing it names is fetched.
 */
export async function openPdf(bytes: ArrayBuffer): Promise<PageFile> {
  const task = getDocument({
    data: bytes,
    cMapUrl: `${parts}cmaps/`,
    standardFontDataUrl: `${parts}standard_fonts/`,
    wasmUrl: `${parts}wasm/`,
    // The page's own rules allow no compiled code; PDF.js has decoders in plain script for that case.
    useWasm: false,
    enableXfa: false,
    maxImageSize,
    verbosity: 0,
  })
  // A file behind a password: it could not be read either.
  task.onPassword = () => void task.destroy()
  const file = await task.promise
  return {
    pages: await sizesOf(file),
    draw: (page, canvas, scale) => draw(file, page, canvas, scale),
    text: (page) => textOf(file, page),
    close: () => void task.destroy(),
  }
}

function sizesOf(file: PDFDocumentProxy): Promise<readonly PageSize[]> {
  const numbers = Array.from({ length: file.numPages }, (_, at) => at + 1)
  return Promise.all(
    numbers.map(async (number) => {
      const { width, height } = (await file.getPage(number)).getViewport({ scale: 1 })
      return { width, height }
    }),
  )
}

/** Some programs write 金 as the radical ⾦; it is read, and should be copied, as the character. */
const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf]/gu, (char) => char.normalize('NFKC'))

async function textOf(file: PDFDocumentProxy, number: number): Promise<readonly PrintedRun[]> {
  const page = await file.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, , , , left, base]: readonly number[] = item.transform
    const [x = 0, y = 0]: readonly number[] = viewport.convertToViewportPoint(left ?? 0, base ?? 0)
    return [{ text: withoutRadicals(item.str), x, y, width: item.width, size: item.height }]
  })
}

function draw(file: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, scale: number): Drawing {
  let stopped = false
  let stop = () => {}
  const done = async () => {
    const page = await file.getPage(number)
    if (stopped) return
    const viewport = page.getViewport({ scale })
    canvas.width = Math.floor(viewport.width)
    canvas.height = Math.floor(viewport.height)
    // Seals and filled fields are drawn as pictures of themselves; nothing of them can be pressed.
    const task = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE })
    stop = () => task.cancel()
    await task.promise
  }
  return {
    done: done().catch((error: unknown) => {
      if (!stopped) throw error
    }),
    stop: () => {
      stopped = true
      stop()
    },
  }
}

import type { WrappedPdfiumModule } from '@embedpdf/pdfium'

/** 库函数 The calls of the PDF library that reading needs; handles and addresses are numbers, 0 is none. */
export type PdfiumCalls = WrappedPdfiumModule

/** 内存 The library's memory. It moves when it grows, so it is asked for anew each time. */
export type PdfiumMemory = {
  readonly bytes: () => Uint8Array
  readonly floats: () => Float32Array
  readonly doubles: () => Float64Array
  readonly words: () => Int32Array
  /** Address of a block of so many bytes; 0 when there is no room. */
  readonly allocate: (length: number) => number
  readonly release: (address: number) => void
}

export type Pdfium = { readonly calls: PdfiumCalls; readonly memory: PdfiumMemory }

/** A fresh instance of the library; rejects when the bytes are not its program. */
export async function startPdfium(wasmBytes: Uint8Array): Promise<Pdfium> {
  // Loaded here, since most documents are no PDF.
  const { init } = await import('@embedpdf/pdfium')
  const overrides = { wasmBinary: wasmBytes, print: silent, printErr: silent }
  const wrapped = await init(overrides)
  wrapped.PDFiumExt_Init()
  const calls = { ...wrapped, ...directCalls(wrapped.pdfium.wasmExports) }
  const heap: unknown = calls.pdfium
  const { malloc, free } = calls.pdfium.wasmExports
  return {
    calls,
    memory: {
      bytes: () => view(heap, 'HEAPU8', Uint8Array),
      floats: () => view(heap, 'HEAPF32', Float32Array),
      doubles: () => view(heap, 'HEAPF64', Float64Array),
      words: () => view(heap, 'HEAP32', Int32Array),
      allocate: malloc,
      release: free,
    },
  }
}

type Exported = (...given: number[]) => number

const isExported = (value: unknown): value is Exported => typeof value === 'function'

/**
 * The calls made for every character and every line drawn, straight into the library: its wrappers look each name up,
 * check and convert, which took a quarter of the time of reading.
 */
function directCalls(exports: object) {
  const call = (name: keyof PdfiumCalls): Exported => {
    const found: unknown = Reflect.get(exports, name)
    if (!isExported(found)) throw new Error(`the PDF library has no ${name}`)
    return found
  }
  const answer = (name: keyof PdfiumCalls) => {
    const exported = call(name)
    return (a: number, b: number, c: number): boolean => exported(a, b, c) !== 0
  }
  const origin = call('FPDFText_GetCharOrigin')
  const matrix = call('FPDFPageObj_GetMatrix')
  const isClosed = call('FPDFPathSegment_GetClose')
  return {
    FPDFText_GetUnicode: call('FPDFText_GetUnicode'),
    FPDFText_GetFontSize: call('FPDFText_GetFontSize'),
    FPDFText_GetLooseCharBox: answer('FPDFText_GetLooseCharBox'),
    FPDFText_GetMatrix: answer('FPDFText_GetMatrix'),
    FPDFText_GetCharOrigin: (a: number, b: number, x: number, y: number): boolean => origin(a, b, x, y) !== 0,
    FPDFPage_GetObject: call('FPDFPage_GetObject'),
    FPDFFormObj_GetObject: call('FPDFFormObj_GetObject'),
    FPDFPageObj_GetType: call('FPDFPageObj_GetType'),
    FPDFPageObj_GetMatrix: (object: number, address: number): boolean => matrix(object, address) !== 0,
    FPDFPath_CountSegments: call('FPDFPath_CountSegments'),
    FPDFPath_GetPathSegment: call('FPDFPath_GetPathSegment'),
    FPDFPath_GetDrawMode: answer('FPDFPath_GetDrawMode'),
    FPDFPathSegment_GetType: call('FPDFPathSegment_GetType'),
    FPDFPathSegment_GetPoint: answer('FPDFPathSegment_GetPoint'),
    FPDFPathSegment_GetClose: (segment: number): boolean => isClosed(segment) !== 0,
  }
}

const silent = (): void => {}

function view<T>(heap: unknown, name: string, kind: new (...args: never[]) => T): T {
  const found: unknown = typeof heap === 'object' && heap !== null ? Reflect.get(heap, name) : null
  if (!(found instanceof kind)) throw new Error(`the PDF library shows no ${name}`)
  return found
}

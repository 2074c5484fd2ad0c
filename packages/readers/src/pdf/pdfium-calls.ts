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
  const calls = await init(overrides)
  calls.PDFiumExt_Init()
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

const silent = (): void => {}

function view<T>(heap: unknown, name: string, kind: new (...args: never[]) => T): T {
  const found: unknown = typeof heap === 'object' && heap !== null ? Reflect.get(heap, name) : null
  if (!(found instanceof kind)) throw new Error(`the PDF library shows no ${name}`)
  return found
}

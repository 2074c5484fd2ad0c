import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { isPdf, openPdfium, type Page, type PdfEngine } from '@mingzhang/audit'

let opened: Promise<PdfEngine> | null = null

/**
 * PDF 引擎 The engine for a file: none unless it is a PDF. It is opened when the first PDF comes, and anew after a file
 * has broken it.
 */
export async function pdfEngineFor(bytes: Uint8Array): Promise<PdfEngine | null> {
  if (!isPdf(bytes)) return null
  const engine = await opened
  if (engine === null || engine.isBroken()) opened = open()
  return opened
}

async function open(): Promise<PdfEngine> {
  const program = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
  return openPdfium(await readFile(program))
}

/** 识别页作引擎 An engine that has one document: pages recognised from pictures. */
export const engineOfPages = (pages: readonly Page[]): PdfEngine => ({
  pages: () => ({ ok: true, value: pages }),
  eachPage: (_, __, take) => {
    for (const page of pages) take(page)
    return { ok: true, value: pages.length }
  },
  isBroken: () => false,
})

/** 识别件的字节 What is read of pages recognised from pictures in place of a file: nothing but the sign of a PDF. */
export const bytesOfPages: Uint8Array = new TextEncoder().encode('%PDF-')

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { openPdfium, type PdfEngine } from '@mingzhang/readers'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Typesetter } from '../pdf/write-publication-pdf.ts'

const { resolve } = createRequire(import.meta.url)

/** The typesetter with the fonts that the command line brings. */
export function testTypesetter(): Typesetter {
  const fontBlobs = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'].map((font) =>
    readFileSync(resolve(`@expo-google-fonts/noto-serif-sc/${font}`)),
  )
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  return (source, inputs) => compiler.pdf({ mainFileContent: source, inputs: { ...inputs } })
}

export const testPdfium = (): Promise<PdfEngine> =>
  openPdfium(readFileSync(resolve('@embedpdf/pdfium/pdfium.wasm')))

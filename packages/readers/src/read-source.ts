import type { Read, SourceDocument } from '@mingzhang/model'
import { readCsv, separatorOf } from './csv/read-csv.ts'
import { decode } from './decode.ts'
import { readDocx } from './docx/read-docx.ts'
import { isPage } from './html/decode-page.ts'
import { readHtml } from './html/read-html.ts'
import { isMhtml, unpackMhtml } from './html/unpack-mhtml.ts'
import type { Limits } from './limits.ts'
import { readCompound } from './ole/read-compound.ts'
import type { PdfEngine } from './pdf/open-pdfium.ts'
import { isPdf, readPdf } from './pdf/read-pdf.ts'
import { beyondLimits, damaged, refused, unsupported } from './refusals.ts'
import { readText } from './text/read-text.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'
import { mainPart } from './xml/main-part.ts'
import { type Archive, openArchive } from './zip/open-archive.ts'

/**
 * 读原件 Bytes of a file to paragraphs and grids, by what the bytes are: the name of a file may be wrong.
 *
 * @param pdf what reads PDF files; without one they are refused
 * @returns the source document, or why the file cannot be read
 */
export function readSource(
  bytes: Uint8Array,
  limits: Limits,
  pdf: PdfEngine | null = null,
): Read<SourceDocument> {
  if (isPdf(bytes)) return readPdf(bytes, limits, pdf)
  if (bytes.length <= limits.maxBytes && startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const archive = openArchive(bytes, limits)
    return archive.ok ? readPacked(archive.value, limits) : archive
  }
  if (bytes.length <= limits.maxBytes && startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return readCompound(bytes, limits)
  }
  if (bytes.length <= limits.maxBytes && isMhtml(bytes)) {
    const page = unpackMhtml(bytes)
    return page ? readHtml(page, limits) : refused(damaged('网页'))
  }
  if (bytes.length <= limits.maxBytes && isPage(bytes)) return readHtml(bytes, limits)
  const decoded = decode(bytes, limits)
  if (!decoded.ok) return decoded
  const separator = separatorOf(decoded.value)
  if (separator === null) return { ok: true, value: readText(decoded.value) }
  const table = readCsv(decoded.value, separator, limits.maxCells)
  return table ? { ok: true, value: table } : refused(beyondLimits('里的单元格太多'))
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

function readPacked(archive: Archive, limits: Limits): Read<SourceDocument> {
  const main = mainPart(archive, limits)
  if (!main.ok) return main
  const { kind, path } = main.value
  if (kind === 'document') return readDocx(archive, path, limits)
  if (kind === 'workbook') return readXlsx(archive, path, limits)
  if (kind === 'other') return refused(unsupported(main.value.format, '请另存为 docx 或 xlsx 后再试。'))
  return refused(damaged('压缩包'))
}

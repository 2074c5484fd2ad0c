import type { Read, SourceDocument } from '@mingzhang/model'
import { readCsv, separatorOf } from './csv/read-csv.ts'
import { decode } from './decode.ts'
import { readDocx } from './docx/read-docx.ts'
import { isPage } from './html/decode-page.ts'
import { readHtml } from './html/read-html.ts'
import { isMhtml, unpackMhtml } from './html/unpack-mhtml.ts'
import type { Limits } from './limits.ts'
import { readOfd } from './ofd/read-ofd.ts'
import { isCompound } from './ole/open-compound.ts'
import { readCompound } from './ole/read-compound.ts'
import type { PdfEngine } from './pdf/open-pdfium.ts'
import { isPdf, readPdf } from './pdf/read-pdf.ts'
import { beyondLimits, damaged, refused, severalFiles, unsupported } from './refusals.ts'
import { readText } from './text/read-text.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'
import { isFlatFile, readFlatFile } from './xml/flat-file.ts'
import { mainPart } from './xml/main-part.ts'
import { type Archive, isArchive, openArchive } from './zip/open-archive.ts'
import { bundledNames } from './zip/unpack-files.ts'

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
  return bytes.length > limits.maxBytes ? readDecoded(bytes, limits) : readKind(bytes, limits, pdf, true)
}

/** @param mayUnpack whether a bundle of one file is read as that file; a bundle in a bundle is not */
function readKind(
  bytes: Uint8Array,
  limits: Limits,
  pdf: PdfEngine | null,
  mayUnpack: boolean,
): Read<SourceDocument> {
  if (isPdf(bytes)) return readPdf(bytes, limits, pdf)
  if (isArchive(bytes)) {
    const archive = openArchive(bytes, limits)
    if (!archive.ok) return archive
    const only = mayUnpack ? onlyFile(archive.value, limits) : null
    if (only === null) return readPacked(archive.value, limits)
    return only.ok ? readKind(only.value, limits, pdf, false) : only
  }
  if (isCompound(bytes)) return readCompound(bytes, limits)
  if (isMhtml(bytes)) {
    const page = unpackMhtml(bytes)
    return page ? readHtml(page, limits) : refused(damaged('网页'))
  }
  if (isFlatFile(bytes)) return readFlatFile(bytes, limits)
  return isPage(bytes) ? readHtml(bytes, limits) : readDecoded(bytes, limits)
}

/** The only file of a bundle, or null when the archive is an office file or holds another number of files. */
function onlyFile(archive: Archive, limits: Limits): Read<Uint8Array> | null {
  const main = mainPart(archive, limits)
  const names = bundledNames(archive)
  const [only] = names
  const isBundle = main.ok && main.value.kind === 'files'
  return isBundle && names.length === 1 && only !== undefined ? archive.read(only) : null
}

function readPacked(archive: Archive, limits: Limits): Read<SourceDocument> {
  const main = mainPart(archive, limits)
  if (!main.ok) return main
  const { kind, path } = main.value
  if (kind === 'document') return readDocx(archive, path, limits)
  if (kind === 'workbook') return readXlsx(archive, path, limits)
  if (kind === 'other') return refused(unsupported(main.value.format, '请另存为 docx 或 xlsx 后再试。'))
  if (kind === 'ofd') return readOfd(archive, limits)
  const { length } = bundledNames(archive)
  return refused(length === 0 ? damaged('压缩包') : severalFiles(length))
}

function readDecoded(bytes: Uint8Array, limits: Limits): Read<SourceDocument> {
  const decoded = decode(bytes, limits)
  if (!decoded.ok) return decoded
  const separator = separatorOf(decoded.value)
  if (separator === null) return { ok: true, value: readText(decoded.value) }
  const table = readCsv(decoded.value, separator, limits.maxCells)
  return table ? { ok: true, value: table } : refused(beyondLimits('里的单元格太多'))
}

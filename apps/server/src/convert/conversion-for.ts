import type { Handling, Page } from '@mingzhang/audit'
import type { Read, Refusal } from '@mingzhang/model'
import { officeToOffice } from './office-to-office.ts'
import { recogniseScan } from './recognise-scan.ts'

/** 转换件 A file made readable by another program, and what is to be said of it. */
export type Converted = {
  readonly bytes: Uint8Array
  readonly handling: Handling
  /** Pages recognised from pictures, to be read in place of what the file holds. */
  readonly pages: readonly Page[] | null
}

const recognised: Handling = {
  notes: ['扫描件：文字由 tesseract 识别，数字可能认错，一切以原件为准。'],
  recognised: true,
}
const converted: Handling = { notes: ['原件由 LibreOffice 转换后读出。'] }

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

const isPicture = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  startsWith(bytes, 0xff, 0xd8, 0xff) ||
  startsWith(bytes, 0x49, 0x49, 0x2a, 0x00) ||
  startsWith(bytes, 0x4d, 0x4d, 0x00, 0x2a)

const isRtf = (bytes: Uint8Array): boolean => startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)

const sheets = /^(?:et|ett|ods|fods|xls|xlt|xlsb|xlm)$/u
const texts = /^(?:wps|wpt|odt|fodt|rtf|doc|dot)$/u

/**
 * 转换 What another program can do for a file that a reader refused: recognise the characters of a scan, or turn a format
 * of office programs into one that is read.
 *
 * @param fileName its ending tells LibreOffice how to read the file; nothing else is taken from it
 * @param signal stops the other program; the promise then rejects
 * @returns null when nobody can help: the refusal stands
 */
export async function conversionFor(
  bytes: Uint8Array,
  fileName: string,
  refusal: Refusal,
  signal?: AbortSignal,
): Promise<Read<Converted> | null> {
  if (refusal.id === 'reading/scanned') return asPages(await recogniseScan(bytes, 'pdf', signal), bytes)
  if (refusal.id === 'reading/not-text' && isPicture(bytes))
    return asPages(await recogniseScan(bytes, 'picture', signal), bytes)
  const ending = /\.([a-z0-9]{1,5})$/iu.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const isOffice = refusal.id === 'reading/unsupported' || (refusal.id === 'reading/not-text' && isRtf(bytes))
  if (!isOffice) return null
  if (sheets.test(ending)) return asOffice(await officeToOffice(bytes, ending, 'xlsx', signal))
  if (texts.test(ending) || isRtf(bytes))
    return asOffice(await officeToOffice(bytes, isRtf(bytes) ? 'rtf' : ending, 'docx', signal))
  return null
}

const asOffice = (made: Read<Uint8Array>): Read<Converted> =>
  made.ok ? { ok: true, value: { bytes: made.value, handling: converted, pages: null } } : made

const asPages = (made: Read<readonly Page[]>, bytes: Uint8Array): Read<Converted> =>
  made.ok ? { ok: true, value: { bytes, handling: recognised, pages: made.value } } : made

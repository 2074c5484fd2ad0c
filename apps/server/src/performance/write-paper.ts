import { emptyBook } from '@mingzhang/forms'
import {
  type PerformancePaper,
  type PerformanceYear,
  performancePublication,
  yearPackage,
  yearTable,
} from '@mingzhang/performance'
import { writeCsv, writeTablePackage } from '@mingzhang/writers/open-data'
import {
  factsOf,
  writePublicationDocx,
  writePublicationHtml,
  writePublicationXlsx,
} from '@mingzhang/writers/publication'
import { writeText } from '@mingzhang/writers/text'
import type { ServerOptions } from '../server-options.ts'

/** 材料的格式 The formats of performance papers, with their media types. The last three are the data of the year, whatever the paper. */
export const paperTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
} as const

export type PaperFormat = keyof typeof paperTypes

export const paperFormats = ['docx', 'xlsx', 'html', 'pdf', 'ofd', 'txt', 'json', 'csv', 'zip'] as const

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/**
 * 写材料 A paper of a year as a file; null where this machine cannot write the format.
 *
 * @param today ISO date printed on it
 * @param formats writers of pages, which need a typesetter and come with the program that calls
 */
export async function writePaper(
  year: PerformanceYear,
  paper: PerformancePaper,
  format: PaperFormat,
  today: string,
  formats: ServerOptions['formats'],
): Promise<Uint8Array | null> {
  if (format === 'csv') return writeCsv(yearTable(year), true)
  if (format === 'json') return encode(`${JSON.stringify(year, null, 2)}\n`)
  if (format === 'zip') return writeTablePackage(yearPackage(year), today)
  const publication = performancePublication(year, paper, today)
  if (format === 'txt') return encode(writeText(publication))
  const facts = factsOf(publication, null)
  if (format === 'docx') return writePublicationDocx(publication, facts)
  if (format === 'xlsx') return writePublicationXlsx(publication, facts)
  if (format === 'html') return writePublicationHtml(publication, facts)
  const verdicts = { holds: 0, fails: 0, unknown: 0, inapplicable: 0 }
  const compiled = { publication, problems: [], movements: [] }
  const { unit, year: of } = publication
  const book = { ...emptyBook(unit.name, unit.code, of), ledgers: [] }
  return (await formats?.[format]?.({ book, compiled, verdicts })) ?? null
}

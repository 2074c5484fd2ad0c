import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Publication } from '@mingzhang/model'
import {
  type PerformancePaper,
  type PerformanceYear,
  performancePublication,
  yearTable,
} from '@mingzhang/performance'
import { writeCsv } from '@mingzhang/writers/open-data'
import {
  factsOf,
  writePublicationDocx,
  writePublicationHtml,
  writePublicationPdf,
  writePublicationXlsx,
} from '@mingzhang/writers/publication'
import { writeText } from '@mingzhang/writers/text'
import { openTypesetter } from '../pdf/open-typesetter.ts'
import { complain } from '../terminal/complain.ts'

type Writer = (publication: Publication, year: PerformanceYear) => Promise<Uint8Array | null> | Uint8Array

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Writers of performance papers by the ending of their files. */
const writers: Readonly<Record<string, Writer>> = {
  docx: (publication) => writePublicationDocx(publication, factsOf(publication, null)),
  xlsx: (publication) => writePublicationXlsx(publication, factsOf(publication, null)),
  html: (publication) => writePublicationHtml(publication, factsOf(publication, null)),
  pdf: async (publication) => {
    const typesetter = await openTypesetter()
    return typesetter && writePublicationPdf(publication, factsOf(publication, null), typesetter)
  },
  txt: (publication) => bytesOf(writeText(publication)),
  json: (_, year) => bytesOf(`${JSON.stringify(year, null, 2)}\n`),
  csv: (_, year) => writeCsv(yearTable(year), true),
}

/** 材料的格式 The formats of performance papers. */
export const paperFormats = Object.keys(writers)

/**
 * 写材料 Writes papers of a year into a folder, one file for each kind and format; says what cannot be written.
 *
 * @param issuedOn ISO date printed on them
 * @returns whether everything was written
 */
export async function writePapers(
  year: PerformanceYear,
  papers: readonly PerformancePaper[],
  formats: readonly string[],
  folder: string,
  issuedOn: string,
): Promise<boolean> {
  const unknown = formats.find((format) => !Object.hasOwn(writers, format))
  if (unknown !== undefined) {
    complain(`写不了 ${unknown} 格式；可用的格式：${paperFormats.join('、')}`)
    return false
  }
  try {
    await mkdir(folder, { recursive: true })
    for (const paper of papers) {
      const publication = performancePublication(year, paper, issuedOn)
      const name = publication.title.replace(/[/\\:*?"<>|\s]+/gu, '-')
      for (const format of formats) {
        const bytes = await writers[format]?.(publication, year)
        if (!bytes) {
          complain(`${format} 在这台机器上写不了；没有相应的排版程序；请用 docx 另存，或换一台机器`)
          return false
        }
        await writeFile(join(folder, `${name}.${format}`), bytes)
      }
    }
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    complain(`${folder}：写不了；系统不允许在那里写文件（${String(error.code)}）；请换一个位置`)
    return false
  }
}

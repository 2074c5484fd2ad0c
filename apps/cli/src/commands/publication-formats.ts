import { defaultLimits } from '@mingzhang/audit'
import type { Compiled } from '@mingzhang/forms'
import type { Book, VerdictCounts } from '@mingzhang/model'
import { pdfEngineFor } from '@mingzhang/server/pdf-engine'
import { writeFiscalDataPackage, writePublicationCsv } from '@mingzhang/writers/open-data'
import {
  factsOf,
  writePublicationDocx,
  writePublicationHtml,
  writePublicationOfd,
  writePublicationPdf,
  writePublicationXlsx,
} from '@mingzhang/writers/publication'
import { writeText } from '@mingzhang/writers/text'
import { openTypesetter } from '../pdf/open-typesetter.ts'

/** 待写 A compiled disclosure, the book it comes from and how its check came out. */
export type Approved = {
  readonly book: Book
  readonly compiled: Compiled
  readonly verdicts: VerdictCounts
}

/**
 * 公开稿的格式 A compiled disclosure as a file; the verdicts of its check ride inside where the format can carry them.
 * Null where this machine cannot write it.
 */
export type PublicationFormat = (approved: Approved) => Promise<Uint8Array | null> | Uint8Array

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** 附带数据 What rides inside every format that can carry it. */
export const factsIn = ({ compiled, verdicts }: Approved) => factsOf(compiled.publication, verdicts)

async function pdfOf(approved: Approved): Promise<Uint8Array | null> {
  const typesetter = await openTypesetter()
  return typesetter && writePublicationPdf(approved.compiled.publication, factsIn(approved), typesetter)
}

/** Writers by the ending of their files; a format that is not here is refused by name. */
export const publicationFormats: Readonly<Record<string, PublicationFormat>> = {
  json: ({ compiled }) => bytesOf(`${JSON.stringify(compiled, null, 2)}\n`),
  txt: ({ compiled }) => bytesOf(writeText(compiled.publication)),
  docx: (approved) => writePublicationDocx(approved.compiled.publication, factsIn(approved)),
  xlsx: (approved) => writePublicationXlsx(approved.compiled.publication, factsIn(approved)),
  html: (approved) => writePublicationHtml(approved.compiled.publication, factsIn(approved)),
  pdf: pdfOf,
  ofd: async (approved) => {
    const pdf = await pdfOf(approved)
    const engine = pdf && (await pdfEngineFor(pdf))
    if (!pdf || !engine) return null
    const pages = engine.pages(pdf, defaultLimits)
    if (!pages.ok) throw new Error(`a PDF of ours was refused: ${pages.refusal.id}`)
    return writePublicationOfd(approved.compiled.publication, factsIn(approved), pages.value)
  },
  csv: (approved) => writePublicationCsv(factsIn(approved)),
  'fdp.zip': ({ book, compiled }) => writeFiscalDataPackage(book, compiled.publication.issuedOn),
}

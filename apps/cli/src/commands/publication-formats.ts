import { defaultLimits } from '@mingzhang/audit'
import type { Compiled } from '@mingzhang/forms'
import type { Book, VerdictCounts } from '@mingzhang/model'
import { pdfEngineFor } from '@mingzhang/server/pdf-engine'
import { writeFiscalDataPackage, writePublicationCsv } from '@mingzhang/writers/open-data'
import {
  factsOf,
  figureHeads,
  writeCompanion,
  writePublicationDocx,
  writePublicationHtml,
  writePublicationOfd,
  writePublicationPdf,
  writePublicationXlsx,
  writeWithFacts,
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

const typeset = new WeakMap<Approved, Promise<Uint8Array | null>>()

/** Set once for all formats that take their pages from it. */
function pdfOf(approved: Approved): Promise<Uint8Array | null> {
  const pdf = typeset.get(approved) ?? setPdf(approved)
  typeset.set(approved, pdf)
  return pdf
}

async function setPdf(approved: Approved): Promise<Uint8Array | null> {
  const typesetter = await openTypesetter()
  return typesetter && writePublicationPdf(approved.compiled.publication, factsIn(approved), typesetter)
}

/** Writers by the ending of their files; a format that is not here is refused by name. */
export const publicationFormats: Readonly<Record<string, PublicationFormat>> = {
  json: (approved) => writeWithFacts(approved.compiled, factsIn(approved)),
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
  'fdp.zip': (approved) =>
    writeFiscalDataPackage(approved.book, approved.compiled.publication.issuedOn, factsIn(approved)),
}

/** 核验文件 The file that lies beside one of a format that can carry no facts inside; null where none is needed. */
export function companionOf(format: string, fileName: string, approved: Approved): Uint8Array | null {
  if (format === 'txt') return writeCompanion(fileName, factsIn(approved))
  return format === 'csv' ? writeCompanion(fileName, factsIn(approved), figureHeads) : null
}

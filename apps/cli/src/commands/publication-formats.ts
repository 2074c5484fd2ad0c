import type { Compiled } from '@mingzhang/forms'
import type { VerdictCounts } from '@mingzhang/model'
import {
  factsOf,
  writePublicationDocx,
  writePublicationHtml,
  writePublicationPdf,
  writePublicationXlsx,
} from '@mingzhang/writers/publication'
import { writeText } from '@mingzhang/writers/text'
import { openTypesetter } from '../pdf/open-typesetter.ts'

/** 公开稿的格式 A compiled disclosure as a file; the verdicts of its check ride inside where the format can carry them. Null where this machine cannot write it. */
export type PublicationFormat = (
  compiled: Compiled,
  verdicts: VerdictCounts,
) => Promise<Uint8Array | null> | Uint8Array

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Writers by the ending of their files; a format that is not here is refused by name. */
export const publicationFormats: Readonly<Record<string, PublicationFormat>> = {
  json: (compiled) => bytesOf(`${JSON.stringify(compiled, null, 2)}\n`),
  txt: ({ publication }) => bytesOf(writeText(publication)),
  docx: ({ publication }, verdicts) => writePublicationDocx(publication, factsOf(publication, verdicts)),
  xlsx: ({ publication }, verdicts) => writePublicationXlsx(publication, factsOf(publication, verdicts)),
  html: ({ publication }, verdicts) => writePublicationHtml(publication, factsOf(publication, verdicts)),
  pdf: async ({ publication }, verdicts) => {
    const typesetter = await openTypesetter()
    return typesetter && writePublicationPdf(publication, factsOf(publication, verdicts), typesetter)
  },
}

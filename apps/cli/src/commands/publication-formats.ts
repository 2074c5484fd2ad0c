import type { Compiled } from '@mingzhang/forms'
import { writeText } from '@mingzhang/writers/text'

/** 公开稿的格式 What a compiled disclosure can be written as, by the ending of its file. */
export type PublicationFormat = (compiled: Compiled) => Promise<Uint8Array> | Uint8Array

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Writers by format; one that is not here is refused by name. */
export const publicationFormats: Readonly<Record<string, PublicationFormat>> = {
  json: (compiled) => bytesOf(`${JSON.stringify(compiled, null, 2)}\n`),
  txt: ({ publication }) => bytesOf(writeText(publication)),
}

import type { Publication } from '@mingzhang/model'
import type { EmbeddedFacts } from '../facts/embedded-facts.ts'
import { pagesData } from './pages-data.ts'
import { pagesSource } from './pages-source.ts'
import { showTitle } from './show-title.ts'

/**
 * 排版引擎 Sets pages to a PDF. Handed in, because it is a program of the machine and its fonts are files: this package
 * runs in a browser page, too.
 *
 * @param source what the pages look like, in the language of Typst
 * @param inputs texts the source asks for by name
 */
export type Typesetter = (source: string, inputs: Readonly<Record<string, string>>) => Uint8Array

/**
 * 公开稿（PDF） A publication as a PDF: fonts embedded, text that can be selected and read back, bookmarks, tagged tables
 * whose heads repeat, wide tables on their side.
 *
 * @param facts what was approved, attached to the file
 * @returns a PDF; the same publication and the same fonts give the same bytes
 */
export function writePublicationPdf(
  publication: Publication,
  facts: EmbeddedFacts,
  typesetter: Typesetter,
): Uint8Array {
  return showTitle(
    typesetter(pagesSource, {
      book: JSON.stringify(pagesData(publication)),
      facts: JSON.stringify(facts),
    }),
  )
}

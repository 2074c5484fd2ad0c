import { type Edition, editionOf, sectionsAlike } from '@mingzhang/law'
import type { Book, BookText, Disclosure } from '@mingzhang/model'
import { compile } from '../compile/compile.ts'
import { filled } from '../compile/words.ts'
import { emptySection } from '../narrative/empty-sections.ts'

/**
 * 沿用原话 A book of the very year of a disclosure, with that disclosure's own words in the sections that would otherwise be a heading with
 * nothing below it. Sentences with amounts are left out of a book because it computes them; where it cannot (a unit that is partly
 * administrative, counts of vehicles), what the unit published is what is true, and checked like any other sentence. Never for another year.
 *
 * @param id edition the book is compiled in; null leaves the book as it is
 */
export function withOwnWords(book: Book, disclosure: Disclosure, id: string | null): Book {
  const edition = id === null ? null : editionOf(id)
  if (edition === null) return book
  const { problems } = compile(book, edition, { issuedOn: `${book.year}-01-01` })
  const said = new Set(problems.map(({ what }) => what))
  const texts = ownSections(edition, book)
    .filter(({ heading }) => said.has(emptySection(heading)))
    .flatMap(({ section }): BookText[] => {
      const paragraphs = wordsOf(disclosure, section)
      return paragraphs.length === 0 ? [] : [{ section, paragraphs }]
    })
  return { ...book, texts: [...book.texts, ...texts] }
}

/** Sections that bring their own words, each with the heading it stands under. */
function ownSections({ narrative }: Edition, book: Book): { heading: string; section: string }[] {
  let heading = ''
  return narrative.flatMap(({ what, text }) => {
    if (what.startsWith('heading')) heading = filled(text, book)
    return what === 'free' ? [{ heading, section: text }] : []
  })
}

/** Paragraphs under the section's name, else under the names other places give it. */
function wordsOf({ sections }: Disclosure, section: string): string[] {
  const under = (name: string): string[] =>
    sections
      .filter(({ title }) => title === name)
      .flatMap(({ paragraphs }) => paragraphs.map(({ text }) => inOfficialStyle(text)))
  const own = under(section)
  return own.length > 0 ? own : sectionsAlike(section).flatMap(under)
}

/** 行文 Blanks that a page set between words and figures fall away, a half comma between words becomes a whole one. */
const inOfficialStyle = (text: string): string =>
  text
    .trim()
    .replace(/(?<=\p{Script=Han}) +(?=\d)|(?<=\d) +(?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han}),(?=\p{Script=Han})/gu, '，')

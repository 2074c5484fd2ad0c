import { formats } from './book/formats.ts'
import { matrix } from './book/matrix.ts'
import { rebuilt } from './book/rebuilt.ts'
import { waysIn } from './book/ways-in.ts'
import type { BenchDocument } from './documents.ts'

type Say = (line?: string) => void

/**
 * 账本 The section of the results about books: the published disclosures rebuilt, every edition in every format and back, and
 * the ways into a book.
 */
export async function sayBook(root: string, documents: readonly BenchDocument[], say: Say): Promise<void> {
  const samples = documents.filter(({ published }) => !published)
  sayRebuilt(documents, say)
  await sayMatrix(samples, say)
  say('## Ways into a book')
  say()
  say('A file a book is begun from, compiled in its edition again: figures of every table.')
  say()
  say('| file | the set compiled from it |')
  say('| --- | --- |')
  const ways = await waysIn(root)
  for (const { name, isEqual } of ways) say(`| ${name} | ${isEqual ? 'equal' : 'differs'} |`)
  say()
  say(
    `${ways.filter(({ isEqual }) => isEqual).length} of ${ways.length} lead back to the set they came from.`,
  )
  say()
}

function sayRebuilt(documents: readonly BenchDocument[], say: Say): void {
  say('## The disclosures rebuilt as books')
  say()
  say(
    'Each begun as a book from the published file and compiled in its edition; cells held against the published tables (forms that only the compiled set has: +n).',
  )
  say()
  say(
    '| document | edition | forms | cells equal | last digit moved so that the table adds up, recorded | published figures contradict each other | of these a finding names | problems on the way in |',
  )
  say('| --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const document of documents) {
    const line = rebuilt(document)
    if (line !== null) say(line)
  }
  say()
  say(
    'What contradicts is the catalogue of the key programmes, which its own target tables disagree with; the two cells no finding names leave “(本级)” off the name of the same unit.',
  )
  say()
}

async function sayMatrix(samples: readonly BenchDocument[], say: Say): Promise<void> {
  say('## Every edition, every format, every sample, and back')
  say()
  say(
    `Formats: ${formats.join(', ')}, and xls and doc that LibreOffice makes of our xlsx and docx. A sample's book often lacks what another place's edition asks for: then the compiler says what (errors hold the set back, warnings, notes), and figures that cannot be told are left blank. Findings: brought in by compiling, in any format; following from what the compiler has said; of the unit's own words and targets, which a book keeps as typed.`,
  )
  say()
  say(
    '| book | edition | figures in tables | formats that come back equal | same bytes twice | findings brought in | said before | of typed words | lacking: errors, warnings, notes |',
  )
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  const { lines, pairs } = await matrix(samples, true)
  for (const line of lines) say(line)
  const whole = pairs.filter(({ other, unsteady, own }) => other.length + unsteady.length + own === 0)
  say()
  say(`${whole.length} of ${pairs.length} pairs come back whole in every format, with no finding brought in.`)
  say()
}

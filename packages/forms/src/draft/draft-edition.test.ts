import { readFileSync } from 'node:fs'
import { readEdition } from '@mingzhang/law'
import { readDisclosure, readText } from '@mingzhang/readers'
import { writeText } from '@mingzhang/writers/text'
import { describe, expect, test } from 'vitest'
import { compile } from '../compile/compile.ts'
import { bookOfDisclosure } from '../import/book-of-disclosure.ts'
import { compareDisclosures } from '../testing/compare-disclosures.ts'
import { draftEdition } from './draft-edition.ts'

describe.each([
  ['wansheng-office-affairs-2024', 240],
  ['qijiang-government-services-2024', 150],
  ['qinglong-office-affairs-2024', 290],
  ['qinhuangdao-office-affairs-2023', 290],
])('%s as the example of an edition', (name, least) => {
  const text = readFileSync(new URL(`../../../../samples/${name}.txt`, import.meta.url), 'utf8')
  const published = readDisclosure(readText(text), `${name}.txt`)
  const draft = draftEdition(published)
  const { book } = bookOfDisclosure(published)

  test('the draft is an edition, and its tables are those of the example', () => {
    const edition = readEdition('draft', draft, 'what\ttext\twhen\ntables\t*\t\n')
    const { publication } = compile(book, edition, { issuedOn: '2024-02-20' })
    const compiled = readDisclosure(readText(writeText(publication)), '公开稿')
    const { equal, differences } = compareDisclosures(published, compiled)
    const ofTables = differences.filter(({ form }) => form !== 'programme')
    expect(equal).toBeGreaterThanOrEqual(least)
    expect(ofTables.filter(({ published: one, compiled: other }) => one === null || other === null)).toEqual(
      [],
    )
  })
})

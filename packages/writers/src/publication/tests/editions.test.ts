import { readFileSync } from 'node:fs'
import { bookOfDisclosure, compile } from '@mingzhang/forms'
import { editionOf } from '@mingzhang/law'
import { type Disclosure, statementsOf } from '@mingzhang/model'
import { defaultLimits, readDisclosure, readText } from '@mingzhang/readers'
import { expect, test } from 'vitest'
import { writeText } from '../../text/write-text.ts'
import { factsOf } from '../facts/embedded-facts.ts'
import { writePublicationOfd } from '../ofd/write-publication-ofd.ts'
import { writePublicationPdf } from '../pdf/write-publication-pdf.ts'
import { readBack } from './round-trip.ts'
import { testPdfium, testTypesetter } from './typesetter.ts'

const typesetter = testTypesetter()

const sets = [
  ['wansheng-office-affairs-2024', 'chongqing-department'],
  ['qijiang-government-services-2024', 'chongqing-unit'],
  ['qinglong-office-affairs-2024', 'hebei-2024'],
  ['qinhuangdao-office-affairs-2023', 'hebei-2023'],
  ['wansheng-office-affairs-2024', 'shanghai-2026'],
  ['wansheng-key-programmes-2024', 'wansheng-key-programmes'],
] as const

/** Money of tables and budgets of programmes. */
const stated = (disclosure: Disclosure): string[] =>
  statementsOf(disclosure)
    .filter(({ from }) => from.kind !== 'claim')
    .map(({ keyText, amount }) => `${keyText.replace(/ ?entry=\S+/u, '')} ${amount.value}`)
    .toSorted()

test.each(sets)('%s 按 %s 编成的 PDF 与 OFD，读回来与文字稿相同', async (name, id) => {
  const text = readFileSync(new URL(`../../../../../samples/${name}.txt`, import.meta.url), 'utf8')
  const { book } = bookOfDisclosure(readDisclosure(readText(text), `${name}.txt`))
  const edition = editionOf(id)
  if (!edition) throw new Error(id)
  const { publication } = compile(book, edition, { issuedOn: '2024-02-20' })
  const plain = stated(readDisclosure(readText(writeText(publication)), '公开稿'))
  const facts = factsOf(publication, null)
  const pdfium = await testPdfium()
  const pdf = writePublicationPdf(publication, facts, typesetter)
  expect(stated(readBack(pdf, pdfium).disclosure)).toEqual(plain)
  const pages = pdfium.pages(pdf, defaultLimits)
  if (!pages.ok) throw new Error(pages.refusal.id)
  expect(stated(readBack(writePublicationOfd(publication, facts, pages.value)).disclosure)).toEqual(plain)
})

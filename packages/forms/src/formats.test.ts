import { readFileSync } from 'node:fs'
import { editionOf } from '@mingzhang/law'
import { type Disclosure, statementsOf } from '@mingzhang/model'
import { read, readDisclosure, readText } from '@mingzhang/readers'
import {
  factsOf,
  writePublicationDocx,
  writePublicationHtml,
  writePublicationXlsx,
} from '@mingzhang/writers/publication'
import { writeText } from '@mingzhang/writers/text'
import { describe, expect, test } from 'vitest'
import { bookOfDisclosure, compile } from './index.ts'

const samples = [
  ['wansheng-office-affairs-2024', 'chongqing-department'],
  ['qijiang-government-services-2024', 'chongqing-unit'],
  ['qinglong-office-affairs-2024', 'hebei-2024'],
  ['qinhuangdao-office-affairs-2023', 'hebei-2023'],
  ['wansheng-office-affairs-2024', 'shanghai-2026'],
  ['wansheng-key-programmes-2024', 'wansheng-key-programmes'],
] as const

const writers = {
  docx: writePublicationDocx,
  xlsx: writePublicationXlsx,
  html: writePublicationHtml,
} as const

/** Money of tables and budgets of programmes: what every format must say alike. */
const stated = (disclosure: Disclosure): string[] =>
  statementsOf(disclosure)
    .filter(({ from }) => from.kind !== 'claim')
    .map(({ keyText, amount }) => `${keyText.replace(/ ?entry=\S+/u, '')} ${amount.value}`)
    .toSorted()

/** Every field of every indicator, spaces apart. */
const targets = ({ programs, departmentTargets }: Disclosure): string[] =>
  [...programs.flatMap(({ indicators }) => indicators), ...departmentTargets.indicators].map(
    ({ level1, level2, name, description, operator, value, unit, weight, core, basis }) =>
      [level1, level2, name, description, operator, value, unit, weight, core, basis]
        .join('|')
        .replace(/\s+/gu, ''),
  )

describe.each(samples)('%s in the edition %s', (name, id) => {
  const text = readFileSync(new URL(`../../../samples/${name}.txt`, import.meta.url), 'utf8')
  const { book } = bookOfDisclosure(readDisclosure(readText(text), `${name}.txt`))
  const edition = editionOf(id)
  if (!edition) throw new Error(id)
  const { publication } = compile(book, edition, { issuedOn: '2024-02-20' })
  const plain = readDisclosure(readText(writeText(publication)), '公开稿')

  test.each(Object.entries(writers))('as %s it says the same', async (_format, write) => {
    const bytes = await write(publication, factsOf(publication, null))
    const file = read(bytes, '公开稿')
    if (!file.ok) throw new Error(file.refusal.what)
    expect(stated(file.value.disclosure)).toEqual(stated(plain))
    expect(targets(file.value.disclosure)).toEqual(targets(plain))
  })
})

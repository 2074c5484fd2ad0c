import { bookOfDisclosure, suggestEdition } from '@mingzhang/forms'
import { type Finding, keyText } from '@mingzhang/model'
import {
  type CellDifference,
  compareDisclosures,
} from '../../packages/forms/src/testing/compare-disclosures.ts'
import type { BenchDocument } from '../documents.ts'
import { compiledSet, readFile } from './round-trip.ts'

const plain = (text: string): string =>
  text
    .replace(/[\s,]/gu, '')
    .replace(/(\.\d*?)0+$/u, '$1')
    .replace(/\.$/u, '')

/** Does a finding of the published file point at the figure, its line or the code of its department? */
function isFound({ published, cell }: CellDifference, findings: readonly Finding[]): boolean {
  const [name = ''] = cell.split(' ')
  const code = /^(\d{3})-/u.exec(published ?? '')?.[1]
  return findings.some(
    ({ places, what }) =>
      (published !== null && places.some(({ text }) => plain(text) === plain(published))) ||
      what.includes(`“${name}”`) ||
      (code !== undefined && what.includes(`单位代码 ${code} `)),
  )
}

/**
 * 重编 A published disclosure as a book, compiled in its edition and held against the published tables cell by cell. Cells that
 * differ are those where the published figures do not close: by last digits, which were moved so that everything adds up and are
 * recorded, or for good, which a finding of the published file says.
 */
export function rebuilt(document: BenchDocument): string | null {
  const { disclosure, findings } = readFile(document.bytes, document.name)
  const id = suggestEdition(disclosure)
  if (id === null) return null
  const { book, problems } = bookOfDisclosure(disclosure)
  const { compiled, read } = compiledSet(book, id)
  const { equal, differences, onlyCompiled } = compareDisclosures(disclosure, read.disclosure)
  const moved = new Set(compiled.movements.map(({ key }) => `${keyText(key)} #0`))
  const byDigits = differences.filter(({ cell }) => moved.has(cell))
  const others = differences.filter(({ cell }) => !moved.has(cell))
  const found = others.filter((one) => isFound(one, findings)).length
  const forms = new Set(disclosure.tables.flatMap(({ form }) => form ?? []))
  const name = `${document.name}${document.published ? '' : ' (sample)'}`
  return (
    `| ${name} | ${id} | ${forms.size}${onlyCompiled.length > 0 ? `, +${onlyCompiled.length}` : ''} | ` +
    `${equal} of ${equal + differences.length} | ${byDigits.length} | ${others.length} | ${found} of ${others.length} | ` +
    `${problems.length} |`
  )
}

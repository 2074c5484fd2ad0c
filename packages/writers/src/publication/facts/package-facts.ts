import type { Parts } from '../../annotate/package/zip-parts.ts'
import { decodeFacts } from './decode-facts.ts'
import type { EmbeddedFacts, Fact } from './embedded-facts.ts'
import type { PrintedFigure, PrintedFigures } from './printed-figures.ts'
import { readCsv } from './read-csv.ts'

/** 附带数据的位置 In a data package: what was approved, and the entries as they were written. */
export const packageFiles = {
  descriptor: 'datapackage.json',
  facts: 'mingzhang-facts.json',
  entries: 'mingzhang-entries.json',
} as const

type Resource = { readonly path: string; readonly bytes: Uint8Array }

/** 分录作为附带数据 The entries of a data package in the form of facts, so that a changed one can be named. */
export const factsOfEntries = (facts: EmbeddedFacts, resources: readonly Resource[]): EmbeddedFacts => ({
  ...facts,
  tables: resources.map(({ path, bytes }) => ({
    id: path,
    title: path,
    figures: entriesOf(bytes).map(
      ({ text, name }): Fact => ({ text, amount: text, unit: '元', key: null, name }),
    ),
  })),
  sentences: [],
})

/** 取自数据包 The facts a data package carries; null when it carries none. */
export const factsInPackage = (parts: Parts, name: 'facts' | 'entries'): EmbeddedFacts | null => {
  const bytes = parts.read(packageFiles[name])
  return bytes && decodeFacts(new TextDecoder().decode(bytes))
}

/** 数据包里的数 The amounts of its entries as they stand now; null when this is no data package. */
export function figuresOfPackage(parts: Parts, approved: EmbeddedFacts): PrintedFigures | null {
  if (!parts.names.includes(packageFiles.descriptor)) return null
  const paths = parts.names.filter((name) => name.endsWith('.csv'))
  const known = approved.tables.map(({ id }) => id)
  const inOrder = [...known, ...paths.filter((path) => !known.includes(path))]
  return {
    tables: inOrder.flatMap((path) => {
      const bytes = parts.read(path)
      return bytes === null ? [] : entriesOf(bytes)
    }),
    sentences: [],
  }
}

/** Every record of a CSV of entries: its amount, named by everything else it says. */
function entriesOf(bytes: Uint8Array): (PrintedFigure & { readonly name: string })[] {
  const [head, ...records] = readCsv(new TextDecoder().decode(bytes))
  const at = head?.fields.indexOf('amount') ?? -1
  if (at < 0) return []
  return records.map(({ line, fields }) => {
    const text = fields[at] ?? ''
    const name = fields.filter((field, index) => index !== at && field !== '').join('·')
    return { text, name, place: { kind: 'text', line, text } }
  })
}

import { factsName } from './decode-data-file.ts'
import type { EmbeddedFacts } from './embedded-facts.ts'

/** 核验文件名 What the file is called that carries the facts beside a text or a CSV: its own name, by CSV on the Web. */
export const companionName = (fileName: string): string => `${fileName}-metadata.json`

/**
 * 核验文件 The facts of a file that can carry none inside: it is read by every program as it is, and the facts lie beside it
 * as its metadata.
 *
 * @see https://www.w3.org/TR/tabular-metadata/ (a file's metadata is found beside it as NAME-metadata.json)
 * @param fileName of the file it belongs to, without a folder
 * @param columns of a CSV by their heads; none for a text
 */
export function writeCompanion(
  fileName: string,
  facts: EmbeddedFacts,
  columns: readonly string[] = [],
): Uint8Array {
  const metadata = {
    '@context': 'http://www.w3.org/ns/csvw',
    url: fileName,
    'dc:title': facts.title,
    'dc:publisher': facts.unit.name,
    'dc:issued': facts.issuedOn,
    ...(columns.length === 0
      ? {}
      : {
          dialect: { encoding: 'utf-8', header: true },
          tableSchema: { columns: columns.map((title) => ({ titles: title, datatype: 'string' })) },
        }),
    [factsName]: JSON.stringify(facts),
  }
  return new TextEncoder().encode(`${JSON.stringify(metadata, null, 2)}\n`)
}

/** 写成 JSON A record with the facts in it, for programs. */
export const writeWithFacts = (record: object, facts: EmbeddedFacts): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify({ ...record, [factsName]: facts }, null, 2)}\n`)

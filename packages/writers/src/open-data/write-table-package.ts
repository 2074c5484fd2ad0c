import { zipSync } from 'fflate'
import { type CsvValue, writeCsv } from './write-csv.ts'

/** 数据表 A table of a data package: its columns with what they hold, and its rows. */
export type PackagedTable = {
  /** Lower case, for the file's name. */
  readonly name: string
  readonly title: string
  readonly fields: readonly {
    readonly name: string
    readonly title: string
    readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'date'
  }[]
  /** In the order of the fields. */
  readonly rows: readonly (readonly CsvValue[])[]
}

/** 数据包 What a package says of itself. */
export type TablePackage = {
  readonly name: string
  readonly title: string
  /** What every reader must know, such as that results are made up; null: nothing. */
  readonly description: string | null
  readonly tables: readonly PackagedTable[]
}

/** The first moment a zip can name, whatever the clock and its zone say. */
const zipOptions = { mtime: new Date(1980, 0, 1), level: 6 } as const

/**
 * 数据包 Tables as a Data Package: `datapackage.json` with what each column holds, and one CSV a table, in a zip.
 *
 * @see https://specs.frictionlessdata.io/tabular-data-package/
 * @param issuedOn ISO date; the same tables and date give the same bytes
 */
export function writeTablePackage(given: TablePackage, issuedOn: string): Uint8Array {
  const files = given.tables.map((table) => ({
    table,
    path: `data/${table.name}.csv`,
    bytes: writeCsv([table.fields.map(({ name }) => name), ...table.rows], false),
  }))
  const descriptor = {
    profile: 'tabular-data-package',
    name: given.name,
    title: given.title,
    ...(given.description !== null && { description: given.description }),
    created: `${issuedOn}T00:00:00Z`,
    resources: files.map(({ table, path, bytes }) => ({
      profile: 'tabular-data-resource',
      name: table.name,
      title: table.title,
      path,
      ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', bytes: bytes.byteLength },
      schema: { fields: table.fields, missingValues: [''] },
    })),
  }
  return zipSync({
    'datapackage.json': [new TextEncoder().encode(`${JSON.stringify(descriptor, null, 2)}\n`), zipOptions],
    ...Object.fromEntries(files.map(({ path, bytes }) => [path, [bytes, zipOptions] as const])),
  })
}

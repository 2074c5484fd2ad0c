import type { Disclosure, OpenReading, Table } from '@mingzhang/model'
import { decodeJson } from '../decode-json.ts'
import type { Store } from '../store.ts'

const reading = 'reading'
const tablePart = (id: string): string => `table ${id}`

/** 分部 The parts of a document that pages show one at a time, as they are kept. */
export function partsOf({ tables, sections, programs }: Disclosure): { part: string; body: string }[] {
  const read: OpenReading = { sections: sections.map(({ residue: _, ...section }) => section), programs }
  // The first of two tables of one id, as it is found in the document.
  const byId = new Map(tables.toReversed().map((table) => [tablePart(table.id), table]))
  return [[reading, read] as const, ...byId].map(([part, body]) => ({ part, body: JSON.stringify(body) }))
}

/** 情况说明与项目 The narrative and the programmes of a published document; null when there is none. */
export async function getOpenReading(store: Store, id: string): Promise<OpenReading | null> {
  const body = await bodyOf(store, id, reading)
  return body === null ? null : decodeJson<OpenReading>(body)
}

/** 一张表 A table of a published document; null when there is none. */
export async function getOpenTable(store: Store, id: string, table: string): Promise<Table | null> {
  const body = await bodyOf(store, id, tablePart(table))
  return body === null ? null : decodeJson<Table>(body)
}

async function bodyOf(store: Store, id: string, part: string): Promise<string | null> {
  const row = await store.db
    .selectFrom('document')
    .innerJoin('open_part', (join) =>
      join
        .onRef('open_part.unit_key', '=', 'document.unit_key')
        .onRef('open_part.document_id', '=', 'document.id'),
    )
    .select('open_part.body')
    .where('document.id', '=', id)
    .where('open_part.part', '=', part)
    .executeTakeFirst()
  return row?.body ?? null
}

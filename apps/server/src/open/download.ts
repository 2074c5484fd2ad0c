import { getOpenDisclosure, getOriginal, isPublished, type Store } from '@mingzhang/store'
import { writeXlsxTables } from '@mingzhang/writers/xlsx'
import { tablesCsv } from './csv.ts'
import { decodeDisclosure } from './decode-edition.ts'

export const downloadFormats = ['original', 'json', 'csv', 'xlsx'] as const

/** 下载格式 `original`: the bytes as published; the others are what was read in it. */
export type DownloadFormat = (typeof downloadFormats)[number]

/** 下载 A file to be saved. */
export type Download = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** 备下载 A published document in a format; null when there is none. */
export async function downloadOf(store: Store, id: string, format: DownloadFormat): Promise<Download | null> {
  if (format === 'original') {
    const original = (await isPublished(store, id)) ? await getOriginal(store, id) : null
    if (!original) return null
    return { name: original.fileName, type: 'application/octet-stream', bytes: Buffer.from(original.bytes) }
  }
  const read = await getOpenDisclosure(store, id)
  if (!read) return null
  const name = `${read.fileName.replace(/\.[a-z0-9]+$/iu, '')}.${format}`
  if (format === 'json')
    return { name, type: 'application/json; charset=utf-8', bytes: Buffer.from(read.text) }
  const disclosure = decodeDisclosure(read.text)
  if (format === 'csv')
    return { name, type: 'text/csv; charset=utf-8', bytes: Buffer.from(tablesCsv(disclosure)) }
  const bytes = Buffer.from(await writeXlsxTables(disclosure, new Date(read.importedAt)))
  return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }
}

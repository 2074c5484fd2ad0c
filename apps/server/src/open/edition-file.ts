import { getEditionFile, getOpenEdition, keepEditionFile, type StoredEdition } from '@mingzhang/store'
import type { ServerOptions } from '../server-options.ts'
import { decodeEdition } from './decode-edition.ts'
import { editionName } from './edition-name.ts'

/** 公开稿文件 A published edition in a format. */
export type EditionFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * 公开稿的格式 Gives a published edition in a format: as it was first written, or written now and kept. Who asks while it
 * is being written waits for the same writing.
 *
 * @returns null when the document is no edition everybody may read, or this machine cannot write the format
 */
export function editionShelf({ store, formats = {} }: ServerOptions) {
  const writing = new Map<string, Promise<Uint8Array | null>>()
  const write = async (edition: StoredEdition, format: string): Promise<Uint8Array | null> => {
    const made = await formats[format]?.(decodeEdition(edition.content))
    if (!made) return null
    await keepEditionFile(store, { ...edition, format }, made)
    return made
  }
  return async (id: string, format: string): Promise<EditionFile | null> => {
    const edition = Object.hasOwn(formats, format) ? await getOpenEdition(store, id) : null
    if (!edition) return null
    const name = editionName(decodeEdition(edition.content).book, format)
    const kept = await getEditionFile(store, { ...edition, format })
    if (kept) return { name, bytes: kept }
    const key = `${id} ${format}`
    const started = writing.get(key) ?? write(edition, format).finally(() => writing.delete(key))
    writing.set(key, started)
    const bytes = await started
    return bytes && { name, bytes }
  }
}

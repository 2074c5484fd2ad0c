import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { mainPart } from '../xml/main-part.ts'
import { type Archive, isArchive, openArchive } from './open-archive.ts'

/** 文件 A file by its name and its bytes. */
export type NamedFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * 拆压缩包 The files that a ZIP archive bundles; any other file, office files included, is itself the only one.
 *
 * What systems put into archives on their own (folders, previews, locks) is left out. Names keep their folders.
 *
 * @param limits bound what is unpacked; an archive inside the archive is handed on as it is
 */
export function unpackFiles(file: NamedFile, limits: Limits): Read<readonly NamedFile[]> {
  const itself = { ok: true, value: [file] } as const
  if (!isArchive(file.bytes) || file.bytes.length > limits.maxBytes) return itself
  const archive = openArchive(file.bytes, limits)
  if (!archive.ok) return archive
  const main = mainPart(archive.value, limits)
  if (!main.ok) return main
  if (main.value.kind !== 'files') return itself
  const files: NamedFile[] = []
  for (const name of bundledNames(archive.value)) {
    const bytes = archive.value.read(name)
    if (bytes && !bytes.ok) return bytes
    if (bytes) files.push({ name, bytes: bytes.value })
  }
  return { ok: true, value: files }
}

/** Names of the files that somebody put into an archive. */
export const bundledNames = (archive: Archive): string[] =>
  archive.names.filter(
    (name) => !/(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$|~\$)/iu.test(name),
  )

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultLimits, unpackFiles } from '@mingzhang/audit'
import type { Read, Refusal } from '@mingzhang/model'
import { loadFile } from './load-file.ts'
import type { CountedProgress } from './terminal/counted-progress.ts'

/** 输入 A file by the path it is told of by, a member of a bundle as bundle/member, with its bytes or why there are none. */
export type InputFile = { readonly path: string; readonly loaded: Read<Uint8Array> }

/** Files of one folder; a unit publishes a dozen, a bureau some thousands. */
const mostFiles = 20_000
const deepest = 16

/**
 * 展开输入 The files that paths lead to: a folder is every file below it, a ZIP archive every file in it (and in archives
 * in it). What systems add on their own (names with a leading dot, previews, locks) and links are left out.
 */
export async function* inputFiles(paths: readonly string[]): AsyncGenerator<InputFile> {
  for (const path of paths) {
    const names = await filesBelow(path)
    if (!names.ok) yield { path, loaded: names }
    else for (const name of names.value) yield* membersOf({ path: name, loaded: await loadFile(name) }, 2)
  }
}

/** The same for files that are listed already, each with the one on disk that it is or lies in; a bundle adds its files to what is counted. */
export async function* countedInputs(
  origins: readonly string[],
  progress: Pick<CountedProgress, 'grow'>,
): AsyncGenerator<InputFile & { readonly origin: string }> {
  for (const origin of origins) {
    let members = 0
    for await (const input of inputFiles([origin])) {
      members += 1
      if (members > 1) progress.grow(1)
      yield { ...input, origin }
    }
  }
}

/** 文件夹里的文件 Every file below a folder, by name; what is no folder stands for itself. */
export async function filesBelow(path: string): Promise<Read<readonly string[]>> {
  const names = await namesBelow(path)
  if (names === null) return { ok: true, value: [path] }
  if (names.length === 0) return { ok: false, refusal: emptyFolder }
  return names.length > mostFiles ? { ok: false, refusal: tooManyFiles } : { ok: true, value: names }
}

const isSystemFile = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || /^(?:Thumbs\.db|desktop\.ini|__MACOSX)$/iu.test(name)

/** Every file below a folder by name; null when the path is none. A link that was given is followed, links inside are left out. */
async function namesBelow(path: string, depth = 0): Promise<string[] | null> {
  const about = await stat(path).catch(() => null)
  if (!about?.isDirectory()) return null
  if (depth > deepest) return []
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isSystemFile(entry.name) || found.length > mostFiles) continue
    const inside = join(path, entry.name)
    if (entry.isFile()) found.push(inside)
    else if (entry.isDirectory()) found.push(...((await namesBelow(inside, depth + 1)) ?? []))
  }
  return found
}

function* membersOf(input: InputFile, levels: number): Generator<InputFile> {
  const { path, loaded } = input
  const files = loaded.ok ? unpackFiles({ name: path, bytes: loaded.value }, defaultLimits) : loaded
  if (!files.ok) return yield { path, loaded: files }
  if (files.value.length === 0) return yield { path, loaded: { ok: false, refusal: emptyBundle } }
  for (const { name, bytes } of files.value) {
    const isItself = bytes === (loaded.ok && loaded.value)
    const member = { path: isItself ? path : `${path}/${name}`, loaded: { ok: true, value: bytes } } as const
    if (isItself || levels === 0) yield member
    else yield* membersOf(member, levels - 1)
  }
}

const emptyFolder: Refusal = {
  id: 'file/empty-folder',
  what: '文件夹里没有文件',
  why: '其中没有可读的文件，或没有读取权限',
  toDo: '请核对路径',
}

const tooManyFiles: Refusal = {
  id: 'file/too-many',
  what: `文件夹里的文件超过 ${mostFiles} 个`,
  why: '一次读这么多，多半是选错了文件夹',
  toDo: '请给出公开文件所在的文件夹',
}

const emptyBundle: Refusal = {
  id: 'file/empty-bundle',
  what: '压缩包里没有文件',
  why: '其中没有可读的文件',
  toDo: '请重新打包',
}

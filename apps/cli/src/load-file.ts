import { readFile, stat } from 'node:fs/promises'
import type { Read, Refusal } from '@mingzhang/model'

/** Files larger than this are refused before they are opened: no disclosure comes near it. */
const mostBytes = 64 * 1024 * 1024

/** The bytes of a file, or why not. */
export async function loadFile(path: string): Promise<Read<Uint8Array>> {
  try {
    const about = await stat(path)
    if (about.isDirectory()) return refused('file/is-a-folder', '是文件夹', '请给出其中的文件')
    if (about.size > mostBytes)
      return refused('file/too-large', '文件超过 64 MB', '公开文件远小于此，请确认是否选错文件')
    return { ok: true, value: await readFile(path) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') return refused('file/missing', '没有这个文件', '请核对路径')
    if (code === 'EACCES' || code === 'EPERM')
      return refused('file/forbidden', '没有读取权限', '请检查文件权限')
    throw error
  }
}

const refused = (id: string, why: string, toDo: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { id, what: '读不了', why, toDo },
})

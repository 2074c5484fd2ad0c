import { readFile, stat } from 'node:fs/promises'
import type { Read, Refusal } from '@mingzhang/model'

/** Files larger than this are refused before they are opened: no disclosure comes near it. */
const mostBytes = 64 * 1024 * 1024

/** `-` in place of a file is what another program hands over, as everywhere else on a command line. */
const standardInput = '-'

/** The bytes of a file, or of standard input where the path is `-`; or why not. */
export async function loadFile(path: string): Promise<Read<Uint8Array>> {
  if (path === standardInput) return loadStandardInput()
  try {
    const about = await stat(path)
    if (about.isDirectory()) return refused('file/is-a-folder', '是文件夹', '请给出其中的文件')
    if (about.size > mostBytes) return tooLarge
    return { ok: true, value: await readFile(path) }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const code = String(error.code)
    if (/^(?:ENOENT|ENOTDIR)$/u.test(code)) return refused('file/missing', '没有这个文件', '请核对路径')
    if (/^(?:EACCES|EPERM)$/u.test(code)) return refused('file/forbidden', '没有读取权限', '请检查文件权限')
    return refused('file/unreadable', `系统读不出来（${code}）`, '请核对路径，或把文件复制到别处再试')
  }
}

async function loadStandardInput(): Promise<Read<Uint8Array>> {
  if (process.stdin.isTTY)
    return refused('file/no-input', '标准输入是终端', '请用管道送入文件，或给出文件的路径')
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of process.stdin) {
    const bytes = Buffer.from(piece)
    size += bytes.length
    if (size > mostBytes) return tooLarge
    pieces.push(bytes)
  }
  return { ok: true, value: Buffer.concat(pieces) }
}

const refused = (id: string, why: string, toDo: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { id, what: '读不了', why, toDo },
})

const tooLarge = refused('file/too-large', '文件超过 64 MB', '公开文件远小于此，请确认是否选错文件')

import { complain } from './terminal/complain.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '没有那个文件夹；请先建好，或换一个位置',
  ENOTDIR: '路径中间有一段不是文件夹；请核对路径',
  EISDIR: '那里已有一个同名的文件夹；请换一个文件名',
  EEXIST: '那里已有一个同名的文件；请换一个文件夹',
  EACCES: '没有写入权限；请换一个位置',
  EPERM: '没有写入权限；请换一个位置',
  EROFS: '那里是只读的；请换一个位置',
  ENOSPC: '磁盘满了；请腾出空间，或换一个位置',
  ENAMETOOLONG: '名称太长；请改短',
}

/**
 * 写一次 Does a piece of writing; what the system refuses is one line on standard error.
 *
 * @param path what is told of
 * @returns was it written?
 */
export async function writeAttempt(path: string, write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const code = String(error.code)
    complain(`${path}：写不了；${reasons[code] ?? `系统不允许在那里写文件（${code}）；请换一个位置`}`)
    return false
  }
}

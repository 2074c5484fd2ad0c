import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inFolder } from '../formats/tools.ts'

const filters = {
  xls: 'xls:MS Excel 97',
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  doc: 'doc:MS Word 97',
} as const

/**
 * 另存 Files saved by LibreOffice in another format, all of them in one run of the program; null for one it makes nothing of.
 *
 * @param from the format of all of them
 */
export const savedByOffice = (
  files: readonly Uint8Array[],
  from: 'xlsx' | 'docx',
  to: keyof typeof filters,
): (Uint8Array | null)[] =>
  inFolder((folder) => {
    mkdirSync(join(folder, 'in'))
    const names = files.map((bytes, index) => {
      writeFileSync(join(folder, 'in', `${index}.${from}`), bytes)
      return join('in', `${index}.${from}`)
    })
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const args = ['--headless', '--norestore', '--convert-to', filters[to], '--outdir', 'out', ...names]
    spawnSync('soffice', [profile, ...args], { cwd: folder, stdio: 'ignore', timeout: 600_000 })
    return files.map((_, index) => {
      const path = join(folder, 'out', `${index}.${to}`)
      return existsSync(path) ? new Uint8Array(readFileSync(path)) : null
    })
  })

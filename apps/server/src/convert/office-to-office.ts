import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Read, Refusal } from '@mingzhang/model'
import { inFolder } from './in-folder.ts'
import { conversionFailed, conversionTooLong } from './refusals.ts'
import { runProgram } from './run-program.ts'

const limits = { seconds: 90, megabytes: 256 }
const programs = ['soffice', 'libreoffice']

/** No macros, no links to elsewhere, no wizard: the settings of a profile made for one file. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

/**
 * 转新格式 A file that only office programs read (wps, et, odt, rtf, Excel 95) to docx or xlsx, by LibreOffice.
 *
 * @param ending of the file, by which LibreOffice chooses how to read it; it never sees the name
 * @param to what it becomes
 * @param signal stops the program; the promise then rejects
 */
export function officeToOffice(
  bytes: Uint8Array,
  ending: string,
  to: 'docx' | 'xlsx',
  signal?: AbortSignal,
): Promise<Read<Uint8Array>> {
  return inFolder(async (folder): Promise<Read<Uint8Array>> => {
    const profile = join(folder, 'profile')
    await mkdir(join(profile, 'user'), { recursive: true })
    await mkdir(join(folder, 'out'))
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings)
    await writeFile(join(folder, `in.${ending}`), bytes)
    const args = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'],
      ...['--convert-to', to, '--outdir', 'out', `in.${ending}`],
    ]
    for (const program of programs) {
      const { kind } = await runProgram(program, args, folder, { ...limits, signal })
      if (kind === 'missing') continue
      if (kind === 'too-long') return refused(conversionTooLong('LibreOffice', limits.seconds))
      return convertedIn(join(folder, 'out'))
    }
    return refused(withoutLibreOffice)
  })
}

async function convertedIn(folder: string): Promise<Read<Uint8Array>> {
  const [name] = await readdir(folder)
  if (name === undefined) return refused(conversionFailed('LibreOffice'))
  const path = join(folder, name)
  const { size } = await stat(path)
  return size > limits.megabytes * 1024 * 1024 || size === 0
    ? refused(conversionFailed('LibreOffice'))
    : { ok: true, value: await readFile(path) }
}

const refused = (refusal: Refusal) => ({ ok: false, refusal }) as const

const withoutLibreOffice: Refusal = {
  id: 'converting/no-libreoffice',
  what: '这种格式要先转换，而这台计算机没有安装 LibreOffice。',
  why: '格式没有公开，或已经停用，只有办公软件能打开。',
  toDo: '请安装 LibreOffice（Debian、Ubuntu：apt install libreoffice-writer libreoffice-calc），或用 WPS、Office 另存为 docx、xlsx 后再试。',
}

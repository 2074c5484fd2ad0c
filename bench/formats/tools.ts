import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Is a program installed? */
export const has = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args.length > 0 ? args : ['--version'], { stdio: 'ignore', timeout: 60_000 }).error ===
  undefined

/** Works in a temporary folder that is taken away. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-bench-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** A web page by LibreOffice to another format; null when it makes nothing of it. */
export const byLibreOffice = (page: Uint8Array, to: 'docx' | 'xlsx' | 'pdf'): Uint8Array | null =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'in.html'), page)
    const filter = to === 'xlsx' ? 'HTML (StarCalc)' : 'HTML (StarWriter)'
    const target = {
      docx: 'docx:MS Word 2007 XML',
      xlsx: 'xlsx:Calc MS Excel 2007 XML',
      pdf: 'pdf:writer_pdf_Export',
    }
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const args = [
      '--headless',
      '--norestore',
      `--infilter=${filter}`,
      '--convert-to',
      target[to],
      '--outdir',
      'out',
      'in.html',
    ]
    spawnSync('soffice', [profile, ...args], { cwd: folder, stdio: 'ignore', timeout: 180_000 })
    return fileIn(join(folder, 'out'))
  })

/** A web page printed to PDF by Chromium; null when it makes nothing of it. */
export const byChromium = (page: Uint8Array): Uint8Array | null =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'in.html'), page)
    const args = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--user-data-dir=${folder}/profile`,
    ]
    spawnSync('chromium', [...args, '--print-to-pdf=out.pdf', 'in.html'], {
      cwd: folder,
      stdio: 'ignore',
      timeout: 180_000,
    })
    return fileIn(folder, /\.pdf$/u)
  })

function fileIn(folder: string, ending = /./u): Uint8Array | null {
  try {
    const name = readdirSync(folder).find((each) => ending.test(each))
    return name === undefined ? null : new Uint8Array(readFileSync(join(folder, name)))
  } catch {
    return null
  }
}

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

const filters = {
  docx: 'docx:MS Word 2007 XML',
  doc: 'doc:MS Word 97',
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  xls: 'xls:MS Excel 97',
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false',
  html: 'html:HTML (StarCalc)',
  pdf: 'pdf:writer_pdf_Export',
}

/** What LibreOffice can be asked for. */
export type Target = keyof typeof filters

/**
 * A file by LibreOffice to another format; null when it makes nothing of it.
 *
 * @param from its format; a web page becomes a sheet for formats of sheets, a text for the others
 */
export const byLibreOffice = (
  bytes: Uint8Array,
  from: 'html' | 'docx' | 'xlsx',
  to: Target,
): Uint8Array | null =>
  inFolder((folder) => {
    writeFileSync(join(folder, `in.${from}`), bytes)
    const isSheet = to === 'xlsx' || to === 'xls' || to === 'csv' || to === 'html'
    const filter = from === 'html' ? [`--infilter=HTML (${isSheet ? 'StarCalc' : 'StarWriter'})`] : []
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const args = ['--headless', '--norestore', ...filter, '--convert-to', filters[to], '--outdir', 'out']
    spawnSync('soffice', [profile, ...args, `in.${from}`], { cwd: folder, stdio: 'ignore', timeout: 180_000 })
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

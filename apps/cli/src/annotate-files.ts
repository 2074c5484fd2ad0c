import { mkdir, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { annotate } from '@mingzhang/writers/annotate'
import type { ReportFile } from '@mingzhang/writers/report'
import { complainOf } from './terminal/complain.ts'
import { writeAttempt } from './write-attempt.ts'

/** 待批注 A checked file with its bytes. */
export type FileToAnnotate = { readonly file: ReportFile; readonly bytes: Uint8Array }

/**
 * 批注件 Writes a copy of every file with its findings on it, as 原名-批注.docx and so on. A file whose format carries no
 * notes, or that cannot be written, is one line on standard error; the others are still written.
 *
 * @param folder made when it is not there
 * @returns was every file written?
 */
export async function annotateFiles(
  folder: string,
  files: readonly FileToAnnotate[],
  issuedOn: string,
): Promise<boolean> {
  const taken = new Set<string>()
  let isComplete = true
  for (const { file, bytes } of files) {
    const made = annotate(bytes, file.document.format, file.findings, { issuedOn }, basename(file.file))
    if (!made.ok) {
      complainOf(file.file, made.refusal)
      isComplete = false
      continue
    }
    const path = join(folder, copyName(file.file, made.value.extension, taken))
    isComplete = (await written(folder, path, made.value.bytes)) && isComplete
  }
  return isComplete
}

/** Files of one name from several folders get a number each. */
function copyName(path: string, extension: string | null, taken: Set<string>): string {
  const own = extname(path)
  const end = extension === null ? own : `.${extension}`
  const stem = `${basename(path, own)}-批注`
  let name = stem + end
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}${number}${end}`
  taken.add(name.toLowerCase())
  return name
}

const written = (folder: string, path: string, bytes: Uint8Array): Promise<boolean> =>
  writeAttempt(path, async () => {
    await mkdir(folder, { recursive: true })
    await writeFile(path, bytes)
  })

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PerformancePaper, type PerformanceYear, performancePublication } from '@mingzhang/performance'
import { type PaperFormat, paperFormats, writePaper } from '@mingzhang/server/performance-papers'
import { publicationFormats } from '../commands/publication-formats.ts'
import { complain } from '../terminal/complain.ts'
import { writeAttempt } from '../write-attempt.ts'

const known = (format: string): format is PaperFormat => paperFormats.some((one) => one === format)

/**
 * 写材料 Writes papers of a year into a folder, one file for each kind and format; says what cannot be written.
 *
 * @param issuedOn ISO date printed on them
 * @returns whether everything was written
 */
export async function writePapers(
  year: PerformanceYear,
  papers: readonly PerformancePaper[],
  formats: readonly string[],
  folder: string,
  issuedOn: string,
): Promise<boolean> {
  const wanted = formats.filter(known)
  const unknown = formats.find((format) => !known(format))
  if (unknown !== undefined) {
    complain(`写不了 ${unknown} 格式；可用的格式：${paperFormats.join('、')}`)
    return false
  }
  if (!(await writeAttempt(folder, () => mkdir(folder, { recursive: true })))) return false
  for (const paper of papers) {
    const { title } = performancePublication(year, paper, issuedOn)
    const name = title.replace(/[/\\:*?"<>|\s]+/gu, '-')
    for (const format of wanted) {
      const bytes = await writePaper(year, paper, format, issuedOn, publicationFormats)
      if (!bytes) {
        complain(`${format} 在这台机器上写不了；没有相应的排版程序；请用 docx 另存，或换一台机器`)
        return false
      }
      const path = join(folder, `${name}.${format}`)
      if (!(await writeAttempt(path, () => writeFile(path, bytes)))) return false
    }
  }
  return true
}

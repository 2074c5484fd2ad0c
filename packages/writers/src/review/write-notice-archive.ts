import { zipSync } from 'fflate'
import { writeDocxNotice } from '../docx/write-docx-notice.ts'
import type { Report } from '../report.ts'
import { safeLine } from '../safe-text.ts'

/** The first moment a zip can name, whatever the clock and its zone say. */
const zipOptions = { mtime: new Date(1980, 0, 1), level: 0 } as const

/**
 * 整改通知书（压缩包） The notices of many units, one Word file each, in one archive.
 *
 * @param reports each with the documents of one unit and the findings its notice names
 * @returns a .zip; files are named after their units, equal names are numbered; the same reports give the same bytes
 */
export async function writeNoticeArchive(reports: readonly Report[]): Promise<Uint8Array> {
  const taken = new Map<string, number>()
  const files: [string, [Uint8Array, typeof zipOptions]][] = []
  for (const report of reports) {
    files.push([nextName(noticeName(report), taken), [await writeDocxNotice(report), zipOptions]])
  }
  return zipSync(Object.fromEntries(files))
}

/** 文件名 整改通知书-单位.docx, without signs that file systems refuse. */
export const noticeName = ({ files }: Report): string =>
  `整改通知书-${safeLine(files[0]?.document.unit.name ?? files[0]?.file ?? '未识别单位', 80).replace(/[/\\:*?"<>|]/gu, '-')}.docx`

function nextName(name: string, taken: Map<string, number>): string {
  const count = (taken.get(name) ?? 0) + 1
  taken.set(name, count)
  return count === 1 ? name : name.replace(/\.docx$/u, `-${count}.docx`)
}

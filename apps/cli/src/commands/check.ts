import { writeFile } from 'node:fs/promises'
import type { Report, ReportFile } from '@mingzhang/writers/report'
import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { type AuditedFile, auditFiles } from '../files.ts'
import { complain } from '../terminal/complain.ts'
import { printFindings } from '../terminal/print-findings.ts'
import { printJson } from '../terminal/print-json.ts'

type CheckOptions = {
  readonly json?: true
  readonly html?: string
  readonly docx?: string
  readonly xlsx?: string
}

/** `check FILE… [--json] [--html F] [--docx F] [--xlsx F]`: findings, and how many checks gave which answer. */
export function addCheckCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('check')
    .description('查公开文件：哪里矛盾，为什么，改哪一个数')
    .usage('[选项] <文件...>')
    .argument('<文件...>', '公开文件')
    .option('--json', '输出 JSON')
    .option('--html <file>', '另写一份网页报告')
    .option('--docx <file>', '另写一份整改通知书（Word）')
    .option('--xlsx <file>', '另写一份问题清单（Excel）')
    .action(async (files: string[], options: CheckOptions) => {
      const { done, refused } = await auditFiles(files)
      const written = await writeReports(options, done.map(checkedFile))
      if (options.json) printJson({ files: done.map(checkedFile) })
      else for (const { path, audit } of done) printFindings(path, audit)
      const found = done.some(({ audit }) => audit.findings.some(({ severity }) => severity === 'error'))
      exit(refused > 0 || !written ? 2 : found ? 1 : 0)
    })
}

const checkedFile = ({ path, audit }: AuditedFile): ReportFile => ({
  file: path,
  document: audit.disclosure.document,
  findings: audit.findings,
  counts: audit.counts,
})

/** The reports asked for. A file that cannot be written is one line on standard error; the others are still written. */
async function writeReports(options: CheckOptions, files: readonly ReportFile[]): Promise<boolean> {
  const report: Report = { files, issuedOn: new Date().toISOString().slice(0, 10) }
  const results = [
    await writeReport(options.html, async () =>
      (await import('@mingzhang/writers/html')).writeHtmlReport(report),
    ),
    await writeReport(options.docx, async () =>
      (await import('@mingzhang/writers/docx')).writeDocxNotice(report),
    ),
    await writeReport(options.xlsx, async () =>
      (await import('@mingzhang/writers/xlsx')).writeXlsxFindings(report),
    ),
  ]
  return results.every(Boolean)
}

async function writeReport(path: string | undefined, write: () => Promise<Uint8Array>): Promise<boolean> {
  if (path === undefined) return true
  const bytes = await write()
  try {
    await writeFile(path, bytes)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    complain(`${path}：写不了；系统不允许在那里写文件（${String(error.code)}）；请换一个位置`)
    return false
  }
}

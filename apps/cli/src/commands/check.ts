import { writeFile } from 'node:fs/promises'
import {
  type AcceptedDifference,
  type AfterAcceptance,
  acceptDifferences,
  takeTogether,
} from '@mingzhang/audit'
import type { Report, ReportFile } from '@mingzhang/writers/report'
import type { Command } from 'commander'
import { readRegister } from '../accepted-register.ts'
import type { ExitStatus } from '../exit-status.ts'
import { type AuditedFile, auditFiles } from '../files.ts'
import { printFindings, printTotal } from '../terminal/print-findings.ts'
import { printJson } from '../terminal/print-json.ts'
import { printAccepted, printTogether, printUnused } from '../terminal/print-together.ts'
import { today } from '../today.ts'
import { writeAttempt } from '../write-attempt.ts'

type CheckOptions = {
  readonly json?: true
  readonly html?: string
  readonly docx?: string
  readonly xlsx?: string
  readonly annotate?: string
  readonly accepted?: string
}

/** `check FILE… [--json] [--accepted F] [--html F] …`: findings, and how many checks gave which answer. */
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
    .option('--annotate <dir>', '把问题批注在原件的副本上，写进这个文件夹')
    .option('--accepted <file>', '认可差异的登记，列入的问题不再报')
    .action(async (files: string[], options: CheckOptions) => {
      const register = await readRegister(options.accepted)
      if (register === null) exit(2)
      else exit(await check(files, options, register))
    })
}

async function check(
  paths: readonly string[],
  options: CheckOptions,
  register: readonly AcceptedDifference[],
): Promise<ExitStatus> {
  const { done, refused } = await auditFiles(paths)
  const taken = takeTogether(done.map(({ path, audit }) => ({ file: path, audit })))
  const day = today()
  const settled = acceptDifferences(
    taken.files.map(({ audit }) => ({ document: audit.disclosure.document, findings: audit.findings })),
    register,
    day,
  )
  const checked = taken.files.flatMap(({ file, audit }, index): Checked[] => {
    const after = settled.files[index]
    return after ? [{ ...after, file: { path: file, audit: { ...audit, findings: after.findings } } }] : []
  })
  const files = checked.map(({ file }) => checkedFile(file))
  const reported = await writeReports(options, files, day)
  const annotated = await annotateOriginals(options.annotate, done, files, day)
  if (options.json) {
    const given = options.accepted === undefined ? {} : { unused: settled.unused }
    const { together, apart } = taken
    printJson({ files: checked.map((one) => jsonFile(one, options)), together, apart, ...given })
  } else {
    printTogether(taken)
    for (const { file, accepted, expired } of checked) {
      printFindings(file.path, file.audit)
      printAccepted({ accepted, expired })
    }
    printUnused(settled.unused)
    if (files.length > 1) printTotal(files, refused)
  }
  const found = files.some(({ findings }) => findings.some(({ severity }) => severity === 'error'))
  return refused > 0 || !reported || !annotated ? 2 : found ? 1 : 0
}

type Checked = AfterAcceptance & { readonly file: Omit<AuditedFile, 'bytes' | 'readAs'> }

const jsonFile = ({ file, accepted, expired }: Checked, options: CheckOptions) => ({
  ...checkedFile(file),
  ...(options.accepted !== undefined && { accepted, expired }),
})

const checkedFile = ({ path, audit }: Omit<AuditedFile, 'bytes' | 'readAs'>): ReportFile => ({
  file: path,
  document: audit.disclosure.document,
  findings: audit.findings,
  counts: audit.counts,
})

/** Copies of the originals with their findings on them, where they were asked for. */
async function annotateOriginals(
  folder: string | undefined,
  done: readonly AuditedFile[],
  files: readonly ReportFile[],
  issuedOn: string,
): Promise<boolean> {
  if (folder === undefined) return true
  const bytesOf = new Map(done.map(({ path, bytes, readAs }) => [path, readAs ?? bytes]))
  const originals = files.flatMap((file) => {
    const bytes = bytesOf.get(file.file)
    return bytes ? [{ file, bytes }] : []
  })
  return (await import('../annotate-files.ts')).annotateFiles(folder, originals, issuedOn)
}

/** The reports asked for. A file that cannot be written is one line on standard error; the others are still written. */
async function writeReports(
  options: CheckOptions,
  files: readonly ReportFile[],
  issuedOn: string,
): Promise<boolean> {
  const report: Report = { files, issuedOn }
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
  return writeAttempt(path, () => writeFile(path, bytes))
}

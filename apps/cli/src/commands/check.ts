import type { Command } from 'commander'
import { type AuditedFile, auditFiles } from '../files.ts'
import type { ExitStatus } from '../main.ts'
import { printFindings } from '../terminal/print-findings.ts'
import { printJson } from './read.ts'

/** `check FILE… [--json]`: findings, and how many checks gave which of the four answers. */
export function addCheckCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('check')
    .description('查公开文件：哪里矛盾，为什么，改哪一个数')
    .argument('<files...>', '公开文件')
    .option('--json', '输出 JSON')
    .action(async (files: string[], { json }: { json?: true }) => {
      const { done, refused } = await auditFiles(files)
      if (json) printJson({ files: done.map(checkedFile) })
      else for (const { path, audit } of done) printFindings(path, audit)
      const found = done.some(({ audit }) => audit.findings.some(({ severity }) => severity === 'error'))
      exit(refused > 0 ? 2 : found ? 1 : 0)
    })
}

const checkedFile = ({ path, audit }: AuditedFile) => ({
  file: path,
  document: audit.disclosure.document,
  findings: audit.findings,
  counts: audit.counts,
})

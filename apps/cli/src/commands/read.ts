import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { auditFiles } from '../files.ts'
import { printDisclosure } from '../terminal/print-disclosure.ts'
import { printJson } from '../terminal/print-json.ts'

/** `read FILE… [--json]`: what the documents say. */
export function addReadCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('read')
    .description('读公开文件：表、陈述、项目与指标、文字中的数')
    .usage('[选项] <文件...>')
    .argument('<文件...>', '公开文件')
    .option('--json', '输出 JSON')
    .action(async (files: string[], { json }: { json?: true }) => {
      const { done, refused } = await auditFiles(files)
      const disclosures = done.map(({ audit }) => audit.disclosure)
      if (!json) for (const disclosure of disclosures) printDisclosure(disclosure)
      else if (files.length > 1 || disclosures.length > 1) printJson({ files: disclosures })
      else if (disclosures[0]) printJson(disclosures[0])
      exit(refused > 0 ? 2 : 0)
    })
}

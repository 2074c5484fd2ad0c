import { writeFile } from 'node:fs/promises'
import { draftEdition } from '@mingzhang/forms'
import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { auditOneFile } from '../files.ts'
import { writeAttempt } from '../write-attempt.ts'

/** `edition FILE`: a draft of an edition's tables from a published example. */
export function addEditionCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('edition')
    .description('由公开的样张起草版式（表名、表头、行），人看过后放进 law/editions/')
    .usage('[选项] <文件>')
    .argument('<文件>', '公开文件，作样张')
    .option('--out <file>', '写到这个文件；省略时写到标准输出')
    .action(async (file: string, options: { readonly out?: string }) => {
      const read = await auditOneFile(file)
      if (!read) {
        exit(2)
        return
      }
      const text = draftEdition(read.audit.disclosure)
      const { out } = options
      if (out === undefined) process.stdout.write(text)
      const written = out === undefined || (await writeAttempt(out, () => writeFile(out, text)))
      exit(written ? 0 : 2)
    })
}

import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { type AuditedFile, auditFiles } from '../files.ts'
import { newDocument } from '../new-document.ts'
import { complainShort } from '../terminal/complain.ts'

/** `import FILE…`: into the store. The same bytes twice change nothing. */
export function addImportCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('import')
    .description('导入公开文件到库（同一文件再导入不改变任何东西）')
    .usage('[选项] <文件...>')
    .argument('<文件...>', '公开文件')
    .action(async (files: string[]) => {
      const { done, refused } = await auditFiles(files)
      const stored = done.length === 0 || (await importAll(done))
      exit(refused > 0 || !stored ? 2 : 0)
    })
}

async function importAll(done: readonly AuditedFile[]): Promise<boolean> {
  // The database is loaded only by the commands that need it.
  const { importDocument } = await import('@mingzhang/store')
  const { openConfiguredStore } = await import('../open-store.ts')
  const now = new Date().toISOString()
  const opened = await openConfiguredStore(now)
  if (!opened.ok) {
    complainShort(opened.refusal)
    return false
  }
  try {
    for (const { path, bytes, audit } of done) {
      const { status } = await importDocument(opened.value, newDocument(path, bytes, audit, now))
      process.stdout.write(`${status === 'imported' ? '已导入' : '已在库中'}  ${path}\n`)
    }
  } finally {
    await opened.value.close()
  }
  return true
}

import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { terminalText } from '../terminal/terminal-text.ts'
import { withStore } from '../with-store.ts'

/** `import FILE…`: into the store. The same bytes twice change nothing. */
export function addImportCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('import')
    .description('导入公开文件到库（同一文件再导入不改变任何东西）')
    .usage('[选项] <文件...>')
    .argument('<文件...>', '公开文件')
    .action(async (files: string[]) => {
      let refused = 0
      const opened = await withStore(async (store) => {
        const { importFiles } = await import('../import-files.ts')
        refused = await importFiles(store, files, { importedAt: new Date().toISOString() }, tell)
        return true
      })
      exit(opened && refused === 0 ? 0 : 2)
    })
}

const tell = (path: string, status: 'imported' | 'already'): void => {
  process.stdout.write(`${status === 'imported' ? '已导入' : '已在库中'}  ${terminalText(path)}\n`)
}

import { writeFile } from 'node:fs/promises'
import { bookOfDisclosure, nextYear, writeBook } from '@mingzhang/forms'
import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { auditFiles } from '../files.ts'
import { complain } from '../terminal/complain.ts'

type BookOptions = { readonly nextYear?: true; readonly out?: string }

/** `book FILE`: a published disclosure as a book, or as the start of the next year's. */
export function addBookCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('book')
    .description('由公开文件得到账本；可作下一年的起点')
    .usage('[选项] <文件>')
    .argument('<文件>', '公开文件')
    .option('--next-year', '作为下一年的账本：这份文件的数放到上年对比')
    .option('--out <file>', '写到这个文件；省略时写到标准输出')
    .action(async (file: string, options: BookOptions) => {
      const { done } = await auditFiles([file])
      const [read] = done
      if (!read) {
        exit(2)
        return
      }
      const made = bookOfDisclosure(read.audit.disclosure)
      for (const { what, why, toDo } of made.problems) complain(`${file}：提示：${what}；${why}；${toDo}`)
      const text = writeBook(options.nextYear ? nextYear(made.book) : made.book)
      if (options.out === undefined) process.stdout.write(text)
      else await writeFile(options.out, text)
      exit(0)
    })
}

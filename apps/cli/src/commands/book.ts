import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { audit, defaultLimits, readSource } from '@mingzhang/audit'
import {
  bookOfDisclosure,
  bookOfEntries,
  type EntryFile,
  emptyBook,
  holdsEntries,
  missingTables,
  nextYear,
  proposeMapping,
  readBook,
  sheetsOfSource,
  suggestEdition,
  withOwnWords,
  writeBook,
} from '@mingzhang/forms'
import { editionOf } from '@mingzhang/law'
import type { Book } from '@mingzhang/model'
import type { Command } from 'commander'
import { editionLines } from '../edition-lines.ts'
import { loadEntries, problemLine } from '../entry-files.ts'
import type { ExitStatus } from '../exit-status.ts'
import { auditOneFile } from '../files.ts'
import { loadFile } from '../load-file.ts'
import { rememberedColumns } from '../remembered-columns.ts'
import { complain, complainOf } from '../terminal/complain.ts'
import { writeAttempt } from '../write-attempt.ts'

type BookOptions = {
  readonly nextYear?: true
  readonly out?: string
  readonly unit?: string
  readonly code?: string
  readonly year?: string
  readonly mapping?: string
  readonly form?: string
  readonly into?: string
}

/** `book FILE`: a published disclosure, a workbook of its tables or an export of entries as a book. */
export function addBookCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('book')
    .description('由公开文件、表册或一体化系统导出的分录表得到账本；可作下一年的起点')
    .usage('[选项] <文件>')
    .argument('<文件>', '公开文件、整套表的工作簿，或分录表（xlsx、xls、csv）')
    .option('--next-year', '作为下一年的账本：这份文件的数放到上年对比')
    .option('--into <book>', '分录放进这本已有的账本，账本的其他内容不动')
    .option('--form <edition>', '账本的版式，写进账本（见 compile --help）')
    .option('--unit <name>', '分录表的单位全称')
    .option('--code <code>', '分录表的单位代码')
    .option('--year <year>', '分录表的预算年度；别的年度的行不读')
    .option('--mapping <file>', '分录表各列是什么；没有这个文件的，把提出的对照写到那里；改过的会记住')
    .option('--out <file>', '写到这个文件；省略时写到标准输出')
    .action(async (file: string, options: BookOptions) => {
      const made = (await isEntries(file, options))
        ? await fromEntries(file, options)
        : await fromTables(file, options)
      if (made === null) {
        exit(2)
        return
      }
      const book = options.nextYear ? nextYear(made.book) : made.book
      const edition = options.form ?? book.edition
      if (edition !== null && editionOf(edition) === null) {
        complain(`没有版式 ${edition}；可用的版式：\n${editionLines}`)
        exit(2)
        return
      }
      const text = writeBook({ ...book, edition })
      const { out } = options
      if (out === undefined) process.stdout.write(text)
      else if (!(await writeAttempt(out, () => writeFile(out, text)))) {
        exit(2)
        return
      } else process.stderr.write(nextSteps({ ...book, edition }, out))
      exit(made.isWhole ? 0 : 1)
    })
}

/** What the book still wants before it is compiled, and the command that compiles it. */
function nextSteps(book: Book, path: string): string {
  const wants = [
    ...(book.agency === null ? ['agency 单位性质'] : []),
    ...(book.previous.length === 0 ? ['previousEntries 上年预算'] : []),
    ...(book.texts.length === 0 ? ['texts 职责、机构设置等文字'] : []),
    ...(book.programmes.some(({ indicators }) => indicators.length === 0)
      ? ['programmes 各项目的目标和指标']
      : []),
  ]
  const form = book.edition === null ? ' --form 版式' : ''
  const next = book.ledgers.some(({ entries }) => entries.length > 0)
    ? `mingzhang compile ${path}${form} --out 公开 --formats docx,xlsx,pdf`
    : `写本年的分录 entries，或放进导出的分录：mingzhang book 导出.xlsx --into ${path} --out ${path}；然后 compile`
  return [
    `账本已写到 ${path}`,
    ...(wants.length === 0 ? [] : [`  还可以写：${wants.join('；')}（写法见 docs/book.md）`]),
    `  下一步：${next}`,
    '',
  ].join('\n')
}

/** The book, and whether every row of the file is in it. */
type Made = { readonly book: Book; readonly isWhole: boolean }

/** An export of entries names its columns; who gives a mapping, a unit or a year says that it is one. */
async function isEntries(path: string, { mapping, unit, year }: BookOptions): Promise<boolean> {
  if (mapping !== undefined || unit !== undefined || year !== undefined) return true
  const loaded = await loadFile(path)
  const source = loaded.ok ? readSource(loaded.value, defaultLimits) : null
  if (!loaded.ok || !source?.ok) return false
  if (sheetsOfSource(source.value).some((sheet) => rememberedColumns(proposeMapping(sheet).shape) !== null))
    return true
  const published = audit(loaded.value, basename(path))
  return holdsEntries(source.value, published.ok ? published.value.disclosure : null)
}

async function fromEntries(path: string, options: BookOptions): Promise<Made | null> {
  const year = options.year === undefined ? null : Number(options.year)
  if (year !== null && !/^20\d{2}$/u.test(options.year ?? '')) {
    complain(`--year ${options.year ?? ''}：不是年度；预算年度是四位数；请写成 2025 这样`)
    return null
  }
  const file = await loadEntries(path, options.mapping, year)
  if (file === null) return null
  for (const problem of file.read.problems) complain(`${path}：${problemLine(problem)}`)
  const units = new Set(file.read.rows.flatMap(({ fields }) => fields['unit.name'] ?? []))
  const years = new Set(file.read.rows.flatMap(({ fields }) => fields['year']?.slice(0, 4) ?? []))
  const [unit] = units
  const [stated] = years
  const isWhole = file.read.problems.every(({ severity }) => severity !== 'error')
  if (options.into !== undefined) return intoBook(options.into, file, isWhole)
  const codes = new Set(
    file.read.entries.flatMap(({ at }) => (/^\w+$/u.test(at.unit ?? '') ? [at.unit] : [])),
  )
  const [code] = codes
  const name = options.unit ?? (units.size === 1 ? unit : undefined)
  const ofYear = year ?? (years.size === 1 ? Number(stated) : null)
  if (name === undefined || ofYear === null) {
    const lack = [...(name === undefined ? ['单位'] : []), ...(ofYear === null ? ['年度'] : [])].join('和')
    complain(`${path}：没有写明${lack}；账本要有单位全称和预算年度；请用 --unit 和 --year 写明`)
    return null
  }
  const ofCode = options.code ?? (codes.size === 1 ? code : undefined) ?? null
  return { book: bookOfEntries(emptyBook(name, ofCode, ofYear), file.read), isWhole }
}

/** The entries in a book that is there already; what is wrong with the book itself is told. */
async function intoBook(path: string, { read }: EntryFile, isWhole: boolean): Promise<Made | null> {
  const loaded = await loadFile(path)
  if (!loaded.ok) {
    complainOf(path, loaded.refusal)
    return null
  }
  const { book, problems } = readBook(new TextDecoder().decode(loaded.value))
  for (const problem of problems) complain(`${path}：${problemLine(problem)}`)
  return book && { book: bookOfEntries(book, read), isWhole }
}

async function fromTables(path: string, { nextYear: isNext, form }: BookOptions): Promise<Made | null> {
  const read = await auditOneFile(path)
  if (!read) return null
  const { disclosure } = read.audit
  const { book, problems } = bookOfDisclosure(disclosure)
  const edition = suggestEdition(disclosure)
  const missing = edition === null ? [] : missingTables(disclosure, book, edition)
  for (const problem of [...problems, ...missing]) complain(`${path}：${problemLine(problem)}`)
  const whole = isNext ? book : withOwnWords(book, disclosure, form ?? edition)
  return { book: { ...whole, edition }, isWhole: true }
}

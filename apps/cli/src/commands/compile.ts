import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { audit } from '@mingzhang/audit'
import { bookOfEntries, type Compiled, compile, type Gate, gate, type Hold, readBook } from '@mingzhang/forms'
import { type Edition, editionOf } from '@mingzhang/law'
import type { Book, BookProblem, VerdictCounts } from '@mingzhang/model'
import { companionName } from '@mingzhang/writers/publication'
import { writeText } from '@mingzhang/writers/text'
import { type Command, InvalidArgumentError } from 'commander'
import { editionLines } from '../edition-lines.ts'
import { loadEntries } from '../entry-files.ts'
import type { ExitStatus } from '../exit-status.ts'
import { loadFile } from '../load-file.ts'
import { complain, complainOf } from '../terminal/complain.ts'
import { today } from '../today.ts'
import { verificationCode } from '../verification-code.ts'
import { writeAttempt } from '../write-attempt.ts'
import { type Approved, companionOf, factsIn, publicationFormats } from './publication-formats.ts'

type CompileOptions = {
  readonly form?: string
  readonly out: string
  readonly formats?: string
  readonly entries?: string
  readonly mapping?: string
  readonly issuedOn?: string
  readonly draft?: true
}

/** `compile BOOK… --form EDITION --out DIR`: a unit's book to a full official disclosure. */
export function addCompileCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('compile')
    .description('编公开稿：由账本生成整套公开表和说明')
    .usage('[选项] <账本...>')
    .argument('<账本...>', '账本（YAML 或 JSON）')
    .option('--form <edition>', '版式，见下；省略时用账本写明的版式')
    .requiredOption('--out <dir>', '写到这个文件夹')
    .option(
      '--formats <list>',
      `格式，用逗号隔开：${Object.keys(publicationFormats).join('、')}；省略时写 json、txt`,
    )
    .option('--entries <file>', '分录表（xlsx、xls、csv），代替账本中的分录')
    .option('--mapping <file>', '分录表各列是什么；没有这个文件的，把提出的对照写到那里')
    .option('--issued-on <date>', '公开日期，如 2024-02-20；省略时为今天', dayOf)
    .option('--draft', '有问题也写出来，文件名前加“草稿”')
    .addHelpText(
      'after',
      `\n版式：\n${editionLines}\n\n例：\n  mingzhang book 导出.xlsx --form chongqing-unit --out 2025.yaml\n  mingzhang compile 2025.yaml --out 公开 --formats docx,xlsx,pdf\n  mingzhang verify 公开/*.pdf`,
    )
    .action(async (books: string[], options: CompileOptions) => {
      const formats = (options.formats ?? 'json,txt').split(',').map((format) => format.trim())
      const unknown = formats.find((format) => !Object.hasOwn(publicationFormats, format))
      if (unknown !== undefined) {
        complain(`写不了 ${unknown} 格式；可用的格式：${Object.keys(publicationFormats).join('、')}`)
        exit(2)
        return
      }
      const statuses: ExitStatus[] = []
      for (const book of books) statuses.push(await compileBook(book, formats, options))
      exit(statuses.includes(2) ? 2 : statuses.includes(1) ? 1 : 0)
    })
}

/** A day that there is, as it will be printed on every page. */
function dayOf(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('日期写成 2024-02-20 这样，且须有这一天')
  return text
}

async function compileBook(
  path: string,
  formats: readonly string[],
  options: CompileOptions,
): Promise<ExitStatus> {
  const loaded = await loadBook(path, options)
  if (loaded === null) return 2
  const edition = chosenEdition(path, loaded.book, options.form)
  if (edition === null) return 2
  complainOfYear(path, loaded.book, edition)
  const issuedOn = options.issuedOn ?? today()
  const compiled = compile(loaded.book, edition, { issuedOn })
  const { gated, verdicts } = gateOf(loaded.book, compiled, loaded.problems)
  for (const hold of gated.holds) complain(`${path}：拦截：${holdLine(hold)}`)
  for (const remark of gated.remarks) complain(`${path}：提示：${holdLine(remark)}`)
  if (!gated.open && !options.draft) {
    complain(`${path}：有 ${gated.holds.length} 处须改正，没有写出；要先看稿请加 --draft`)
    return 1
  }
  const written = await writeAll(
    { book: loaded.book, compiled, verdicts },
    formats,
    options.out,
    gated.open ? '' : '草稿',
  )
  return written ? (gated.open ? 0 : 1) : 2
}

async function loadBook(
  path: string,
  { entries: entriesPath, mapping }: CompileOptions,
): Promise<{ readonly book: Book; readonly problems: readonly BookProblem[] } | null> {
  const loaded = await loadFile(path)
  if (!loaded.ok) {
    complainOf(path, loaded.refusal)
    return null
  }
  const { book, problems } = readBook(new TextDecoder().decode(loaded.value))
  if (book === null) {
    for (const problem of problems) complain(`${path}：${holdLine(problem)}`)
    return null
  }
  if (entriesPath === undefined) return { book, problems }
  const file = await loadEntries(entriesPath, mapping, book.year)
  if (file === null) return null
  // What was wrong with entries that are replaced no longer matters.
  const kept = problems.filter(({ where }) => !/^(?:entries|ledgers)\b/u.test(where))
  return { book: bookOfEntries(book, file.read), problems: [...kept, ...file.read.problems] }
}

function chosenEdition(path: string, book: Book, form: string | undefined): Edition | null {
  const id = form ?? book.edition
  const edition = id === null ? null : editionOf(id)
  if (edition === null) {
    const what = id === null ? '没有写明版式' : `没有版式 ${id}`
    complain(`${path}：${what}；请用 --form 指定；可用的版式：\n${editionLines}`)
  }
  return edition
}

/** A set of tables is published for a year and used until another one is: whoever compiles a later year should know. */
function complainOfYear(path: string, { year }: Book, { title }: Edition): void {
  const stated = /20\d{2}/u.exec(title)?.[0]
  if (stated === undefined || year === 0 || Number(stated) === year) return
  complain(
    `${path}：提示：账本是 ${year} 年的，版式是“${title}”；表样各年会改；当地 ${year} 年表样有变的，请换版式，或用 mingzhang edition 由样张起草一个`,
  )
}

/** The compiled disclosure is read and checked as any published one would be. */
function gateOf(
  book: Book,
  compiled: Compiled,
  problems: readonly BookProblem[],
): { readonly gated: Gate; readonly verdicts: VerdictCounts } {
  const checked = audit(new TextEncoder().encode(writeText(compiled.publication)), '公开稿')
  if (!checked.ok) throw new Error(`a compiled disclosure was refused: ${checked.refusal.id}`)
  const { findings, counts } = checked.value
  return {
    gated: gate(book, compiled.publication, [...problems, ...compiled.problems], findings),
    verdicts: counts,
  }
}

const holdLine = ({ where, what, why, toDo }: Hold): string =>
  [withPlace(what, where), why, toDo].filter(Boolean).join('；')

/** Fields of the book are named; of a place in the compiled text, which nobody has, only what is printed there. */
function withPlace(what: string, where: string): string {
  const printed = /^line \S+ ?(.*)$/su.exec(where)?.[1]
  const place = printed === undefined ? where : printed === '' ? '' : `印作“${printed}”`
  return place === '' || what.includes(place) ? what : `${what}（${place}）`
}

async function writeAll(
  approved: Approved,
  formats: readonly string[],
  folder: string,
  prefix: string,
): Promise<boolean> {
  const { unit, year, edition } = approved.compiled.publication
  const name = `${prefix}${unit.name}-${year}-${edition}`.replace(/[/\\:*?"<>|\s]+/gu, '-')
  if (!(await writeAttempt(folder, () => mkdir(folder, { recursive: true })))) return false
  for (const format of formats) {
    const bytes = await publicationFormats[format]?.(approved)
    if (!bytes) {
      complain(`${format} 在这台机器上写不了；没有相应的排版程序；请用 docx 另存，或换一台机器`)
      return false
    }
    const path = join(folder, `${name}.${format}`)
    const companion = companionOf(format, basename(path), approved)
    const written = await writeAttempt(path, async () => {
      await writeFile(path, bytes)
      if (companion !== null) await writeFile(companionName(path), companion)
    })
    if (!written) return false
    process.stdout.write(`已写出  ${path}\n`)
  }
  process.stdout.write(`核验码  ${verificationCode(factsIn(approved))}\n`)
  return true
}

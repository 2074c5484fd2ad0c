import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { type Audit, audit, type PdfEngine } from '@mingzhang/audit'
import type { Block, Disclosure } from '@mingzhang/model'
import { pdfEngineFor } from '../apps/server/src/pdf-engine.ts'
import { asDocx, asHtml, asXlsx } from '../packages/readers/src/testing/render-blocks.ts'
import { readText } from '../packages/readers/src/text/read-text.ts'
import type { BenchDocument } from './documents.ts'
import { sayCalibration } from './formats/calibration.ts'
import { cellsRead, figureRead, figuresOf, printedTruth } from './formats/printed-truth.ts'
import { shared, stated } from './formats/statements.ts'
import { byChromium, byLibreOffice, has, inFolder } from './formats/tools.ts'
import { milliseconds, summary } from './machine.ts'

/** Prints a line of the results. */
export type Say = (line?: string) => void

type Pdf = { readonly name: string; readonly path: string; readonly bytes: Uint8Array }

const printed = [
  'shanghai-government-office-2025',
  'jiangsu-party-office-tables-2018',
  'jiangsu-peoples-congress-office-2018',
  'shanghai-finance-bureau-final-accounts-2024',
]

/** The published PDFs, where that folder stands beside the checkout. */
const pdfs = (root: string): Pdf[] =>
  printed.flatMap((name) => {
    const path = join(root, '..', 'shared', 'disclosures', `${name}.pdf`)
    return existsSync(path) ? [{ name, path, bytes: readFileSync(path) }] : []
  })

function read(bytes: Uint8Array, pdf: PdfEngine | null): Audit {
  const result = audit(bytes, 'x', undefined, undefined, pdf)
  if (!result.ok) throw new Error(result.refusal.what)
  return result.value
}

/**
 * 格式与速度 The section of the results about formats: PDFs against transcriptions, every format read back to the same
 * statements, speed and memory, the pool of workers, and what confidence is worth.
 */
export async function sayFormats(root: string, documents: readonly BenchDocument[], say: Say): Promise<void> {
  const files = pdfs(root)
  const [first] = files
  const engine = first
    ? await pdfEngineFor(first.bytes)
    : await pdfEngineFor(new TextEncoder().encode('%PDF-'))
  sayPdfs(root, files, engine, say)
  const rendered = await sayRoundTrips(
    documents.filter(({ published }) => !published),
    engine,
    say,
  )
  saySpeed(files, engine, say)
  await sayOfficeSpeed(documents, say)
  sayMemory(files, engine, say)
  sayPool([...documents.map(({ path }) => path), ...files.map(({ path }) => path)], rendered, say)
  await sayCalibration(root, documents, files, engine, say)
}

function sayPdfs(root: string, files: readonly Pdf[], engine: PdfEngine | null, say: Say): void {
  say('## PDF, against transcriptions by hand')
  say()
  if (files.length === 0) {
    say('The published PDFs are not beside the checkout: not measured.\n')
    return
  }
  say(
    '| document | tables found | figures in their row and column | invented | relations that hold / fail / unknown | errors |',
  )
  say('| --- | --- | --- | --- | --- | --- |')
  for (const { name, bytes } of files) {
    const { disclosure, counts, findings } = read(bytes, engine)
    const truth = printedTruth(root, name)
    const [want, got] = [truth ? figuresOf(truth) : [], cellsRead(disclosure).map(figureRead)]
    const right = shared(want, got)
    const isBudget = ({ form, cells }: Disclosure['tables'][number]): boolean =>
      form !== 'contents' && (form !== null || cells.some(({ amount }) => amount !== null))
    const tables = disclosure.tables.filter(isBudget).length
    const errors = findings.filter(({ severity }) => severity === 'error').length
    say(
      `| ${name} | ${tables}${truth ? ` of ${truth.tables.length}` : ', not transcribed'} | ` +
        `${truth ? `${right} of ${want.length}` : `${got.length} read`} | ${truth ? got.length - right : '—'} | ` +
        `${counts.holds} / ${counts.fails} / ${counts.unknown} | ${errors} |`,
    )
  }
  say()
}

type Rendering = {
  readonly name: string
  readonly make: (blocks: readonly Block[]) => Promise<Uint8Array | null>
}

/** Writers in memory, and the programs of Debian where they are installed. */
function renderings(): Rendering[] {
  const memory: Rendering[] = [
    { name: 'docx', make: asDocx },
    { name: 'xlsx', make: asXlsx },
    { name: 'html', make: async (blocks) => asHtml(blocks) },
  ]
  const office = (['docx', 'doc', 'xlsx', 'xls', 'csv', 'html', 'pdf'] as const).map(
    (to): Rendering => ({
      name: `${to} by LibreOffice`,
      make: async (blocks) => byLibreOffice(page(blocks), 'html', to),
    }),
  )
  const saved = (['xlsx', 'html'] as const).map(
    (to): Rendering => ({
      name: `our xlsx saved as ${to} by LibreOffice`,
      make: async (blocks) => byLibreOffice(await asXlsx(blocks), 'xlsx', to),
    }),
  )
  const browser: Rendering = { name: 'pdf by Chromium', make: async (blocks) => byChromium(page(blocks)) }
  return [...memory, ...(has('soffice') ? [...office, ...saved] : []), ...(has('chromium') ? [browser] : [])]
}

/** A page as programs print it: tables with lines, Chinese in one face. */
function page(blocks: readonly Block[]): Uint8Array {
  const style =
    '<style>body{font:11pt "Noto Serif CJK SC","Noto Sans CJK SC",serif}table{border-collapse:collapse}td{border:1px solid #000;padding:2px 4px}</style>'
  const text = new TextDecoder().decode(asHtml(blocks)).replace('<body>', `${style}<body>`)
  return new TextEncoder().encode(text.replaceAll('<table>', '<table border=1>'))
}

async function sayRoundTrips(
  samples: readonly BenchDocument[],
  engine: PdfEngine | null,
  say: Say,
): Promise<Uint8Array[]> {
  const made: Uint8Array[] = []
  const formats = renderings()
  say('## The same document in every format')
  say()
  say(
    'Statements (key, amount, unit) of the text that are read from the other format too, and those that only the other has.',
  )
  if (!has('soffice')) say('LibreOffice is not installed: its formats are left out.')
  if (!has('chromium')) say('Chromium is not installed: its PDF is left out.')
  say()
  say(`| sample | statements | ${formats.map(({ name }) => name).join(' | ')} |`)
  say(`| --- | --- | ${formats.map(() => '---').join(' | ')} |`)
  for (const { name, bytes } of samples) {
    const { blocks } = readText(new TextDecoder().decode(bytes))
    const want = stated(read(bytes, null).disclosure)
    const cells: string[] = []
    for (const format of formats) {
      const file = await format.make(blocks)
      if (file === null) {
        cells.push('not made')
        continue
      }
      made.push(file)
      const again = audit(file, 'x', undefined, undefined, format.name.startsWith('pdf') ? engine : null)
      const got = again.ok ? stated(again.value.disclosure) : []
      const same = shared(want, got)
      cells.push(again.ok ? `${same}, +${got.length - same}` : again.refusal.id)
    }
    say(`| ${name} | ${want.length} | ${cells.join(' | ')} |`)
  }
  say()
  return made
}

type Timed = {
  /** Median milliseconds by the clock, and of the processor (all threads of the process). */
  readonly clock: number
  readonly processor: number
}

/** So many turns after some unmeasured ones. */
function timed(work: () => unknown, turns: number, unmeasured = 3): Timed {
  const took: number[] = []
  const used: number[] = []
  for (let turn = -unmeasured; turn < turns; turn += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    work()
    const { user, system } = process.cpuUsage(before)
    if (turn < 0) continue
    took.push(performance.now() - start)
    used.push((user + system) / 1_000)
  }
  return { clock: summary(took).median, processor: summary(used).median }
}

const both = ({ clock, processor }: Timed): string => `${milliseconds(clock)} (${milliseconds(processor)})`

const pagesOf = (bytes: Uint8Array, engine: PdfEngine | null): number => {
  const pages = engine?.pages(bytes, { ...limitsOfBench })
  return pages?.ok ? pages.value.length : 0
}
const limitsOfBench = {
  maxBytes: 2 ** 30,
  maxExpandedBytes: 2 ** 30,
  maxEntries: 4096,
  maxDepth: 256,
  maxCells: 2_000_000,
  maxPages: 2_000,
  maxGlyphs: 8_000_000,
  maxObjects: 500_000,
}

function saySpeed(files: readonly Pdf[], engine: PdfEngine | null, say: Say): void {
  if (files.length === 0) return
  const beside = has('pdftotext', '-v')
  const theirHead = beside ? ' `pdftotext -bbox-layout`, text alone | pages a second |' : ''
  say('## PDF to findings, one core, warm')
  say()
  say(
    'Median by the clock, in brackets time of the processor; pages a second by the clock, in brackets of processor time.',
  )
  say()
  say(`| document | pages | to findings | pages a second |${theirHead}`)
  say(`| --- | --- | --- | --- |${beside ? ' --- | --- |' : ''}`)
  const all = { pages: 0, clock: 0, processor: 0, theirs: 0 }
  const line = (name: string, pages: number, ours: Timed, theirs: number): void =>
    say(
      `| ${name} | ${pages} | ${both(ours)} | ${rate(pages, ours.clock)} (${rate(pages, ours.processor)}) |` +
        (beside ? ` ${milliseconds(theirs)} | ${rate(pages, theirs)} |` : ''),
    )
  for (const { name, path, bytes } of files) {
    const pages = pagesOf(bytes, engine)
    const ours = timed(() => read(bytes, engine), 9, 4)
    const run = () => spawnSync('pdftotext', ['-bbox-layout', path, '-'], { maxBuffer: 2 ** 28 })
    const theirs = beside ? timed(run, 9, 2).clock : 0
    all.pages += pages
    all.clock += ours.clock
    all.processor += ours.processor
    all.theirs += theirs
    line(name, pages, ours, theirs)
  }
  line('together', all.pages, all, all.theirs)
  say()
  if (!beside) say('`pdftotext` is not installed: not measured beside.\n')
}

const rate = (pages: number, took: number): number => Math.round((pages / took) * 1_000)

/** Characters of a page of such a document, as Chromium prints it on A4. */
const charactersOfPage = 640

async function sayOfficeSpeed(documents: readonly BenchDocument[], say: Say): Promise<void> {
  const [text] = documents.filter(({ name }) => name.startsWith('qinhuangdao'))
  if (!text) return
  const many = pagesOfText(readText(new TextDecoder().decode(text.bytes)).blocks, 60)
  const characters = many.reduce((sum, block) => sum + lengthOf(block), 0)
  say(
    `Office files of 60 pages (${text.name}, again and again; ${Math.round(characters / charactersOfPage)} pages of ${charactersOfPage} characters), warm median:`,
  )
  say()
  say('| format | read | read and checked |')
  say('| --- | --- | --- |')
  const { readSource, readDisclosure, defaultLimits } = await import('@mingzhang/readers')
  for (const [name, bytes] of [
    ['docx', await asDocx(many)],
    ['xlsx', await asXlsx(many)],
  ] as const) {
    const reading = timed(
      () => {
        const source = readSource(bytes, defaultLimits)
        if (source.ok) readDisclosure(source.value, 'x')
      },
      15,
      5,
    )
    say(`| ${name} | ${both(reading)} | ${both(timed(() => read(bytes, null), 15, 3))} |`)
  }
  say()
}

/** A text again and again, up to the block with which it has so many pages. */
function pagesOfText(blocks: readonly Block[], pages: number): Block[] {
  const many: Block[] = []
  let left = pages * charactersOfPage
  for (let at = 0; left > 0; at = (at + 1) % blocks.length) {
    const block = blocks[at]
    if (!block) break
    many.push(block)
    left -= lengthOf(block)
  }
  return many
}

const lengthOf = (block: Block): number =>
  block.kind === 'paragraph'
    ? block.text.length
    : block.rows.reduce((sum, row) => sum + row.cells.reduce((all, cell) => all + cell.text.length, 0), 0)

const beside = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url))

/** 单独进程 A task of run-alone.ts in a process of its own, so that its memory is its own. */
export function alone(...args: string[]): unknown {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', beside('run-alone.mjs'), ...args],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

function sayMemory(files: readonly Pdf[], engine: PdfEngine | null, say: Say): void {
  if (files.length === 0 || !has('pdfunite', '-v')) {
    say('A PDF of 300 pages needs the published PDFs and `pdfunite`: not measured.\n')
    return
  }
  inFolder((folder) => {
    const path = join(folder, '300.pdf')
    const turns = Math.ceil(
      300 /
        Math.max(
          1,
          files.reduce((sum, { bytes }) => sum + pagesOf(bytes, engine), 0),
        ),
    )
    const many = Array.from({ length: turns }, () => files.map((file) => file.path)).flat()
    spawnSync('pdfunite', [...many, 'all.pdf'], { cwd: folder, timeout: 120_000 })
    // 3: done, with warnings about the files that were put together.
    const cut = spawnSync('qpdf', ['all.pdf', '--pages', '.', '1-300', '--', path], { cwd: folder })
    if (cut.status !== 0 && cut.status !== 3) writeFileSync(path, readFileSync(join(folder, 'all.pdf')))
    const pages = pagesOf(readFileSync(path), engine)
    // When memory is given back is up to the engine: one run alone tells as much of its mood as of the file.
    const runs = Array.from({ length: 3 }, () => alone('memory', path)).filter(isMeasured)
    const [first] = runs
    if (first === undefined) return
    const peak = summary(runs.map((one) => one.peak))
    const took = summary(runs.map((one) => one.took))
    const megabytes = Math.round(readFileSync(path).length / 2 ** 20)
    say(
      `Memory: a PDF of ${pages} pages, the published ones one after the other (${megabytes} MB), read and checked in a process of its own, ` +
        `${runs.length} times: peak ${peak.median} MB (worst ${peak.worst} MB; ${first.before} MB before), ${milliseconds(took.median)} cold ` +
        `(worst ${milliseconds(took.worst)}), ${first.cells} cells.`,
    )
    say()
  })
}

const isMeasured = (value: unknown): value is { peak: number; before: number; took: number; cells: number } =>
  typeof value === 'object' && value !== null && 'peak' in value

type PoolRun = {
  readonly count: number
  readonly refused: number
  readonly perSecond: number
  readonly memory: number
}

function sayPool(paths: readonly string[], rendered: readonly Uint8Array[], say: Say): void {
  inFolder((folder) => {
    const made = rendered.map((bytes, index) => {
      const path = join(folder, `rendered-${index}`)
      writeFileSync(path, bytes)
      return path
    })
    const files = [...paths, ...made]
    const runs = alone('pool', beside('audit-worker.mjs'), ...files)
    say(`The pool of two workers over ${files.length} files of every format, again and again:`)
    say()
    say('| documents | a second | refused | memory of the process afterwards |')
    say('| --- | --- | --- | --- |')
    for (const { count, perSecond, refused, memory } of Array.isArray(runs) ? runs.filter(isRun) : [])
      say(`| ${count} | ${perSecond.toFixed(1)} | ${refused} | ${memory} MB |`)
    say()
  })
}

const isRun = (value: unknown): value is PoolRun =>
  typeof value === 'object' && value !== null && 'perSecond' in value

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { audit, defaultLimits } from '@mingzhang/audit'
import { bookOfDisclosure, compile, suggestEdition } from '@mingzhang/forms'
import { type Edition, editionOf } from '@mingzhang/law'
import type { Book, Publication } from '@mingzhang/model'
import { pdfEngineFor } from '@mingzhang/server/pdf-engine'
import { writeFiscalDataPackage, writePublicationCsv } from '@mingzhang/writers/open-data'
import {
  factsOf,
  writePublicationDocx,
  writePublicationHtml,
  writePublicationOfd,
  writePublicationPdf,
  writePublicationXlsx,
} from '@mingzhang/writers/publication'
import { writeText } from '@mingzhang/writers/text'
import { openTypesetter } from '../apps/cli/src/pdf/open-typesetter.ts'
import type { BenchDocument } from './documents.ts'
import { milliseconds, summary } from './machine.ts'

const issuedOn = '2025-01-20'
const allFormats = ['json', 'txt', 'docx', 'xlsx', 'html', 'pdf', 'ofd', 'csv', 'fdp.zip']

type Compiled = { readonly book: Book; readonly edition: Edition; readonly publication: Publication }

/**
 * 全套公开稿 What it takes to write a full set: whole commands (a new process, the book read, compiled, checked, written), and
 * each writer alone in a process that is warm.
 */
export async function sayFullSet(
  root: string,
  documents: readonly BenchDocument[],
  say: (line?: string) => void,
): Promise<void> {
  const compiled = documents.flatMap((document) => {
    const one = document.published ? null : compiledOf(document)
    return one === null ? [] : [{ document, ...one }]
  })
  say('## Writing a full set')
  say()
  say(
    'Whole commands, median of 3 by the clock, in brackets time of the processor: nine formats in one `mingzhang compile`',
  )
  say(
    '(wanted: 4 s). One format alone is the command that writes it less the one that writes JSON (PDF wanted: 500 ms).',
  )
  say()
  say('| document | edition | pages | nine formats | PDF | docx | xlsx | html | ofd |')
  say('| --- | --- | --: | --- | --- | --- | --- | --- | --- |')
  for (const { document, edition, publication } of compiled)
    say(
      `| ${document.name} | ${edition.id} | ${await pagesOf(publication)} | ${commands(root, document, edition)} |`,
    )
  say()
  say('Each writer alone, warm, median of 9, in brackets time of the processor:')
  say()
  const [first] = compiled
  const names = first === undefined ? [] : Object.keys(await writersOf(first))
  say(`| document | ${names.join(' | ')} |`)
  say(`| --- |${' --- |'.repeat(names.length)}`)
  for (const each of compiled) say(`| ${each.document.name} | ${await warmly(each)} |`)
  say()
}

function compiledOf({ bytes, name }: BenchDocument): Compiled | null {
  const read = audit(bytes, name)
  const id = read.ok ? suggestEdition(read.value.disclosure) : null
  const edition = id === null ? null : editionOf(id)
  if (!read.ok || edition === null) return null
  const { book } = bookOfDisclosure(read.value.disclosure)
  return { book, edition, publication: compile(book, edition, { issuedOn }).publication }
}

async function setPdf(publication: Publication): Promise<Uint8Array> {
  const typesetter = await openTypesetter()
  if (typesetter === null) throw new Error('no typesetter on this machine')
  return writePublicationPdf(publication, factsOf(publication, null), typesetter)
}

async function pagesIn(pdf: Uint8Array) {
  const pages = (await pdfEngineFor(pdf))?.pages(pdf, defaultLimits)
  if (!pages?.ok) throw new Error('the PDF could not be read')
  return pages.value
}

const pagesOf = async (publication: Publication): Promise<number> =>
  (await pagesIn(await setPdf(publication))).length

type Cost = { readonly clock: number; readonly processor: number }

const less = (one: Cost, other: Cost): Cost => ({
  clock: Math.max(0, one.clock - other.clock),
  processor: Math.max(0, one.processor - other.processor),
})

const shown = ({ clock, processor }: Cost): string => `${milliseconds(clock)} (${milliseconds(processor)})`

/** The cells of a document's line: the set, and single formats less the command that writes JSON. */
function commands(root: string, document: BenchDocument, edition: Edition): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-set-'))
  try {
    const book = join(folder, 'book.yaml')
    run(root, ['book', document.path, '--out', book])
    const timed = (formats: readonly string[]): Cost => {
      const costs = Array.from({ length: 3 }, () =>
        run(root, [
          ...['compile', book, '--form', edition.id, '--draft', '--issued-on', issuedOn],
          ...['--formats', formats.join(','), '--out', join(folder, 'set')],
        ]),
      )
      return medianOf(costs)
    }
    const base = timed(['json'])
    const alone = ['pdf', 'docx', 'xlsx', 'html', 'ofd'].map((format) => less(timed([format]), base))
    return [timed(allFormats), ...alone].map(shown).join(' | ')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Says at its end what time of the processor the command took. */
const atExit = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>{const{user,system}=process.cpuUsage();writeSync(2,'\\nspent '+(user+system))})",
)}`

/** A draft ends with status 1, which is no failure here; a command that could not write does. */
function run(root: string, args: readonly string[]): Cost {
  const start = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', atExit, join(root, 'apps/cli/bin/mingzhang.mjs'), ...args],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  const clock = performance.now() - start
  if (status !== 0 && status !== 1) throw new Error(`mingzhang ${args[0]}: ${stderr}`)
  return { clock, processor: Number(/spent (\d+)/u.exec(stderr)?.[1] ?? 0) / 1000 }
}

type Writer = () => Promise<unknown> | unknown

async function writersOf({ book, publication }: Compiled): Promise<Record<string, Writer>> {
  const facts = factsOf(publication, null)
  const pages = await pagesIn(await setPdf(publication))
  return {
    docx: () => writePublicationDocx(publication, facts),
    xlsx: () => writePublicationXlsx(publication, facts),
    html: () => writePublicationHtml(publication, facts),
    pdf: () => setPdf(publication),
    'ofd, pages already set': () => writePublicationOfd(publication, facts, pages),
    txt: () => writeText(publication),
    csv: () => writePublicationCsv(facts),
    'fdp.zip': () => writeFiscalDataPackage(book, issuedOn, facts),
  }
}

async function warmly(compiled: Compiled): Promise<string> {
  const cells: string[] = []
  for (const write of Object.values(await writersOf(compiled))) {
    const costs: Cost[] = []
    for (let turn = -3; turn < 9; turn += 1) {
      const spent = process.cpuUsage()
      const start = performance.now()
      await write()
      const clock = performance.now() - start
      const { user, system } = process.cpuUsage(spent)
      if (turn >= 0) costs.push({ clock, processor: (user + system) / 1000 })
    }
    cells.push(shown(medianOf(costs)))
  }
  return cells.join(' | ')
}

const medianOf = (costs: readonly Cost[]): Cost => ({
  clock: summary(costs.map(({ clock }) => clock)).median,
  processor: summary(costs.map(({ processor }) => processor)).median,
})

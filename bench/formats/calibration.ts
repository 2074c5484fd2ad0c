import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { audit, type PdfEngine } from '@mingzhang/audit'
import type { Cell, Disclosure } from '@mingzhang/model'
import { auditBytes } from '../../apps/server/src/convert/audit-bytes.ts'
import { recogniseScan } from '../../apps/server/src/convert/recognise-scan.ts'
import { compareTables } from '../accuracy/tables.ts'
import type { BenchDocument } from '../documents.ts'
import {
  cellsRead,
  figureRead,
  figuresOf,
  type PrintedTruth,
  printedTruth,
  withoutColumn,
} from './printed-truth.ts'
import { shared } from './statements.ts'
import { has } from './tools.ts'

type Say = (line?: string) => void
type Pdf = { readonly name: string; readonly path: string; readonly bytes: Uint8Array }
type Tally = { right: number; of: number }

const levels = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5, 0]
const levelOf = (confidence: number): number => levels.find((level) => confidence >= level - 1e-9) ?? 0

/**
 * 把握的校准 How often a figure read with a given confidence stands in the right row and column with the right digits,
 * over everything that somebody transcribed: texts, PDFs, the same PDFs as text with blanks for columns, and as scans.
 */
export async function sayCalibration(
  root: string,
  documents: readonly BenchDocument[],
  pdfs: readonly Pdf[],
  engine: PdfEngine | null,
  say: Say,
): Promise<void> {
  const kinds: { readonly name: string; readonly tallies: Map<number, Tally> }[] = []
  const kind = (name: string): Map<number, Tally> => {
    const tallies = new Map<number, Tally>()
    kinds.push({ name, tallies })
    return tallies
  }
  tallyTexts(documents, kind('texts'))
  const printed = pdfs.flatMap((pdf) => {
    const truth = printedTruth(root, pdf.name)
    return truth ? [{ ...pdf, truth }] : []
  })
  const [lines, blanks, scans] = [kind('PDF'), kind('text with blanks for columns'), kind('scans')]
  for (const { bytes, path, truth } of printed) {
    const read = audit(bytes, 'x', undefined, undefined, engine)
    if (read.ok) tallyPrinted(read.value.disclosure, truth, (figure) => figure, lines)
    if (has('pdftotext', '-v')) {
      const { stdout } = spawnSync('pdftotext', ['-layout', path, '-'], { maxBuffer: 2 ** 28 })
      const text = audit(new Uint8Array(stdout), 'x')
      if (text.ok) tallyPrinted(text.value.disclosure, truth, withoutColumn, blanks)
    }
    const scan = await scanned(path)
    if (scan) tallyPrinted(scan, truth, withoutColumn, scans)
  }
  say('## What confidence is worth')
  say()
  say(
    'Figures in the right row and column (for text with blanks and scans: the right row) with the right digits, by the confidence they were read with. What is read below 0.75 causes no error.',
  )
  say()
  const used = levels.filter((level) => kinds.some(({ tallies }) => tallies.has(level)))
  say(`| read from | ${used.map((level) => (level === 1 ? '1' : `from ${level}`)).join(' | ')} |`)
  say(`| --- | ${used.map(() => '---').join(' | ')} |`)
  for (const { name, tallies } of kinds) {
    if (tallies.size === 0) continue
    const cells = used.map((level) => {
      const tally = tallies.get(level)
      return tally ? `${((tally.right / tally.of) * 100).toFixed(1)} % of ${tally.of}` : '—'
    })
    say(`| ${name} | ${cells.join(' | ')} |`)
  }
  say()
}

function add(tallies: Map<number, Tally>, level: number, right: number, of: number): void {
  const tally = tallies.get(level) ?? { right: 0, of: 0 }
  tally.right += right
  tally.of += of
  if (of > 0) tallies.set(level, tally)
}

/** Cells of one level alone, compared as a document of their own: what of them the truth has is right. */
function tallyTexts(documents: readonly BenchDocument[], tallies: Map<number, Tally>): void {
  for (const { bytes, name, truth } of documents) {
    const read = truth === null ? null : audit(bytes, name)
    if (truth === null || !read?.ok) continue
    const stated = JSON.parse(readFileSync(truth, 'utf8'))
    const { tables } = read.value.disclosure
    for (const level of levels) {
      const only = tables.map((table) => ({
        ...table,
        cells: table.cells.filter((cell) => levelOf(cell.confidence) === level),
      }))
      const { figures, invented } = compareTables({ tables: only }, stated)
      if (only.some(({ cells }) => cells.length > 0))
        add(tallies, level, figures.right, figures.right + invented.length)
    }
  }
}

function tallyPrinted(
  disclosure: Disclosure,
  truth: PrintedTruth,
  seenAs: (figure: string) => string,
  tallies: Map<number, Tally>,
): void {
  const want = figuresOf(truth).map(seenAs)
  const byLevel = Map.groupBy(cellsRead(disclosure), ({ confidence }: Cell) => levelOf(confidence))
  for (const [level, cells] of byLevel)
    add(
      tallies,
      level,
      shared(
        cells.map((cell) => seenAs(figureRead(cell))),
        want,
      ),
      cells.length,
    )
}

/** The PDF drawn as pictures, as if it were a scan, and recognised; null where the programs are not installed. */
async function scanned(path: string): Promise<Disclosure | null> {
  const languages = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' })
  if (languages.error || !/^chi_sim$/mu.test(languages.stdout) || !has('pdftoppm', '-v')) return null
  const pages = await recogniseScan(readFileSync(path), 'pdf')
  if (!pages.ok) return null
  const read = await auditBytes(new Uint8Array(), 'x', { handling: { recognised: true }, pages: pages.value })
  return read.ok ? read.value.disclosure : null
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Audit, audit } from '@mingzhang/audit'
import { compareClaims } from './accuracy/claims.ts'
import { compareIndicators } from './accuracy/indicators.ts'
import { compareTables } from './accuracy/tables.ts'
import { sayAuditor } from './auditor.ts'
import { sayBook } from './book.ts'
import { contradictionsOf, isReported } from './contradictions.ts'
import { type BenchDocument, documents } from './documents.ts'
import { sayEditor } from './editor.ts'
import { sayFirstView } from './first-view.ts'
import { sayFormats } from './formats.ts'
import { sayFullSet } from './full-set.ts'
import { lawSpeed, manyUnits } from './law-speed.ts'
import { sayLayouts, sayUnseen } from './layouts.ts'
import { machine, milliseconds } from './machine.ts'
import { sayOpen } from './open/say-open.ts'
import { scoring } from './performance.ts'
import { previewSpeed } from './preview.ts'
import { sayReview } from './review/say-review.ts'
import { sayScroll } from './scroll.ts'
import { growth, importAll, warmCheck, wholeCheck } from './speed.ts'

/*
 * What the project measures of itself, written to bench/RESULTS.md: how right the reading is against transcriptions,
 * which known contradictions are reported, how fast, how large, and how the cost grows.
 */

const root = process.cwd()
const all = documents(root)
const lines: string[] = []
const say = (line = ''): void => {
  lines.push(line)
  process.stdout.write(`${line}\n`)
}

const percent = (right: number, of: number): string =>
  of === 0 ? '—' : `${((right / of) * 100).toFixed(2)} % (${right}/${of})`

function read(document: BenchDocument): Audit {
  const result = audit(document.bytes, document.name)
  if (!result.ok) throw new Error(`${document.name}: ${result.refusal.what}`)
  return result.value
}

const label = ({ name, published }: BenchDocument): string => `${name}${published ? '' : ' (sample)'}`

function sayAccuracy(): void {
  say('## Reading, against transcriptions by hand')
  say()
  say('| document | numeric cells | indicators, every field | claims found | invented | unplaced, unknown |')
  say('| --- | --- | --- | --- | --- | --- |')
  for (const document of all) {
    if (!document.truth) continue
    const truth = JSON.parse(readFileSync(document.truth, 'utf8'))
    const { disclosure } = read(document)
    const tables = compareTables(disclosure, truth)
    const { indicators } = compareIndicators(disclosure, truth)
    const claims = compareClaims(disclosure.claims, truth.narrative_claims ?? [], new Set())
    const unknown = disclosure.unplaced.filter(({ seems }) => seems === 'unknown').length
    say(
      `| ${label(document)} | ${percent(tables.figures.right, tables.figures.of)} | ` +
        `${percent(indicators.right, indicators.of)} | ${percent(claims.found, claims.expected)} | ` +
        `${tables.invented.length + indicators.extra} | ${unknown} of ${disclosure.unplaced.length} |`,
    )
  }
  say()
}

function sayContradictions(): void {
  const known = contradictionsOf(readFileSync(join(root, 'bench/contradictions.tsv'), 'utf8'))
  say('## Known contradictions')
  say()
  say('| document | reported | errors | warnings | notes | holds / fails / unknown / does not apply |')
  say('| --- | --- | --- | --- | --- | --- |')
  const missed: string[] = []
  for (const document of all) {
    const { findings, counts } = read(document)
    const mine = known.filter((each) => basename(document.name, '.txt') === each.document)
    const reported = mine.filter((each) => isReported(each, findings))
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
    say(
      `| ${label(document)} | ${reported.length} of ${mine.length} | ${count('error')} | ${count('warning')} | ` +
        `${count('note')} | ${counts.holds} / ${counts.fails} / ${counts.unknown} / ${counts.inapplicable} |`,
    )
    missed.push(
      ...mine.filter((each) => !reported.includes(each)).map((each) => `- ${label(document)}: ${each.what}`),
    )
  }
  say()
  if (missed.length > 0) say(`Not reported:\n\n${missed.join('\n')}\n`)
}

async function saySpeed(): Promise<void> {
  const five =
    all.filter(({ published }) => published).length > 0 ? all.filter(({ published }) => published) : all
  say('## Speed and memory')
  say()
  say(
    '| document | KB | check, warm (median, worst of 20) | `mingzhang check`, whole command | peak memory |',
  )
  say('| --- | --- | --- | --- | --- |')
  for (const document of five) {
    const warm = warmCheck(document)
    const whole = wholeCheck(root, document)
    say(
      `| ${document.name} | ${Math.round(document.bytes.length / 1024)} | ${milliseconds(warm.median)}, ` +
        `${milliseconds(warm.worst)} | ${milliseconds(whole.median)} | ${Math.round(whole.memoryMegabytes)} MB |`,
    )
  }
  say()
  const imported = await importAll(five)
  say(
    `Import of ${imported.documents} documents (${imported.statements} statements) into a new embedded store: ` +
      `${milliseconds(imported.took)} reading, checking and saving; the store opened in ${milliseconds(imported.openTook)}.`,
  )
  say()
  say('How the cost of a check grows:')
  say()
  say('| text | check, warm median |')
  say('| --- | --- |')
  const largest = five.toSorted((one, other) => other.bytes.length - one.bytes.length)[0]
  if (largest) for (const line of growth(largest)) say(line)
  say()
}

function sayLaw(): void {
  say('## Law and rules alone')
  say()
  say('Statements already read, warm; median, worst of 30.')
  say()
  say('| document | statements | law and rules | law | one edited figure |')
  say('| --- | --- | --- | --- | --- |')
  for (const document of all) if (!document.published) say(lawSpeed(document))
  say()
  say(manyUnits(1000))
  say()
}

function sayPreview(): void {
  say('## Preview after a keystroke')
  say()
  say(
    'The book of next year begun with a published one: read as typed, compiled, compared; median, worst of 40. Wanted: 50 ms.',
  )
  say()
  say('| document | edition | lines | median, worst | processor, worst |')
  say('| --- | --- | --- | --- | --- |')
  for (const document of all) {
    const line = document.published ? null : previewSpeed(document)
    if (line !== null) say(line)
  }
  say()
}

function sayScoring(): void {
  say('## Scoring, with simulated results')
  say()
  say('| what | time | peak resident memory |')
  say('| --- | --- | --- |')
  for (const line of scoring(all)) say(line)
  say()
}

say('# Results')
say()
say(
  'Written by `npm run bench`. Accuracy against transcriptions of the published originals needs those texts beside',
)
say('the checkout; without them the samples alone are measured.')
say()
for (const line of machine(root)) say(`- ${line}`)
say()
sayAccuracy()
sayLayouts(root, say)
await sayUnseen(root, say)
sayContradictions()
await saySpeed()
sayScoring()
sayLaw()
sayPreview()
await sayBook(root, all, say)
await sayFullSet(root, all, say)
await sayFormats(root, all, say)
say('## The open book with many books')
say()
say(
  'Books made from the samples: bench/open/generate-books.ts. Milliseconds on the wall, one request after another.',
)
say()
await sayOpen(root, say)
await sayReview(root, say)
await sayFirstView(root, say)
await sayScroll(root, say)
await sayEditor(root, say)
await sayAuditor(root, say)
if (existsSync(join(root, 'bench')))
  writeFileSync(join(root, 'bench/RESULTS.md'), `${lines.join('\n').trimEnd()}\n`)

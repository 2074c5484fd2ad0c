import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { everyRule, ruleBook } from '@mingzhang/rules'
import { machine } from './machine.ts'
import { type Flaw, flawsOf, type Measures, measuresOf, powersOf } from './planted/measures.ts'
import { runTruth } from './planted/run.ts'
import type { Trial } from './planted/trial.ts'

/*
 * Plants errors by the thousand in documents that close, audits the texts, and writes bench/TRUTH.md: what is found, what
 * is said that is not so, whether the place and the cause are right, rule by rule and kind by kind.
 */

const [, , seedText = '20240401', documentsText = '60', eachText = '70'] = process.argv
const root = process.cwd()
const seed = Number(seedText)
const started = performance.now()
const { documents, trials, untouched } = runTruth(root, seed, Number(documentsText), Number(eachText))
const seconds = Math.round((performance.now() - started) / 1000)

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
const row = (name: string, { trials: count, recall, notes, precision, place, cause }: Measures): string =>
  `| ${[name, count, ...[recall, notes, precision, place, cause].map(percent)].join(' | ')} |`

const head = (first: string): string[] => [
  `| ${first} | planted | found | only a note | precision | right place | right cause |`,
  '| --- | --: | --: | --: | --: | --: | --: |',
]

function by(first: string, nameOf: (trial: Trial) => string): string[] {
  const names = [...new Set(trials.map(nameOf))].sort()
  return [
    ...head(first),
    ...names.map((name) => row(name, measuresOf(trials.filter((trial) => nameOf(trial) === name)))),
  ]
}

const flawNames: { readonly [F in Flaw]: string } = {
  'false-alarms': '**false alarms**',
  'nothing-planted': '**nothing planted**',
  'no-power': '**no power**',
  weak: '**weak**',
}

/** What stands out comes first. */
function powers(): string[] {
  const book = new Set(ruleBook.map(({ id }) => id))
  const all = powersOf(
    everyRule.map(({ id }) => id),
    trials,
    untouched,
  ).map((power) => ({
    ...power,
    flaws: flawsOf(power, !book.has(power.rule) && power.planted === 0),
  }))
  const ordered = all.toSorted(
    (one, other) =>
      Number(other.flaws.length > 0) - Number(one.flaws.length > 0) || (one.rule < other.rule ? -1 : 1),
  )
  return [
    '| rule | | planted for it | found | by it | names the planted error | names something else | untouched documents |',
    '| --- | --- | --: | --: | --: | --: | --: | --: |',
    ...ordered.map(({ rule, flaws, planted, found, byItself, right, wrong, untouched: alone }) => {
      const own =
        planted === 0 ? ['–', '–', '–'] : [planted, percent(found / planted), percent(byItself / planted)]
      return `| ${[rule, flaws.map((flaw) => flawNames[flaw]).join(', '), ...own, right, wrong, alone].join(' | ')} |`
    }),
  ]
}

const missed = trials.filter(({ found, noted }) => !found && !noted)
const kinds = [...new Set(missed.map(({ slip, where }) => `${slip} (${where})`))].map((name) => {
  const all = missed.filter(({ slip, where }) => `${slip} (${where})` === name)
  const [first] = all
  return `- ${name}: ${all.length}, for example ${first?.from} → ${first?.to} in ${first?.document}`
})

const graveUntouched = untouched.filter(({ severity }) => severity === 'error')
const lines = [
  '# Truth',
  '',
  'Written by `npm run bench:truth`; `npm run docs` then carries it to the pages of the rules. Errors as people make them are',
  'planted one at a time in the text of documents that close: budgets of random ledgers in the layouts of Chongqing, Hebei',
  'and Shanghai, texts without their tables, a district’s register of programmes, self-evaluations, books compiled by the',
  'program in every edition, sets of documents that belong together (two years, budget and accounts, department and units,',
  'register and unit, text and tables apart), and three samples with their known contradictions repaired. Each text then',
  'goes through the whole audit, reading included.',
  '',
  ...machine(root).map((line) => `- ${line}`),
  `- seed ${seed}: ${documents} documents, ${trials.length} planted errors, ${seconds} s`,
  '',
  '**found**: a new finding names the wrong figure or words (**only a note**: no error or warning does). **precision**: of',
  'the new errors and warnings, those that name it. **right place**: a new finding names it first. **right cause**: that',
  'finding says the cause, where the error has one.',
  '',
  'What nothing in the document contradicts is not planted: a change of less than what rounding explains, the change of a',
  'figure whose last year nobody states, names printed once. Where figures only hold each other by their sum (weights, the',
  'changes of one sentence, a goal and its indicator) any of them counts as the place. Last year’s figure in a document that',
  'says nothing of last year may be called a mere entry error (`stale-year-untold`). Of several documents that contradict one',
  'another nobody can tell which one is wrong: the wrong one must be among the first three places of the finding. In a text',
  'without its tables only those kinds are planted that the text itself contradicts. Of two classifications of the same',
  'money nobody can tell which one is wrong either. A whole table of last year’s is called that only where the document',
  'says what changed since; elsewhere it is a table that contradicts the others (`stale-table`).',
  '',
  '`narrative/parts-within-total` is there for sentences whose whole is stated once, by accounts, budgets or functions that',
  'need not be all of it; whatever closes in the documents here, or stands in their tables, the one law tells first.',
  '`between-tables/two-names-same-money` and `within-table/same-money` are what the law calls a contradiction where nothing',
  'stronger speaks; an error that breaks other relations, too, is told by those.',
  '',
  ...head('all'),
  row('all', measuresOf(trials)),
  '',
  `Untouched documents: ${graveUntouched.length} errors, ${untouched.filter(({ severity }) => severity === 'warning').length} warnings, ${untouched.filter(({ severity }) => severity === 'note').length} notes.`,
  '',
  '## By kind of error',
  '',
  ...by('kind', ({ slip }) => slip),
  '',
  '## By where it was planted',
  '',
  ...by('where', ({ where }) => where),
  '',
  '## By layout',
  '',
  ...by('layout', ({ document }) => document.replace(/-\d+$/u, '')),
  '',
  '## By rule',
  '',
  'What stands out comes first. **planted for it**: errors of a kind that the rule is there for, of these **found** by any',
  'rule and **by it**; **weak**: less than nine in ten are found. Rules without such errors are what the one law derives.',
  '',
  ...powers(),
  '',
  '## Not found',
  '',
  ...kinds,
  '',
]
const text = lines.join('\n')
process.stdout.write(text)
writeFileSync(join(root, 'bench/TRUTH.md'), text)

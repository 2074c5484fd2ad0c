import { severityNames } from '@mingzhang/model'
import type { RuleInWords } from '@mingzhang/rules'

/** 规则书的材料 What the pages are made from: nothing in them is written by hand. */
export type RuleSources = {
  readonly rules: readonly RuleInWords[]
  /** The file of a rule; null for what the one law and the documents taken together find. */
  readonly sourceOf: (id: string) => string | null
  readonly casesOf: (id: string) => string
  /** bench/TRUTH.md. */
  readonly truth: string
  /** Rules by the kind of error that is planted for them, bench/planted/meant-for.ts. */
  readonly meantFor: { readonly [slip: string]: readonly string[] }
}

const folders: { readonly [folder: string]: string } = {
  'within-table': '表内（由总律推出）',
  'between-tables': '表与表（由总律推出）',
  'text-and-table': '文字与表（由总律推出）',
  text: '文字（由总律推出）',
  any: '处处（由总律推出）',
  form: '形式与完整',
  narrative: '文字说明',
  targets: '绩效目标',
  results: '绩效自评',
  'across-documents': '几份文件一起',
}

const folderOf = (id: string): string => id.split('/')[0] ?? ''

/** 规则书 The page docs/rules.md and a page for every rule, by their paths. */
export function rulePages(sources: RuleSources): Map<string, string> {
  const pages = new Map([['docs/rules.md', indexPage(sources)]])
  for (const rule of sources.rules) pages.set(`docs/rules/${rule.id}.md`, rulePage(rule, sources))
  return pages
}

function indexPage({ rules, truth }: RuleSources): string {
  const measured = measuresOf(truth)
  const groups = Map.groupBy(rules, ({ id }) => folderOf(id))
  const head = `# 规则书 The rule book

Written by \`npm run docs\` from the rules themselves, a page for each; a test fails when it lags behind. What the one law
derives from the budget cube (\`packages/reconcile\`) is told by its clauses. Every kind of error is planted and counted in
[bench/TRUTH.md](../bench/TRUTH.md): 查出 is the share of what was planted for the rule, 指对 how often it named a planted error,
误报 how often it named something else or spoke of an untouched document.
`
  const tables = [...groups].map(([folder, members]) =>
    [
      `## ${folders[folder] ?? folder}`,
      '',
      '| 规则 | 应当如此 | 轻重 | 依据 | 植入 | 查出 | 指对 | 误报 |',
      '| --- | --- | --- | --- | --: | --: | --: | --: |',
      ...members.map((rule) => indexRow(rule, measured.get(rule.id))),
      '',
    ].join('\n'),
  )
  return [head, ...tables].join('\n')
}

function indexRow({ id, title, severity, basis }: RuleInWords, measured: Measured | undefined): string {
  const unverified = basis.some(({ verified }) => !verified)
  const figures = measured
    ? [measured.planted, measured.found, measured.right, falseAlarms(measured)]
    : ['', '', '', '']
  const cells = [`[${id.split('/')[1]}](rules/${id}.md)`, title, severityNames[severity]]
  return `| ${[...cells, unverified ? '待核' : '已核', ...figures].join(' | ')} |`
}

const falseAlarms = ({ wrong, untouched }: Measured): string => `${Number(wrong) + Number(untouched)}`

type Measured = {
  readonly flaws: string
  readonly planted: string
  readonly found: string
  readonly byItself: string
  readonly right: string
  readonly wrong: string
  readonly untouched: string
}

/** The rows of the table by rule in TRUTH.md. */
function measuresOf(truth: string): Map<string, Measured> {
  const rows = truth.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  return new Map(
    rows.flatMap(([, rule = '', flaws = '', planted = '', found = '', byItself = '', ...rest]) => {
      const [right = '', wrong = '', untouched = ''] = rest
      const isRule = /^[a-z-]+\/[a-z-]+$/u.test(rule)
      return isRule ? [[rule, { flaws, planted, found, byItself, right, wrong, untouched }] as const] : []
    }),
  )
}

function rulePage(rule: RuleInWords, sources: RuleSources): string {
  const { id, title, severity, basis } = rule
  const source = sources.sourceOf(id)
  const cases = casesIn(sources.casesOf(id))
  const up = '../'.repeat(3)
  const files = [
    ...(source === null ? [] : [`[规则 ${id}.ts](${up}packages/rules/src/${id}.ts)`]),
    `[例 ${id}.cases.md](${up}packages/rules/src/${id}.cases.md)`,
  ]
  return `${[
    `# ${title}`,
    '',
    `\`${id}\` · ${severityNames[severity]} · ${files.join(' · ')} · [规则书](../../rules.md)`,
    '',
    ...whyOf(rule, source),
    '## 依据',
    '',
    ...basis.map(
      ({ instrument, article, gist, verified, own }) =>
        `- ${instrument} ${article}：${gist}${own ? '' : verified ? '（已与原文核对）' : '（依据待核）'}`,
    ),
    '',
    ...powerOf(rule, sources),
    ...cases.filter(({ isGood }, at) => !isGood || at === 0).flatMap(caseLines),
    ...restOf(cases),
  ]
    .join('\n')
    .trimEnd()}\n`
}

/** What the file of the rule says above it; the clauses of the one law have no file of their own. */
function whyOf({ id }: RuleInWords, source: string | null): string[] {
  if (source === null) {
    return [
      id.startsWith('across-documents/')
        ? '几份文件一并查时得出（`mingzhang check` 多份文件，`packages/audit/src/together`）。'
        : '由预算立方体推出，不逐条写（`packages/reconcile`）：同一坐标的钱是同一个数，分项合于总数。',
      '',
    ]
  }
  const blocks = [...source.matchAll(/\/\*\*\n((?: \*.*\n)+?) \*\/\n(?=export const)/gu)]
  const said = (blocks.at(-1)?.[1] ?? '').replace(/^ \* ?/gmu, '').trim()
  return said === '' ? [] : [said, '']
}

function powerOf({ id }: RuleInWords, { truth, meantFor }: RuleSources): string[] {
  const measured = measuresOf(truth).get(id)
  const kinds = Object.entries(meantFor).flatMap(([slip, rules]) =>
    rules.includes(id) ? [`\`${slip}\``] : [],
  )
  const head = ['## 查得出多少', '']
  if (!measured) return [...head, '还没有量过（`npm run bench:truth`）。', '']
  const { planted, found, byItself, right, wrong, untouched, flaws } = measured
  const lines = [
    ...(kinds.length > 0 ? [`- 为它植入的错误：${kinds.join('、')}`] : []),
    ...(planted === '–'
      ? [`- 各种植入的错误中，它指出 ${right} 处`]
      : [`- 植入 ${planted} 处，查出 ${found}，其中由它指出 ${byItself}；连别的错误在内它指对 ${right} 处`]),
    `- 指到别处 ${wrong} 次；未改动的文件上误报（错误、警告） ${untouched} 次`,
    ...(flaws === '' ? [] : [`- 短处：${flaws}`]),
  ]
  return [...head, ...lines, '', '怎样植入、怎样算，见 [bench/TRUTH.md](../../../bench/TRUTH.md)。', '']
}

type Case = {
  readonly title: string
  readonly isGood: boolean
  readonly texts: readonly string[]
  readonly expected: readonly string[]
}

function casesIn(page: string): Case[] {
  return page
    .split(/^## /mu)
    .slice(1)
    .map((part) => ({
      title: (part.split('\n')[0] ?? '').replace(/^(?:good|bad): /u, ''),
      isGood: part.startsWith('good'),
      texts: [...part.matchAll(/```text\n([\s\S]*?)```/gu)].map(([, text = '']) => text),
      expected: [...part.matchAll(/^> (.*)$/gmu)].map(([, line = '']) => line),
    }))
}

const caseLines = ({ title, isGood, texts, expected }: Case): string[] => [
  `## ${isGood ? '✓' : '✗'} ${title}`,
  '',
  ...texts.flatMap((text) => ['```text', text.trimEnd(), '```', '']),
  ...expected.filter((line) => line !== 'nothing').map((line) => `> ${inWords(line)}`),
  ...(isGood ? ['不说什么。'] : []),
  '',
]

/** error …… as 错误：……. */
const inWords = (line: string): string =>
  Object.entries(severityNames).reduce(
    (text, [word, chinese]) =>
      text.startsWith(`${word} `) ? `${chinese}：${text.slice(word.length + 1)}` : text,
    line,
  )

function restOf(cases: readonly Case[]): string[] {
  const rest = cases.filter(({ isGood }, at) => isGood && at > 0)
  return rest.length === 0 ? [] : ['## 另有不误报的例', '', ...rest.map(({ title }) => `- ✓ ${title}`), '']
}

import type { RuleInWords } from '@mingzhang/rules'

const severities = { error: '错误', warning: '警告', note: '提示' } as const

/** The page docs/rules.md: every rule of the book with its severity, its basis and the titles of its cases. */
export function rulesPage(rules: readonly RuleInWords[], casesOf: (id: string) => string): string {
  const head = `# 规则书 The rule book

Written by \`npm run docs\` from the rules themselves; a test fails when it lags behind. The first ten are the clauses of
the one law: what reconciles with what is derived from the budget cube (\`packages/reconcile\`), no pair of tables is
listed. The last are found when several documents are taken together. What a rule says is wrong is shown in its cases.
`
  return [head, ...rules.map((rule) => section(rule, casesOf(rule.id)))].join('\n')
}

function section(rule: RuleInWords, cases: string): string {
  const titles = [...cases.matchAll(/^## (good|bad): (.*)$/gmu)].map(
    ([, kind, title]) => `- ${kind === 'good' ? '✓' : '✗'} ${title}`,
  )
  const basis = rule.basis.map(
    ({ instrument, article, verified }) => `${instrument} ${article}${verified ? '' : '（依据待核）'}`,
  )
  return [
    `## \`${rule.id}\``,
    '',
    `${rule.title}。${severities[rule.severity]}。`,
    '',
    `依据：${basis.join('；')}`,
    '',
    ...titles,
    '',
  ].join('\n')
}

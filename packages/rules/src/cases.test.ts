import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { auditTogether } from '@mingzhang/audit'
import { statementsOf } from '@mingzhang/model'
import { scoreDisclosure } from '@mingzhang/performance'
import { readDisclosure, readText } from '@mingzhang/readers'
import { reconcile } from '@mingzhang/reconcile'
import { describe, expect, test } from 'vitest'
import { everyRule, ruleBook } from './rule-book.ts'
import { rulesAcrossDocuments, rulesOfTheLaw } from './rules-of-the-law.ts'
import { runRules } from './run-rules.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Every rule's cases stand beside it: `## good|bad: title`, the disclosure as text, then `> severity what` lines. */
type Case = {
  readonly title: string
  readonly text: string
  /** Every document of the case; rules of one document look at the first. */
  readonly texts: readonly string[]
  readonly expected: readonly string[]
}

function casesOf(file: string): Case[] {
  return readFileSync(file, 'utf8')
    .split(/^## /mu)
    .slice(1)
    .map((part) => ({
      part,
      texts: [...part.matchAll(/```text\n([\s\S]*?)```/gu)].map(([, text = '']) => text),
    }))
    .map(({ part, texts }) => ({
      title: part.split('\n')[0] ?? '',
      text: texts[0] ?? '',
      texts,
      expected: [...part.matchAll(/^> (.*)$/gmu)]
        .map((match) => match[1] ?? '')
        .filter((line) => line !== 'nothing'),
    }))
}

describe.each(ruleBook.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const [folder = '', name = ''] = id.split('/')
  const cases = casesOf(join(here, folder, `${name}.cases.md`))

  test('has a good and a bad case', () => {
    expect(cases.some(({ title }) => title.startsWith('good'))).toBe(true)
    expect(cases.some(({ title }) => title.startsWith('bad'))).toBe(true)
  })

  test.each(cases.map((each) => [each.title, each] as const))('%s', (_, { text, expected }) => {
    const disclosure = readDisclosure(readText(text), 'case.txt')
    const statements = statementsOf(disclosure)
    const { relations } = reconcile(disclosure, statements)
    const scores = scoreDisclosure(disclosure)
    const { findings } = runRules([rule], { disclosure, statements, relations, scores })
    expect(findings.map((finding) => `${finding.severity} ${finding.what}`)).toEqual(expected)
  })
})

describe.each(rulesOfTheLaw.map(({ id }) => id))('%s', (id) => {
  const cases = casesOf(join(here, `${id}.cases.md`))

  test.each(cases.map((each) => [each.title, each] as const))('%s', (_, { text, expected }) => {
    const disclosure = readDisclosure(readText(text), 'case.txt')
    const { findings } = reconcile(disclosure, statementsOf(disclosure))
    const told = findings.filter(({ rule }) => rule === id || expected.length === 0)
    expect(told.map(({ severity, what }) => `${severity} ${what}`)).toEqual(expected)
  })
})

describe.each(rulesAcrossDocuments.map(({ id }) => id))('%s', (id) => {
  const cases = casesOf(join(here, `${id}.cases.md`))

  test.each(cases.map((each) => [each.title, each] as const))('%s', (_, { texts, expected }) => {
    const bytes = texts.map((text, at) => ({
      fileName: `${at + 1}.txt`,
      bytes: new TextEncoder().encode(text),
    }))
    const findings = auditTogether(bytes).files.flatMap(({ audit }) => audit.findings)
    const told = findings.filter(({ rule }) =>
      expected.length === 0 ? rule.startsWith('across-documents/') : rule === id,
    )
    expect(told.map(({ severity, what }) => `${severity} ${what}`)).toEqual(expected)
  })
})

test('every rule file is in the rule book', () => {
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cases.md'))
    .map((file) => file.replaceAll('\\', '/').replace('.cases.md', ''))
  expect(everyRule.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
})

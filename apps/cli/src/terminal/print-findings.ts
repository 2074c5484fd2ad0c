import { styleText } from 'node:util'
import type { Audit } from '@mingzhang/audit'
import type { Finding, Severity } from '@mingzhang/model'
import { citationInWords } from '@mingzhang/writers/finding-words'
import { placesInWords } from '@mingzhang/writers/place-words'
import { findingsOf, severities, verdicts } from '@mingzhang/writers/report'
import { words } from '@mingzhang/writers/words'
import { wrapTo } from './columns.ts'
import { terminalText } from './terminal-text.ts'

const marks: Readonly<Record<Severity, string>> = {
  error: styleText('red', `■ ${words.severity.error}`),
  warning: styleText('yellow', `▲ ${words.severity.warning}`),
  note: `○ ${words.severity.note}`,
}

const print = (line = ''): void => {
  process.stdout.write(`${terminalText(line)}\n`)
}

/** 问题清单 The findings of one file for a terminal, the gravest first, and the four answers counted. */
export function printFindings(path: string, { disclosure, findings, counts }: Audit): void {
  const { document } = disclosure
  const head = [path, document.unit.name, document.year === null ? null : `${document.year} 年`]
  print(head.filter(Boolean).join('  '))
  print(countedLine(findings))
  print(verdicts.map((verdict) => `${words.verdict[verdict]} ${counts[verdict]}`).join('  '))
  for (const severity of severities) {
    for (const finding of findingsOf(findings, severity)) printFinding(finding)
  }
  print()
}

const countedLine = (findings: readonly Finding[]): string =>
  severities.map((severity) => `${marks[severity]} ${findingsOf(findings, severity).length}`).join('  ')

/** 合计 What was found in all files, as the last line below many screens. */
export function printTotal(
  files: readonly { readonly findings: readonly Finding[] }[],
  refused: number,
): void {
  const unread = refused === 0 ? [] : [`读不了 ${refused} 份`]
  print(
    [`共 ${files.length} 份`, countedLine(files.flatMap(({ findings }) => findings)), ...unread].join('  '),
  )
}

function printFinding(finding: Finding): void {
  const width = Math.min(process.stdout.columns ?? 100, 110) - 2
  const indented = (text: string) => {
    for (const line of wrapTo(text, width)) print(`  ${line}`)
  }
  print(`\n${marks[finding.severity]} ${styleText('bold', finding.what)}`)
  const { figures } = finding
  if (figures) {
    const { stated, expected, difference, allowance, unit } = figures
    indented(`原文 ${stated}  应为 ${expected}  差额 ${difference}  允许 ±${allowance}  ${unit}`)
  }
  for (const { verdict, text, arithmetic } of finding.evidence.slice(0, 8)) {
    indented(`${verdict === 'holds' ? '✓' : verdict === 'fails' ? '✗' : '?'} ${text}  ${arithmetic}`)
  }
  indented(finding.why)
  indented(finding.toDo)
  for (const citation of finding.basis) indented(`${words.finding.basis} ${citationInWords(citation)}`)
  indented(`${words.finding.places} ${placesInWords(finding.places, 6)}`)
  print(`  ${styleText('dim', [finding.title ?? '', finding.rule].join('  ').trim())}`)
}

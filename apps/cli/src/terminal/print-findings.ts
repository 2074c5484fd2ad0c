import { styleText } from 'node:util'
import type { Audit } from '@mingzhang/audit'
import { type Finding, type Place, placeText, type Severity } from '@mingzhang/model'
import { wrapTo } from './columns.ts'

const marks: Readonly<Record<Severity, string>> = {
  error: styleText('red', '■ 错误'),
  warning: styleText('yellow', '▲ 警告'),
  note: '○ 提示',
}
const order: readonly Severity[] = ['error', 'warning', 'note']
const answers = { holds: '成立', fails: '不成立', unknown: '无法判断', inapplicable: '不适用' } as const

const print = (line = ''): void => {
  process.stdout.write(`${line}\n`)
}

/** 问题清单 The findings of one file for a terminal, the gravest first, and the four answers counted. */
export function printFindings(path: string, { disclosure, findings, counts }: Audit): void {
  const { document } = disclosure
  const head = [path, document.unit.name, document.year === null ? null : `${document.year} 年`]
  print(head.filter(Boolean).join('  '))
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  print(`${order.map((severity) => `${marks[severity]} ${count(severity)}`).join('  ')}`)
  print(
    Object.entries(answers)
      .map(([verdict, word]) => `${word} ${counts[verdict as keyof typeof answers]}`)
      .join('  '),
  )
  for (const severity of order) {
    for (const finding of findings) if (finding.severity === severity) printFinding(finding)
  }
  print()
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
  for (const { instrument, article, verified } of finding.basis) {
    indented(`依据 《${instrument}》${article}${verified ? '' : '（依据待核）'}`)
  }
  indented(`出处 ${finding.places.slice(0, 6).map(placeInWords).join('；')}`)
  print(`  ${styleText('dim', finding.rule)}`)
}

function placeInWords(place: Place): string {
  const text = place.text.length > 24 ? `${place.text.slice(0, 24)}…` : place.text
  const where = place.kind === 'text' ? `第 ${place.line} 行` : placeText(place)
  return `${where}“${text.replace(/\s+/gu, ' ')}”`
}

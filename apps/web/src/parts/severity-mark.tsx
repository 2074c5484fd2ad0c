import type { Severity, Verdict } from '@mingzhang/model'
import type { ReactNode } from 'react'

const severityClass: { readonly [S in Severity]: string } = { error: 'e', warning: 'w', note: 't' }
const verdictClass: { readonly [V in Verdict]: string } = {
  holds: 'o',
  fails: 'e',
  unknown: 'q',
  inapplicable: 'x',
}

/** 轻重 Shape, colour and word of a severity: ■ 错误, ▲ 警告, ○ 提示. */
export function SeverityMark({
  severity,
  children,
}: {
  readonly severity: Severity
  readonly children?: ReactNode
}) {
  return <span className={`sv ${severityClass[severity]}`}>{children}</span>
}

/** The shape alone, where the word stands beside it or is said by the label. */
export function SeverityShape({ severity, label }: { readonly severity: Severity; readonly label?: string }) {
  return (
    <span
      className={`shape ${severityClass[severity]}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  )
}

/** 回答 Shape, colour and word of an answer. */
export function VerdictMark({
  verdict,
  children,
}: {
  readonly verdict: Verdict
  readonly children: ReactNode
}) {
  return <span className={`sv ${verdictClass[verdict]}`}>{children}</span>
}

/** The shape of an answer alone, with its word for those who do not see it. */
export function VerdictShape({ verdict, label }: { readonly verdict: Verdict; readonly label: string }) {
  return <span className={`shape ${verdictClass[verdict]}`} role="img" aria-label={label} />
}

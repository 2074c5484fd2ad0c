import type { Finding } from '@mingzhang/model'
import { SeverityShape } from '../parts/severity-mark.tsx'
import { useWords } from '../words/use-words.ts'
import { useDocumentInUse } from './document-context.ts'

interface Properties {
  readonly findings: readonly Finding[]
  readonly className?: string
}

/** 问题清单 What was found, a line each; a click goes to it. */
export function FindingsList({ findings, className = '' }: Properties) {
  const words = useWords()
  const { select } = useDocumentInUse()
  return (
    <ul className={`elsewhere ${className}`}>
      {findings.map((finding) => (
        <li key={finding.id}>
          <button type="button" onClick={() => select(finding)}>
            <SeverityShape severity={finding.severity} label={words.severity[finding.severity]} />
            <span>{finding.what}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

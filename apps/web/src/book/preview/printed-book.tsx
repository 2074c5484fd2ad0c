import type { Publication } from '@mingzhang/model'
import { FormSheet } from './form-sheet.tsx'
import { NarrativeSheet } from './narrative-sheet.tsx'

const none: ReadonlySet<string> = new Set()

/** 打印稿 The whole publication on paper: the narrative, then every form. */
export function PrintedBook({ publication }: { readonly publication: Publication }) {
  return (
    <main className="book-print">
      <h1>{publication.title}</h1>
      <NarrativeSheet publication={publication} changed={new Map()} />
      {publication.parts.map((part) =>
        part.kind === 'table' ? <FormSheet key={part.table.id} table={part.table} changed={none} /> : null,
      )}
    </main>
  )
}

import type { PrintedTable, Publication, PublicationPart } from '@mingzhang/model'
import { FormSheet } from './form-sheet.tsx'
import { NarrativeSheet } from './narrative-sheet.tsx'

const none: ReadonlySet<string> = new Set()

/** 打印稿 The whole publication on paper, in its order: text, and every form where it stands. */
export function PrintedBook({ publication }: { readonly publication: Publication }) {
  return (
    <main className="book-print">
      <h1>{publication.title}</h1>
      {stretches(publication.parts).map((stretch) =>
        stretch.table ? (
          <FormSheet key={`form ${stretch.table.id}`} table={stretch.table} changed={none} />
        ) : (
          <NarrativeSheet
            key={`text ${stretch.at}`}
            publication={{ ...publication, parts: stretch.parts }}
            changed={new Map()}
          />
        ),
      )}
    </main>
  )
}

type Stretch = {
  readonly at: number
  readonly table: PrintedTable | null
  readonly parts: readonly PublicationPart[]
}

/** Text between two forms stays together. */
function stretches(parts: readonly PublicationPart[]): readonly Stretch[] {
  const all: Stretch[] = []
  parts.forEach((part, at) => {
    const last = all.at(-1)
    if (part.kind === 'table') all.push({ at, table: part.table, parts: [] })
    else if (last && !last.table) all[all.length - 1] = { ...last, parts: [...last.parts, part] }
    else all.push({ at, table: null, parts: [part] })
  })
  return all
}

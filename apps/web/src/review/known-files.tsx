import type { BoardRow, KnownFile } from '@mingzhang/cycle'
import { useState } from 'react'
import { Link } from 'wouter'
import { Dialog } from '../parts/dialog.tsx'
import { localTime } from '../people/local-time.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import type { Words } from '../words/zh-cn.ts'
import { useBoardInUse } from './board-context.ts'

/** 从哪里来过 In one sentence which file the same bytes came with. */
export function knownFrom({ batch, fileName: file }: KnownFile, words: Words['review']['progress']): string {
  if (batch === null) return fill(words.knownImport, { file })
  return batch.same ? fill(words.knownSame, { file }) : fill(words.knownBatch, { file, batch: batch.name })
}

/** 早已在库的文件 How many files of the batch were known before; pressed, which and from where. */
export function KnownFiles() {
  const words = useWords().review.progress
  const { rows } = useBoardInUse()
  const [open, setOpen] = useState(false)
  const known = rows.filter((row) => row.known !== null)
  if (known.length === 0) return null
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {fill(words.known, { n: known.length })}
      </button>
      {open && (
        <Dialog title={words.knownTitle} close={() => setOpen(false)}>
          <div className="deeds">
            <p className="mut">{words.knownHelp}</p>
            <KnownTable rows={known} />
          </div>
        </Dialog>
      )}
    </>
  )
}

function KnownTable({ rows }: { readonly rows: readonly BoardRow[] }) {
  const words = useWords().review.progress
  const { knownColumns: columns } = words
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys.
    <section className="sent" tabIndex={0} aria-label={words.knownTitle}>
      <table className="work">
        <thead>
          <tr>
            <th scope="col">{columns.file}</th>
            <th scope="col">{columns.from}</th>
            <th scope="col">{columns.when}</th>
            <th scope="col">{columns.by}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ ordinal, file, known }) =>
            known ? (
              <tr key={ordinal}>
                <th scope="row">{file}</th>
                <td>
                  {known.batch && !known.batch.same ? (
                    <Link href={`/review/${known.batch.id}`}>{knownFrom(known, words)}</Link>
                  ) : (
                    knownFrom(known, words)
                  )}
                </td>
                <td className="when">{localTime(known.importedAt)}</td>
                <td>{known.by ?? '—'}</td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </section>
  )
}

import { Link } from 'wouter'
import type { DocumentDetail } from '../api/documents.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useTitle } from '../parts/use-title.ts'
import { ImportPanel } from '../shell/import-panel.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { DocumentContext } from './document-context.ts'
import { DocumentPage } from './document-page.tsx'
import { useDetail } from './use-detail.ts'
import { useDocumentState } from './use-document-state.ts'

/** 文件页 The second room: one document with its source, what was read in it and what was found. */
export function DocumentRoom({ id }: { readonly id: string }) {
  const words = useWords()
  const { detail, error, retry } = useDetail(id)
  if (detail) return <Loaded detail={detail} />
  const missing = error?.cause === 404
  return (
    <div className="room">
      <TopBar />
      <main id="content" tabIndex={-1} className="pad">
        <ImportPanel />
        {!error && (
          <div className="loading paper" role="status" aria-label={words.document.loading}>
            <p>{words.document.loading}…</p>
          </div>
        )}
        {error && (
          <Trouble
            what={words.document.failed}
            why={missing ? words.document.missing : fill(words.list.failedWhy, { why: error.message })}
            {...(missing ? {} : { toDo: words.list.failedToDo, retry })}
          >
            <Link className="btn" href="/">
              {words.app.toDocuments}
            </Link>
          </Trouble>
        )}
      </main>
    </div>
  )
}

function Loaded({ detail }: { readonly detail: DocumentDetail }) {
  const words = useWords()
  const inUse = useDocumentState(detail)
  const { document: header } = detail.disclosure
  useTitle(header.title ?? header.unit.name ?? detail.fileName, words.app.name)
  return (
    <DocumentContext value={inUse}>
      <DocumentPage />
    </DocumentContext>
  )
}

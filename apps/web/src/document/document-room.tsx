import { Link, useLocation, useSearch } from 'wouter'
import type { DocumentDetail } from '../api/documents.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useTitle } from '../parts/use-title.ts'
import { ImportPanel } from '../shell/import-panel.tsx'
import { signInAddress } from '../shell/sign-in-address.ts'
import { TopBar } from '../shell/top-bar.tsx'
import { useWho } from '../shell/who.ts'
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
  const { who, known } = useWho()
  const address = signInAddress(useLocation()[0], useSearch())
  if (detail) return <Loaded detail={detail} />
  const missing = error?.cause === 404
  const unknown = missing && known && who.person === null
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
            {...(unknown && { toDo: words.document.missingToPublic })}
          >
            {unknown && (
              <Link className="btn primary" href={address}>
                {words.who.signIn}
              </Link>
            )}
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

import type { Format } from '@mingzhang/model'
import { type ReactNode, useEffect, useState } from 'react'
import { fetchOriginal } from '../api/documents.ts'
import { useDocumentInUse } from '../document/document-context.ts'
import { LookBar } from '../document/look-bar.tsx'
import type { Visible } from '../document/visible.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import type { PageFile } from './page-file.ts'
import { PagesPane } from './pages-pane.tsx'

type Properties = {
  readonly report: (visible: readonly Visible[]) => void
  /** What stands in when the pages cannot be drawn. */
  readonly asRead: ReactNode
}

/** Widths of a page as shares of the pane's. */
const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3]

/** 原貌页 The pages of a PDF or OFD once the file is here; when it cannot be drawn, the reading and a line that says so. */
export function PagesSource({ report, asRead }: Properties) {
  const { document: words } = useWords()
  const { reading } = useDocumentInUse()
  const { file, failed } = usePages(reading.detail.id, reading.detail.source.format)
  const [zoom, setZoom] = useState(1)
  const [page, setPage] = useState(1)
  if (failed) {
    return (
      <>
        <LookBar>
          <span role="status">{words.look.failed}</span>
        </LookBar>
        {asRead}
      </>
    )
  }
  if (!file) {
    return (
      <>
        <LookBar />
        <section className="source" aria-busy="true">
          <p className="empty" role="status">
            {words.look.loading}
          </p>
        </section>
      </>
    )
  }
  return (
    <>
      <LookBar>
        <span className="look-page">{fill(words.look.pageOf, { n: page, count: file.pages.length })}</span>
        <Zoom zoom={zoom} change={setZoom} />
      </LookBar>
      <PagesPane file={file} zoom={zoom} report={report} atPage={setPage} />
    </>
  )
}

function Zoom({ zoom, change }: { readonly zoom: number; readonly change: (zoom: number) => void }) {
  const { look: words } = useWords().document
  const at = zooms.indexOf(zoom)
  const [smaller, larger] = [zooms[at - 1], zooms[at + 1]]
  return (
    <fieldset className="zoom">
      <legend className="unseen">{words.zoom}</legend>
      <button
        type="button"
        aria-label={words.zoomOut}
        disabled={smaller === undefined}
        onClick={() => change(smaller ?? zoom)}
      >
        −
      </button>
      <button type="button" title={words.fitHelp} aria-pressed={zoom === 1} onClick={() => change(1)}>
        {zoom === 1 ? words.fit : `${zoom * 100}%`}
      </button>
      <button
        type="button"
        aria-label={words.zoomIn}
        disabled={larger === undefined}
        onClick={() => change(larger ?? zoom)}
      >
        +
      </button>
    </fieldset>
  )
}

type Opened = { readonly file: PageFile | null; readonly failed: boolean }

/** The program of each format comes when a file of it does: that for PDF is larger than the rest of the app. */
async function openPages(bytes: ArrayBuffer, format: Format): Promise<PageFile> {
  if (format === 'ofd') return (await import('./ofd-file.ts')).openOfd(bytes)
  return (await import('./pdf-file.ts')).openPdf(bytes)
}

function usePages(id: string, format: Format): Opened {
  const [opened, setOpened] = useState<Opened>({ file: null, failed: false })
  useEffect(() => {
    const leaving = new AbortController()
    let file: PageFile | null = null
    const open = async () => {
      file = await openPages(await fetchOriginal(id, leaving.signal), format)
      if (leaving.signal.aborted) file.close()
      else setOpened({ file, failed: false })
    }
    open().catch(() => {
      if (!leaving.signal.aborted) setOpened({ file: null, failed: true })
    })
    return () => {
      leaving.abort()
      file?.close()
    }
  }, [id, format])
  return opened
}

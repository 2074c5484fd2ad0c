import { lazy, Suspense } from 'react'
import { usePrinting } from '../shell/use-printing.ts'
import { useDocumentInUse } from './document-context.ts'
import { LookBar } from './look-bar.tsx'
import { SourcePane } from './source-pane.tsx'
import type { Visible } from './visible.ts'

/** Drawing PDF takes a program larger than the rest of the app: it comes with the first PDF. */
const PagesSource = lazy(async () => {
  const { PagesSource: part } = await import('../pages/pages-source.tsx')
  return { default: part }
})

/** Workbooks alone have sheets. */
const SheetsSource = lazy(async () => {
  const { SheetsSource: part } = await import('../sheets/sheets-source.tsx')
  return { default: part }
})

/** 原件页签 The source in the look of its format, or as read; on paper always as read, whose places have numbers. */
export function SourceTab({ report }: { readonly report: (visible: readonly Visible[]) => void }) {
  const { reading, view } = useDocumentInUse()
  const printing = usePrinting()
  const asRead = <SourcePane report={report} printing={printing} />
  if (reading.look === null) return asRead
  if (view.look === 'read' || printing) {
    return (
      <>
        <LookBar />
        {asRead}
      </>
    )
  }
  return (
    <Suspense fallback={<LookBar />}>
      {reading.look === 'sheets' ? (
        <SheetsSource report={report} />
      ) : (
        <PagesSource report={report} asRead={asRead} />
      )}
    </Suspense>
  )
}

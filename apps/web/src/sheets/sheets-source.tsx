import { useEffect, useMemo, useRef } from 'react'
import { useDocumentInUse } from '../document/document-context.ts'
import { LookBar } from '../document/look-bar.tsx'
import type { Visible } from '../document/visible.ts'
import { useWords } from '../words/use-words.ts'
import { SheetPane } from './sheet-pane.tsx'
import { sheetOf, workbookOf } from './workbook.ts'

/** 原貌：工作簿 A workbook sheet by sheet; the sheet of the place that is asked for comes to the front. */
export function SheetsSource({ report }: { readonly report: (visible: readonly Visible[]) => void }) {
  const { look: words } = useWords().document
  const { reading, view, change, target } = useDocumentInUse()
  const sheets = useMemo(() => workbookOf(reading.index.blocks, reading.printed, reading.titles), [reading])
  const asked = target && sheetOf(reading.index.blocks[target.spot.block])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for the same sheet is asked again.
  useEffect(() => {
    if (asked) change({ sheet: asked })
  }, [asked, target?.turn, change])
  const tabs = useRef<HTMLElement>(null)
  const sheet = sheets.find(({ name }) => name === view.sheet) ?? sheets[0]
  useEffect(() => {
    const current = sheet && tabs.current?.querySelector('[aria-current]')
    if (current) current.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [sheet])
  return (
    <>
      <LookBar>
        <nav ref={tabs} className="sheet-tabs" aria-label={words.sheets}>
          {sheets.map(({ name }) => (
            <button
              key={name}
              type="button"
              aria-current={name === sheet?.name ? 'true' : undefined}
              onClick={() => change({ sheet: name })}
            >
              {name}
            </button>
          ))}
        </nav>
      </LookBar>
      {sheet && <SheetPane key={sheet.name} sheet={sheet} report={report} />}
    </>
  )
}

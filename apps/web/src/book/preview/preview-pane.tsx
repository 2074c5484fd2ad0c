import type { PrintedTable, Publication } from '@mingzhang/model'
import { useEffect, useRef } from 'react'
import type { BookHold } from '../../api/books.ts'
import { useWords } from '../../words/use-words.ts'
import type { CompiledView, ViewChanges } from '../editor/compiled-view.ts'
import { ChecksBox, HoldsBox } from './checks-box.tsx'
import { FormSheet } from './form-sheet.tsx'
import { NarrativeSheet } from './narrative-sheet.tsx'

type Properties = {
  readonly view: CompiledView
  readonly moved: ViewChanges
  readonly tab: string
  readonly choose: (tab: string) => void
  readonly holds: readonly BookHold[]
  readonly remarks: readonly BookHold[]
  readonly next: () => void
  readonly goTo: (hold: BookHold) => void
  readonly remark: (about: string, words: string) => void
}

export const narrativeTab = 'narrative'

const tablesOf = ({ parts }: Publication): readonly PrintedTable[] =>
  parts.flatMap((part) => (part.kind === 'table' ? [part.table] : []))

const none: ReadonlySet<string> = new Set()

/** 预览 The official form and the narrative as they will be printed, beside what is being entered. */
export function PreviewPane({ view, moved, tab, choose, ...rest }: Properties) {
  const words = useWords().book.preview
  const { publication } = view
  useKeystrokeTime(view)
  if (!publication) {
    return (
      <section className="book-preview" aria-label={words.label}>
        <p className="g-empty">{words.noEdition}</p>
      </section>
    )
  }
  const tables = tablesOf(publication)
  const table = tables.find(({ id }) => id === tab)
  const { changes } = moved
  return (
    <section className="book-preview" aria-label={words.label}>
      <Tabs publication={publication} moved={moved} tab={table?.id ?? narrativeTab} choose={choose} />
      <div className="preview-scroll" role="tabpanel" aria-label={table?.title ?? words.narrative}>
        {table ? (
          <>
            <FormSheet table={table} changed={changes.cells.get(table.id) ?? none} remark={rest.remark} />
            {changes.paragraphs.size > 0 && (
              <NarrativeSheet
                publication={publication}
                changed={changes.paragraphs}
                only
                remark={rest.remark}
              />
            )}
          </>
        ) : (
          <NarrativeSheet publication={publication} changed={changes.paragraphs} remark={rest.remark} />
        )}
        <ChecksBox moved={moved} publication={publication} />
        <HoldsBox holds={rest.holds} remarks={rest.remarks} next={rest.next} goTo={rest.goTo} />
      </div>
    </section>
  )
}

/** From the key to the changed preview, as the browser's own measure. */
function useKeystrokeTime(view: CompiledView): void {
  const last = useRef(view)
  useEffect(() => {
    if (last.current === view) return
    last.current = view
    const [mark] = performance.getEntriesByName('keystroke')
    if (!mark) return
    performance.measure('preview-after-keystroke', 'keystroke')
    performance.clearMarks('keystroke')
  })
}

function Tabs({
  publication,
  moved,
  tab,
  choose,
}: {
  readonly publication: Publication
  readonly moved: ViewChanges
  readonly tab: string
  readonly choose: (tab: string) => void
}) {
  const words = useWords().book.preview
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen tab comes into sight whenever another is chosen.
  useEffect(() => {
    box.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [tab])
  const tables = tablesOf(publication)
  const items = [
    {
      id: narrativeTab,
      name: words.narrative,
      changed: moved.changes.paragraphs.size > 0,
      title: words.narrative,
    },
    ...tables.map((table, at) => ({
      id: table.id,
      name: `${table.no ?? at + 1} ${shortTitle(table.title)}`,
      changed: moved.changes.cells.has(table.id),
      title: table.title,
    })),
  ]
  return (
    <div ref={box} className="preview-tabs" role="tablist" aria-label={words.label}>
      {items.map(({ id, name, changed, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === tab}
          title={title}
          onClick={() => choose(id)}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
            const next = items[items.findIndex((one) => one.id === id) + step]
            if (step !== 0 && next) choose(next.id)
          }}
        >
          {name}
          {changed && <i title={words.changed} />}
        </button>
      ))}
    </div>
  )
}

/** A title without what all titles of a set say: the year, the unit, 预算, 表. */
export const shortTitle = (title: string): string =>
  title
    .replace(/^20\d{2}年?/u, '')
    .replace(/^.{0,12}?(?:部门|单位)(?:预算)?/u, '')
    .replace(/一般公共预算/u, '一般公共')
    .replace(/财政拨款/u, (words, at: number) => (at === 0 ? '拨款' : words))
    .replace(/政府性基金预算/u, '基金')
    .replace(/国有资本经营预算/u, '国资')
    .replace(/(?:预算)?表(?:（.*?）)?$/u, '')
    .slice(0, 9)

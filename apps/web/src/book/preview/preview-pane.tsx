import type { PublicationChanges } from '@mingzhang/forms'
import { editionIds } from '@mingzhang/law'
import { type Key, keyText, type PrintedTable, type Publication, withCoordinates } from '@mingzhang/model'
import { useEffect, useRef, useState } from 'react'
import type { BookHold } from '../../api/books.ts'
import { wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { CompiledView, ViewChanges } from '../editor/compiled-view.ts'
import { CannotTell } from './cannot-tell.tsx'
import { ChecksBox, HoldsBox } from './checks-box.tsx'
import { FigureBar, type PickedFigure } from './figure-bar.tsx'
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
  readonly toEntries: (key: Key) => void
  /** Absent where the book cannot be changed. */
  readonly chooseEdition: ((edition: string) => void) | null
}

export const narrativeTab = 'narrative'

const tablesOf = ({ parts }: Publication): readonly PrintedTable[] =>
  parts.flatMap((part) => (part.kind === 'table' ? [part.table] : []))

const none: ReadonlySet<string> = new Set()
const manyOf = 'form:'

/** 一张 What stands behind one tab: a form, or the forms of all programmes together. */
type Sheet = { readonly id: string; readonly tables: readonly PrintedTable[]; readonly number: number }

function sheetsOf(publication: Publication): readonly Sheet[] {
  const tables = tablesOf(publication)
  const sheets: Sheet[] = []
  for (const table of tables) {
    const isMany = tables.filter(({ form }) => form === table.form).length > 2
    const id = isMany ? `${manyOf}${table.form}` : table.id
    const at = sheets.findIndex((sheet) => sheet.id === id)
    const before = sheets[at]
    if (before) sheets[at] = { ...before, tables: [...before.tables, table] }
    else sheets.push({ id, tables: [table], number: sheets.length + 1 })
  }
  return sheets
}

/** 预览 The official form and the narrative as they will be printed, beside what is being entered. */
export function PreviewPane({ view, moved, tab, choose, ...rest }: Properties) {
  const words = useWords().book.preview
  const { publication } = view
  useKeystrokeTime(view)
  const [picked, setPicked] = useState<PickedFigure | null>(null)
  if (!publication) {
    return (
      <section className="book-preview" aria-label={words.label}>
        <div className="g-empty">
          <p>{words.noEdition}</p>
          {rest.chooseEdition && <EditionChoice choose={rest.chooseEdition} />}
        </div>
      </section>
    )
  }
  const sheets = sheetsOf(publication)
  const sheet = sheets.find(({ id }) => id === tab)
  const { changes } = moved
  const sentences = sheet ? sentencesOf(sheet, publication, changes) : changes.paragraphs
  return (
    <section className="book-preview" aria-label={words.label}>
      <Tabs publication={publication} moved={moved} tab={sheet?.id ?? narrativeTab} choose={choose} />
      <div
        className="preview-scroll"
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the form is scrolled with the keyboard.
        tabIndex={0}
        aria-label={sheet?.tables[0]?.title ?? words.narrative}
      >
        {sheet ? (
          <>
            <CannotTell tables={sheet.tables.map(({ id }) => id)} holds={rest.holds} goTo={rest.goTo} />
            {sheet.tables.map((table) => (
              <FormSheet
                key={table.id}
                table={table}
                changed={changes.cells.get(table.id) ?? none}
                pick={setPicked}
              />
            ))}
            {sentences.size > 0 && (
              <NarrativeSheet publication={publication} changed={sentences} only pick={setPicked} />
            )}
          </>
        ) : (
          <NarrativeSheet publication={publication} changed={changes.paragraphs} pick={setPicked} />
        )}
        <ChecksBox moved={moved} first={sheet?.tables.map(({ id }) => id) ?? []} />
        <HoldsBox holds={rest.holds} remarks={rest.remarks} next={rest.next} goTo={rest.goTo} />
      </div>
      {picked && (
        <FigureBar
          picked={picked}
          toEntries={rest.toEntries}
          remark={rest.remark}
          close={() => setPicked(null)}
        />
      )}
    </section>
  )
}

/** Without an edition there is nothing to see: it is chosen where it is missed. */
function EditionChoice({ choose }: { readonly choose: (edition: string) => void }) {
  const { preview, editions } = useWords().book
  return (
    <label>
      {preview.toBasics}{' '}
      <select value="" onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">—</option>
        {editionIds.map((id) => (
          <option key={id} value={id}>
            {wordOf(editions, id)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Changed sentences that speak of the money that changed in a form. */
function sentencesOf(
  { tables }: Sheet,
  { parts }: Publication,
  { cells, paragraphs }: PublicationChanges,
): PublicationChanges['paragraphs'] {
  const keys = new Set<string>()
  for (const table of tables) {
    for (const slot of cells.get(table.id) ?? []) {
      const [row = 0, column = 0] = slot.split(' ').map(Number)
      const key = table.rows[row]?.cells[column]?.key
      if (key) keys.add(keyText(withCoordinates(key, { fund: undefined })))
    }
  }
  const speaks = (index: number): boolean => {
    const part = parts[index]
    return (
      part?.kind === 'paragraph' &&
      part.runs.some(
        (run) =>
          run.kind === 'figure' &&
          keys.has(keyText(withCoordinates(run.key, { fund: undefined, measure: 'money' }))),
      )
    )
  }
  return new Map([...paragraphs].filter(([index]) => speaks(index)))
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
  const items = [
    {
      id: narrativeTab,
      name: words.narrative,
      changed: moved.changes.paragraphs.size > 0,
      title: words.narrative,
    },
    ...sheetsOf(publication).map(({ id, tables, number }) => ({
      id,
      name: id.startsWith(manyOf)
        ? `${words.programmes} ${tables.filter(({ title }) => title !== '').length}`
        : `${tables[0]?.no ?? number} ${shortTitle(tables[0]?.title ?? '')}`,
      changed: tables.some((table) => moved.changes.cells.has(table.id)),
      title: tables[0]?.title ?? '',
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
export function shortTitle(title: string): string {
  if (title.includes('三公')) return '三公'
  return title
    .replace(/^20\d{2}年?/u, '')
    .replace(/^.{0,12}?(?:部门|单位)(?:预算)?/u, '')
    .replace(/(?:预算)?财政拨款/u, '拨款')
    .replace(/一般公共预算/u, '一般公共')
    .replace(/政府性基金预算/u, '基金')
    .replace(/国有资本经营预算/u, '国资')
    .replace(/(?:预算)?(?<!总)表(?:（.*?）)?$/u, '')
    .slice(0, 10)
}

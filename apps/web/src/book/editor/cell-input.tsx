// biome-ignore-all lint/a11y/useSemanticElements: thousands of lines are placed by the window they are seen through; a table element cannot be.
import type { WorkingBook } from '@mingzhang/forms'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../words/use-words.ts'
import { type Choice, choicesOf, search } from './choices.ts'
import type { GridColumn } from './columns.ts'

/** 步子 Where the cursor goes. */
export type Step =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'next'
  | 'before'
  | 'first'
  | 'last'
  | 'pageUp'
  | 'pageDown'
  | 'top'
  | 'bottom'
  | 'start'
  | 'end'

type Properties = {
  readonly working: WorkingBook
  readonly column: GridColumn
  /** What stands in the cell; what is typed in it, or null. */
  readonly text: string
  readonly typed: string | null
  readonly label: string
  readonly editable: boolean
  readonly type: (text: string) => void
  readonly choose: (code: string) => void
  readonly settle: () => void
  readonly drop: () => void
  readonly step: (step: Step, extend: boolean) => boolean
  /** Keys of the table: true when the table took it. */
  readonly command: (event: KeyboardEvent) => boolean
  readonly paste: (text: string) => void
  readonly copied: () => string
  /** Selected cells beside the current one. */
  readonly others: number
  readonly fill: (text: string) => void
  /** Id of the line that says what the value means. */
  readonly describedBy: string
}

const arrows: { readonly [key: string]: Step } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
}

/** With Ctrl: to the edges of the table. */
const farArrows: { readonly [key: string]: Step } = {
  ArrowUp: 'top',
  ArrowDown: 'bottom',
  ArrowLeft: 'first',
  ArrowRight: 'last',
  Home: 'start',
  End: 'end',
}

/**
 * 单元格输入 The input of the current cell. It is always there and has the focus, also before anything is typed, so that
 * Chinese can be composed from the first key and the clipboard works as in any table.
 */
export function CellInput(properties: Properties) {
  const { column, typed, label, editable, working } = properties
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const [marked, setMarked] = useState(0)
  useEffect(() => {
    // Who looks for text goes on typing what is looked for.
    if (document.activeElement?.closest('.find-bar')) return
    input.current?.focus({ preventScroll: true })
  }, [])
  const found = typed === null || column.kind !== 'choice' ? [] : search(choicesOf(working, column.id), typed)
  const keys = useCellKeys({ ...properties, found, marked, setMarked })
  const { paste, copy, cut } = clipboardOf(properties)
  return (
    <span className={`cell-edit ${typed === null ? 'ready' : 'typing'}`}>
      <input
        ref={input}
        aria-label={label}
        aria-describedby={properties.describedBy}
        aria-controls={found.length > 0 ? list : undefined}
        aria-autocomplete={column.kind === 'choice' ? 'list' : 'none'}
        className={column.kind === 'money' ? 'n' : undefined}
        value={typed ?? ''}
        readOnly={!editable || column.kind === 'computed'}
        inputMode={column.kind === 'money' ? 'decimal' : 'text'}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setMarked(0)
          performance.mark('keystroke')
          properties.type(event.currentTarget.value)
        }}
        onKeyDown={keys}
        onPaste={paste}
        onCopy={copy}
        onCut={cut}
        onBlur={() => typed !== null && properties.settle()}
      />
      {typed !== null && column.kind === 'choice' && (
        <ChoiceList
          id={list}
          found={found}
          marked={marked}
          choose={properties.choose}
          none={words.book.grid.nothing}
        />
      )}
    </span>
  )
}

/** What is pasted into, copied from and cut out of the cell, or all selected ones. */
function clipboardOf(properties: Properties) {
  const { typed, editable } = properties
  const paste = (event: ClipboardEvent) => {
    const given = event.clipboardData.getData('text/plain')
    if (!editable) return
    if (/[\t\n]/u.test(given.trim())) {
      event.preventDefault()
      properties.paste(given)
    } else if (typed === null && properties.others > 0) {
      event.preventDefault()
      properties.fill(given.trim())
    }
  }
  const copy = (event: ClipboardEvent) => {
    if (typed !== null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', properties.copied())
  }
  const cut = (event: ClipboardEvent) => {
    if (typed !== null || !editable) return
    copy(event)
    properties.choose('')
  }
  return { paste, copy, cut }
}

type KeyProperties = Properties & {
  readonly found: readonly Choice[]
  readonly marked: number
  readonly setMarked: (at: number) => void
}

function useCellKeys(properties: KeyProperties) {
  const { typed, text, found, marked, setMarked, column, editable } = properties
  const commit = () => {
    const chosen = typed === '' ? undefined : found[marked]
    if (chosen) properties.choose(chosen.code)
    else properties.settle()
  }
  const whileTyping = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') properties.drop()
    else if (found.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      setMarked(Math.max(0, Math.min(found.length - 1, marked + (event.key === 'ArrowDown' ? 1 : -1))))
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      properties.settle()
      properties.step(event.key === 'ArrowUp' ? 'up' : 'down', false)
    } else return false
    return true
  }
  const whileReady = (event: KeyboardEvent): boolean => {
    const isFar = event.ctrlKey || event.metaKey
    const arrow = (isFar ? farArrows : arrows)[event.key]
    if (arrow) properties.step(arrow, event.shiftKey)
    else if (isFar) return false
    else if (event.key === 'Escape') event.currentTarget instanceof HTMLElement && event.currentTarget.blur()
    else if (event.key === 'F2' && editable) properties.type(text)
    else if ((event.key === 'Delete' || event.key === 'Backspace') && editable && column.kind !== 'computed')
      properties.choose('')
    else return false
    return true
  }
  const leave = (event: KeyboardEvent) => {
    if (typed !== null) commit()
    const [forth, back] = event.key === 'Enter' ? (['down', 'up'] as const) : (['next', 'before'] as const)
    // Beyond the last cell the focus goes on to what stands behind the table.
    return properties.step(event.shiftKey ? back : forth, false) || event.key === 'Enter'
  }
  const act = (event: KeyboardEvent): boolean => {
    if (properties.command(event)) return true
    if (event.altKey || ((event.ctrlKey || event.metaKey) && typed !== null)) return false
    if (event.ctrlKey || event.metaKey) return whileReady(event)
    if (event.key === 'Enter' || event.key === 'Tab') return leave(event)
    return typed === null ? whileReady(event) : whileTyping(event)
  }
  return (event: KeyboardEvent) => {
    if (!event.nativeEvent.isComposing && act(event)) event.preventDefault()
  }
}

type ListProperties = {
  readonly id: string
  readonly found: readonly Choice[]
  readonly marked: number
  readonly choose: (code: string) => void
  readonly none: string
}

/** 候选 Accounts by code and name; the marked one is taken by Enter or Tab. */
function ChoiceList({ id, found, marked, choose, none }: ListProperties) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  if (found.length === 0) return <div className="choices none">{none}</div>
  return (
    <div ref={box} id={id} className="choices" role="listbox">
      {found.map(({ code, name }, at) => (
        <div
          key={code}
          role="option"
          tabIndex={-1}
          aria-selected={at === marked}
          onMouseDown={(event) => {
            event.preventDefault()
            choose(code)
          }}
        >
          <em>{/^\d/u.test(code) ? code : ''}</em>
          {name}
        </div>
      ))}
    </div>
  )
}

// biome-ignore-all lint/a11y/useSemanticElements: a textarea holds no chips.
import { keyInWords } from '@mingzhang/law'
import { type Dimension, dimensions, type Key } from '@mingzhang/model'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { type ChipWords, chipOf, drawText, textIn } from './bound-text.ts'

type Properties = {
  readonly label: string
  readonly text: string
  readonly bound: Readonly<Record<string, string | null>>
  readonly editable: boolean
  readonly set: (text: string) => void
  /** Where a chosen number goes: the caller keeps the way to put one in. */
  readonly insert: RefObject<((placeholder: string) => void) | null>
}

/** 带数的文字 A text in which numbers of the book stand as chips; they say what the book says now. */
export function BoundEditor({ label, text, bound, editable, set, insert }: Properties) {
  const words = useWords().book.parts.texts
  const host = useRef<HTMLDivElement>(null)
  const caret = useRef<Range | null>(null)
  const chip = (placeholder: string): ChipWords => {
    const shown = bound[placeholder] ?? null
    const title = fill(words.chip, { what: keyInWords(keyOf(placeholder)) })
    return { shown: shown || words.unknown, title, known: Boolean(shown) }
  }
  useEffect(() => {
    if (host.current) makeEditable(host.current, editable)
  }, [editable])
  // What is typed here is already on the page; only other changes (undo, another's save) are drawn.
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    if (textIn(element) !== text) drawText(element, text, chip)
    else for (const one of element.querySelectorAll<HTMLElement>('[data-placeholder]')) redraw(one, chip)
  })
  useEffect(() => {
    insert.current = (placeholder) => {
      const element = host.current
      if (!element) return
      const range = caret.current ?? endOf(element)
      range.deleteContents()
      const node = chipOf(placeholder, { shown: '…', title: '', known: true })
      range.insertNode(node)
      range.setStartAfter(node)
      range.collapse(true)
      caret.current = range
      set(textIn(element))
    }
  })
  const keep = () => {
    const selection = document.getSelection()
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null
    if (range && host.current?.contains(range.startContainer)) caret.current = range.cloneRange()
  }
  return (
    <div
      ref={host}
      className="bound-text"
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      aria-readonly={!editable}
      tabIndex={0}
      onInput={(event) => {
        keep()
        set(textIn(event.currentTarget))
      }}
      onKeyUp={keep}
      onMouseUp={keep}
      onBlur={keep}
    />
  )
}

/** Words alone can be typed and pasted, where the browser knows how. */
function makeEditable(element: HTMLElement, editable: boolean): void {
  if (!editable) {
    element.contentEditable = 'false'
    return
  }
  try {
    element.contentEditable = 'plaintext-only'
  } catch {
    element.contentEditable = 'true'
  }
}

function redraw(element: HTMLElement, chip: (placeholder: string) => ChipWords): void {
  const { shown, title, known } = chip(element.dataset['placeholder'] ?? '')
  if (element.textContent !== shown) element.textContent = shown
  element.title = title
  element.classList.toggle('unknown', !known)
}

function endOf(element: HTMLElement): Range {
  const range = document.createRange()
  range.selectNodeContents(element)
  range.collapse(false)
  return range
}

const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name)

/** The key of a placeholder. */
function keyOf(placeholder: string): Key {
  const key: { [D in Dimension]?: string } = {}
  for (const token of placeholder.slice(1, -1).split(' ')) {
    const [name = '', member = ''] = token.split('=')
    if (isDimension(name)) key[name] = member
  }
  return key
}

import { type Ref, useEffect, useRef, useState } from 'react'
import { useWords } from '../words/use-words.ts'

/** Milliseconds without typing before the search runs. */
const pause = 180

type Properties = {
  readonly value: string
  readonly change: (text: string) => void
  readonly ref: Ref<HTMLInputElement>
}

/** 搜索 Searches while one types, a moment after the last key. */
export function SearchBox({ value, change, ref }: Properties) {
  const words = useWords()
  const [text, setText] = useState(value)
  const now = useRef(change)
  now.current = change
  const sent = useRef(value)
  useEffect(() => {
    if (text === sent.current) return undefined
    const timer = setTimeout(() => {
      sent.current = text
      now.current(text)
    }, pause)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])
  return (
    <search className="find">
      <input
        ref={ref}
        type="search"
        value={text}
        placeholder={words.list.search}
        aria-label={words.list.search}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          if (text) setText('')
          else event.currentTarget.blur()
        }}
      />
      <kbd>/</kbd>
    </search>
  )
}

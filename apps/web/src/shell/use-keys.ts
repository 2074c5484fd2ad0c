import { useEffect, useRef } from 'react'
import { useSettings } from './settings.ts'

/** 按键 What a key does; a function that returns false lets the browser have it. */
export type KeyMap = { readonly [key: string]: (() => boolean | undefined) | (() => void) }

/** Somebody else's key: handled already, with a modifier, or in the middle of composing a word. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing

const isPressable = (target: Element | null): boolean =>
  Boolean(target?.closest('a, button, [role="button"]'))

const typing = 'input, textarea, select, [contenteditable="true"]'

/**
 * 单键快捷键 Binds keys of the whole window. They work outside inputs and dialogs only, without modifiers, and
 * letters can be
 * switched off; Escape and arrows always work. Keys are named in lower case: `j`, `escape`, `arrowdown`.
 */
export function useKeys(keys: KeyMap): void {
  const { settings } = useSettings()
  const now = useRef(keys)
  now.current = keys
  const { singleKeys } = settings
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      if (isTaken(event) || target?.closest(typing) || document.querySelector('dialog[open]')) return
      if (!singleKeys && event.key.length === 1) return
      const act = now.current[event.key.toLowerCase()]
      if (act && !(event.key === 'Enter' && isPressable(target)) && act() !== false) event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [singleKeys])
}

import { useEffect, useRef } from 'react'
import { useSettings } from './settings.ts'

/** 按键 What a key does; a function that returns false lets the browser have it. */
export type KeyMap = { readonly [key: string]: (() => boolean | undefined) | (() => void) }

const typing = 'input, textarea, select, [contenteditable="true"]'

/**
 * 单键快捷键 Binds keys of the whole window. They work outside inputs and dialogs only, without modifiers, and letters can be
 * switched off; Escape and arrows always work.
 */
export function useKeys(keys: KeyMap): void {
  const { settings } = useSettings()
  const now = useRef(keys)
  now.current = keys
  const { singleKeys } = settings
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest(typing) || document.querySelector('dialog[open]')) return
      if (!singleKeys && event.key.length === 1) return
      const act = now.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act || (event.key === 'Enter' && target?.closest('a, button, [role="button"]'))) return
      if (act() !== false) event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [singleKeys])
}

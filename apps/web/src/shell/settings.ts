import { createContext, useContext, useEffect, useState } from 'react'
import type { Language } from '../words/use-words.ts'

export type Theme = 'system' | 'light' | 'dark'

/** 偏好 What a person chose: language, light or dark, whether single letters are keys. Kept in the browser. */
export type Settings = {
  readonly language: Language
  readonly theme: Theme
  readonly singleKeys: boolean
}

const initial: Settings = { language: 'zh-CN', theme: 'system', singleKeys: true }
const slot = 'mingzhang.settings'

/** 读偏好 Reads what was kept; anything unknown falls back to the default. */
export function decodeSettings(kept: string | null): Settings {
  if (kept === null) return initial
  const parts = new Set(kept.split(' '))
  return {
    language: parts.has('en') ? 'en' : 'zh-CN',
    theme: parts.has('dark') ? 'dark' : parts.has('light') ? 'light' : 'system',
    singleKeys: !parts.has('no-keys'),
  }
}

/** 存偏好 The text that is kept. */
export const encodeSettings = ({ language, theme, singleKeys }: Settings): string =>
  [language, theme, singleKeys ? 'keys' : 'no-keys'].join(' ')

function kept(): string | null {
  try {
    return localStorage.getItem(slot)
  } catch {
    return null
  }
}

/** Puts language and theme on the page itself. */
export function applySettings({ language, theme }: Settings): void {
  const page = document.documentElement
  page.lang = language
  if (theme === 'system') delete page.dataset['theme']
  else page.dataset['theme'] = theme
}

export type SettingsInUse = {
  readonly settings: Settings
  readonly change: (part: Partial<Settings>) => void
}

export const SettingsContext = createContext<SettingsInUse>({ settings: initial, change: () => undefined })

/** The settings in use and how to change them. */
export const useSettings = (): SettingsInUse => useContext(SettingsContext)

/** Holds the settings for the whole app. */
export function useSettingsState(): SettingsInUse {
  const [settings, setSettings] = useState(() => decodeSettings(kept()))
  useEffect(() => {
    applySettings(settings)
    try {
      localStorage.setItem(slot, encodeSettings(settings))
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }, [settings])
  const change = (part: Partial<Settings>) => setSettings((now) => ({ ...now, ...part }))
  return { settings, change }
}

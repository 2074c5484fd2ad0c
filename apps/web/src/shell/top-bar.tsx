import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useWords } from '../words/use-words.ts'
import { isInRoom, rooms } from './navigation.ts'
import { type Theme, useSettings } from './settings.ts'
import { useWho } from './who.ts'
import { WhoAmI } from './who-am-i.tsx'

/** 顶栏 The bar of every room: home, the rooms, what the room puts there, language and theme. */
export function TopBar({ children }: { readonly children?: ReactNode }) {
  const words = useWords()
  const [address] = useLocation()
  const { who } = useWho()
  return (
    <header className="top">
      <a className="skip" href="#content">
        {words.app.skip}
      </a>
      <Brand home="/" />
      <nav aria-label={words.app.mainNavigation}>
        {rooms
          .filter(({ right }) => who.rights.includes(right))
          .map((room) => (
            <Link
              key={room.path}
              href={room.path}
              aria-current={isInRoom(room, address) ? 'page' : undefined}
            >
              {room.label(words)}
            </Link>
          ))}
      </nav>
      <span className="space" />
      {children}
      <WhoAmI />
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  )
}

/** 标记 The mark and the name, which lead home. */
export function Brand({ home }: { readonly home: string }) {
  const words = useWords()
  return (
    <Link className="brand" href={home} aria-label={words.app.home}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <rect width="20" height="20" fill="var(--accent)" />
        <rect x="4" y="6" width="12" height="2.5" fill="var(--on-accent)" />
        <rect x="4" y="11.5" width="12" height="2.5" fill="var(--on-accent)" />
      </svg>
      <span>{words.app.name}</span>
    </Link>
  )
}

/** 界面语言 Chinese or English. */
export function LanguageSwitch() {
  const words = useWords()
  const { settings, change } = useSettings()
  return (
    <fieldset className="switch">
      <legend className="unseen">{words.app.language}</legend>
      <button
        type="button"
        lang="zh-CN"
        aria-pressed={settings.language === 'zh-CN'}
        onClick={() => change({ language: 'zh-CN' })}
      >
        {words.app.chinese}
      </button>
      <span aria-hidden="true">/</span>
      <button
        type="button"
        lang="en"
        aria-pressed={settings.language === 'en'}
        onClick={() => change({ language: 'en' })}
      >
        {words.app.english}
      </button>
    </fieldset>
  )
}

const themes: readonly Theme[] = ['system', 'light', 'dark']

/** 明暗 Light, dark, or as the system is. */
export function ThemeSwitch() {
  const words = useWords()
  const { settings, change } = useSettings()
  const names = { system: words.app.themeSystem, light: words.app.themeLight, dark: words.app.themeDark }
  return (
    <select
      className="theme"
      aria-label={words.app.theme}
      value={settings.theme}
      onChange={(event) => {
        const chosen = themes.find((theme) => theme === event.currentTarget.value)
        if (chosen) change({ theme: chosen })
      }}
    >
      {themes.map((theme) => (
        <option key={theme} value={theme}>
          {names[theme]}
        </option>
      ))}
    </select>
  )
}

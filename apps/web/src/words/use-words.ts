import { createContext, useContext } from 'react'
import { shellZhCn } from './shell.zh-cn.ts'
import type { Words } from './zh-cn.ts'

/** 界面语言 The languages of the interface. */
export type Language = 'zh-CN' | 'en'

// The shell's words are here from the first; those of a room are here before anything of the room is drawn.
const chinese = { ...shellZhCn } as Words

/** 带来词 A room's words join the Chinese catalogue: called where the room is loaded, see app.tsx. */
export function bringWords(words: Partial<Words>): void {
  Object.assign(chinese, words)
}

let english: Promise<Words> | null = null

/**
 * 词表 The catalogue of a language. Chinese comes with the page and with each room; English is fetched when somebody chooses it, and where it
 * cannot be fetched the page stays Chinese.
 */
export function catalogueOf(language: Language): Words | Promise<Words> {
  if (language === 'zh-CN') return chinese
  english ??= import('./en.ts').then(
    ({ en }) => en,
    () => {
      english = null
      return chinese
    },
  )
  return english
}

/** 当前词表 The words in use; the shell provides them. */
export const WordsContext = createContext<Words>(chinese)

/** The words of the chosen language. */
export const useWords = (): Words => useContext(WordsContext)

import { createContext, useContext } from 'react'
import { type Words, zhCn } from './zh-cn.ts'

/** 界面语言 The languages of the interface. */
export type Language = 'zh-CN' | 'en'

let english: Promise<Words> | null = null

/**
 * 词表 The catalogue of a language. Chinese comes with the page; English is fetched when somebody chooses it, and where it
 * cannot be fetched the page stays Chinese.
 */
export function catalogueOf(language: Language): Words | Promise<Words> {
  if (language === 'zh-CN') return zhCn
  english ??= import('./en.ts').then(
    ({ en }) => en,
    () => {
      english = null
      return zhCn
    },
  )
  return english
}

/** 当前词表 The words in use; the shell provides them. */
export const WordsContext = createContext<Words>(zhCn)

/** The words of the chosen language. */
export const useWords = (): Words => useContext(WordsContext)

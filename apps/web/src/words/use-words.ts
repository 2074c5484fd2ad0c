import { createContext, useContext } from 'react'
import { en } from './en.ts'
import { type Words, zhCn } from './zh-cn.ts'

/** 界面语言 The languages of the interface. */
export type Language = 'zh-CN' | 'en'

/** 各语言的词表 The catalogue of each language. */
export const catalogues: { readonly [L in Language]: Words } = { 'zh-CN': zhCn, en }

/** 当前词表 The words in use; the shell provides them. */
export const WordsContext = createContext<Words>(zhCn)

/** The words of the chosen language. */
export const useWords = (): Words => useContext(WordsContext)
